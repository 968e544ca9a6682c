import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from './atomic-file.ts';

export interface RendererFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** The page itself, which is built anew for each request. */
  readonly isPage: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Where the built page lies: beside the bundle, or where the build puts it when run from source. */
export function rendererFolder(): string {
  const bundled = fileURLToPath(new URL('../renderer/', import.meta.url));
  if (existsSync(join(bundled, 'index.html')) && !import.meta.url.endsWith('.ts')) return bundled;
  return fileURLToPath(new URL('../../dist/renderer/', import.meta.url));
}

/**
 * The file that a request's path names inside `folder`, or undefined. The path is still encoded, starts behind the
 * slash, and comes from outside: anything but plain names leads nowhere, and so does a link out of the folder.
 */
export async function findRendererFile(folder: string, encodedPath: string): Promise<RendererFile | undefined> {
  const names = plainNames(encodedPath === '' ? 'index.html' : encodedPath);
  if (names === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, ...names));
    const inside = relative(root, file);
    if (inside.startsWith('..') || inside.startsWith(sep)) return undefined;
    const contentType = contentTypes[extname(file)];
    if (contentType === undefined || !(await stat(file)).isFile()) return undefined;
    return { bytes: await readFile(file), contentType, isPage: inside === 'index.html' };
  } catch (error: unknown) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** The names of an encoded path. Undefined for tricks: `..`, hidden files, encoded slashes, NUL, drive letters. */
export function plainNames(encodedPath: string): readonly string[] | undefined {
  const names = encodedPath.split('/').map(decoded);
  const plain = names.filter((name) => name !== undefined && /^[\w-][\w.-]*$/u.test(name));
  return plain.length === names.length ? plain.filter((name) => name !== undefined) : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an encoding at all.
    return undefined;
  }
}
