import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..');

const CODE = /\.(ts|tsx|cts|mts)$/;

/** Code that ships or that the build ships from: no tests, no test support, no declarations. */
export function isProductCode(path: string): boolean {
  return (
    /^(shared|electron|renderer)\//.test(path) && CODE.test(path) && !/\.test\.tsx?$|\/testing\/|\.d\.ts$/.test(path)
  );
}

/** By walking the folders. */
export function walkedFiles(): string[] {
  return globSync('{shared,electron,renderer}/**/*', { cwd: projectRoot }).map((path) => path.replaceAll('\\', '/'));
}

/** By asking git: files it tracks and files it would take. Those deleted and not yet recorded are left out. */
export function gitFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(projectRoot, path)));
}
