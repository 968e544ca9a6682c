/**
 * Completes package-lock.json with the optional dependencies that the registry could not give: `npm install` leaves
 * such packages (binaries for other platforms) out, and `npm ci` then refuses the lock as out of step.
 *
 *   node build/complete-lock.ts           writes package-lock.json
 *   node build/complete-lock.ts --check   exit code 1 if it is not complete
 *   node build/complete-lock.ts --ask     asks the registry for each one's checksum and platforms first
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type LockEntry,
  type Lockfile,
  missingOptionals,
  platformOf,
  versionFromRange,
  withEntry,
} from './lockfile.ts';

const lockPath = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(lockPath, 'utf8')) as Lockfile;
const missing = missingOptionals(lock);

if (process.argv.includes('--check')) {
  if (missing.length > 0) {
    console.error(`package-lock.json lacks ${missing.length} optional packages; run: node build/complete-lock.ts`);
    process.exit(1);
  }
} else {
  let completed = lock;
  for (const { name, range, dev } of missing) {
    const version = versionFromRange(range);
    const known = process.argv.includes('--ask') ? askRegistry(name, version) : undefined;
    completed = withEntry(completed, name, {
      version,
      ...(dev ? { dev } : {}),
      optional: true,
      ...(known ?? platformOf(name)),
    });
  }
  writeFileSync(lockPath, `${JSON.stringify(completed, null, 2)}\n`);
  console.log(`${missing.length} optional packages added`);
}

function askRegistry(name: string, version: string): Partial<LockEntry> | undefined {
  const fields = ['dist.integrity', 'license', 'os', 'cpu', 'libc', 'engines'];
  let answer: string;
  try {
    answer = execFileSync('npm', ['view', `${name}@${version}`, ...fields, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // The registry does not have it: that is why it is missing, and its name says what we need.
    return undefined;
  }
  const { 'dist.integrity': integrity, ...rest } = JSON.parse(answer) as Record<string, never>;
  return { ...platformOf(name), ...rest, ...(integrity === undefined ? {} : { integrity }) };
}
