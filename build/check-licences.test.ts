import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LockEntry, Lockfile } from './lockfile.ts';
import { gitFiles, projectRoot } from './source-files.ts';

const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Zlib',
]);
/** Bundled into the window although npm knows them as development dependencies: see vite.renderer.config.ts and vite.cards.config.ts. */
const BUNDLED = [
  'react',
  'react-dom',
  'react-aria-components',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'zustand',
  'dompurify',
  'mathjax',
  'jquery',
  '@fluent/bundle',
];

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lockfile;

/** The package at a path of the lock and everything it needs, as Node would find it. */
function closure(paths: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const queue = [...paths];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const entry = lock.packages[path] as (LockEntry & { dependencies?: Record<string, string> }) | undefined;
    if (seen.has(path) || !entry) continue;
    seen.add(path);
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      queue.push(placeOf(path, name));
  }
  return seen;
}

function placeOf(fromPath: string, name: string): string {
  for (
    let folder = fromPath;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const nested = `${folder}/node_modules/${name}`;
    if (nested in lock.packages) return nested;
  }
  return `node_modules/${name}`;
}

/** "(MPL-2.0 OR Apache-2.0)" lets us choose; "A AND B" binds us to both. */
function isAllowed(licence: string): boolean {
  const words = licence.replace(/[()]/g, '').trim();
  return words.split(' OR ').some((choice) => choice.split(' AND ').every((part) => ALLOWED.has(part.trim())));
}

describe('licences', () => {
  const own = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const shipped = [...closure([...Object.keys(own.dependencies), ...BUNDLED].map((name) => `node_modules/${name}`))];

  it('of everything we ship allow shipping it', () => {
    expect(shipped.length).toBeGreaterThan(30);
    const refused = shipped
      .map((path) => [path, lock.packages[path]?.license ?? 'none'])
      .filter(([, licence]) => !isAllowed(licence ?? ''));
    expect(refused).toEqual([]);
  });

  it('would refuse a copyleft package', () => {
    expect(['AGPL-3.0', 'GPL-3.0-only', 'MIT AND GPL-2.0', 'none', ''].filter(isAllowed)).toEqual([]);
    expect(['MIT', '(MPL-2.0 OR Apache-2.0)', 'MIT AND ISC'].filter((licence) => !isAllowed(licence))).toEqual([]);
  });
});

describe('files of the project', () => {
  it('that follow works of others name them in the notices', () => {
    const notices = readFileSync(join(projectRoot, 'NOTICES.md'), 'utf8');
    const followers = gitFiles().filter((path) => {
      const isShipped = /^(electron|shared|renderer)\//.test(path) && existsSync(join(projectRoot, path));
      return isShipped && /copyright \(c\)/i.test(readFileSync(join(projectRoot, path), 'latin1'));
    });
    expect(followers.length).toBeGreaterThan(1);
    expect(followers.filter((path) => !notices.includes(path))).toEqual([]);
    expect(readFileSync(join(projectRoot, 'build/electron-builder.yml'), 'utf8')).toContain('  - NOTICES.md\n');
  });

  /** Put together here, so that this file does not name what it looks for. */
  const FORBIDDEN = [
    ['registry', 'npmjs'],
    ['files', 'pythonhosted'],
    ['pypi', 'org'],
    ['static.crates', 'io'],
    ['proxy.golang', 'org'],
    ['deb.debian', 'org'],
  ].map((parts) => parts.join('.'));
  const PATHS = new RegExp(`(^|[\\s"'\`=:(])/(${['work', 'root'].join('|')})/`, 'm');
  const BINARY = /\.(png|ico|icns|anki2|apkg|colpkg|woff2?)$/;

  it('name no package registry and no folder of one machine', () => {
    const files = gitFiles().filter((path) => !BINARY.test(path) && existsSync(join(projectRoot, path)));
    expect(files.length).toBeGreaterThan(50);
    const found = files.filter((path) => {
      const text = readFileSync(join(projectRoot, path), 'utf8');
      return FORBIDDEN.some((host) => text.includes(host)) || PATHS.test(text);
    });
    expect(found).toEqual([]);
  });
});
