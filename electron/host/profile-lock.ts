import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf, writeError } from './atomic-file.ts';
import { mayBeRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

export type Door = 'electron' | 'loopback' | 'cli';

/** Who has the profile open. */
export interface LockHolder extends ProcessIdentity {
  readonly door: Door;
  /** Where the holder serves a browser, its secret path included; the file is readable by its owner only. */
  readonly address: string | null;
  /** Tells a program of the profile's owner from a page: no window ever learns it. */
  readonly token: string;
}

export interface ProfileLock {
  readonly token: string;
  /** Tells later starts where the app can be reached. */
  publishAddress(address: string): Promise<void>;
  release(): Promise<void>;
}

/** A profile has one owner. Throws `collection.busy` with the holder; a lock whose process has ended is taken over. */
export async function acquireProfileLock(profileFolder: string, door: Door): Promise<ProfileLock> {
  const path = lockPath(profileFolder);
  const mine: LockHolder = {
    ...thisProcess(),
    door,
    address: null,
    token: randomBytes(16).toString('hex'),
  };
  try {
    // What somebody learns is nobody else's business.
    await mkdir(profileFolder, { recursive: true, mode: 0o700 });
    if (!(await createWhole(path, mine))) await takeOver(path, mine);
  } catch (error: unknown) {
    throw writeError(error, path);
  }
  return {
    token: mine.token,
    async publishAddress(address) {
      const temporary = `${path}.${mine.token}`;
      await writeFile(temporary, JSON.stringify({ ...mine, address }), { mode: 0o600 });
      await rename(temporary, path);
    },
    async release() {
      // Only ours: after a wrong take-over the file may be somebody else's.
      if ((await readLock(path))?.token === mine.token) await rm(path, { force: true });
    },
  };
}

/** Who has the profile open right now, if anybody. */
export async function findLockHolder(profileFolder: string): Promise<LockHolder | undefined> {
  const holder = await readLock(lockPath(profileFolder));
  return holder !== undefined && mayBeRunning(holder) ? holder : undefined;
}

function lockPath(profileFolder: string): string {
  return join(profileFolder, 'profile.lock');
}

/** Creates the file with its content in one step, so that nobody reads half of it. False: there is one already. */
async function createWhole(path: string, content: LockHolder): Promise<boolean> {
  const temporary = `${path}.${content.token}`;
  await writeFile(temporary, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
  try {
    await link(temporary, path);
    return true;
  } catch (error: unknown) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!isWithoutLinks(error)) throw error;
    return await createPlain(path, content);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** File systems such as FAT know no links. */
function isWithoutLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EISDIR'].includes(codeOf(error) ?? '');
}

async function createPlain(path: string, content: LockHolder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error: unknown) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two starts may find the same dead lock at once. Only one of them may remove it, or the slower one would remove the
 * quicker one's new lock: a folder beside it (made by one at a time) guards the step.
 */
async function takeOver(path: string, mine: LockHolder): Promise<void> {
  const guard = `${path}.takeover`;
  const giveUpMs = performance.now() + guardPatienceMs;
  for (;;) {
    const holder = await readLock(path);
    if (holder !== undefined && mayBeRunning(holder)) throw busy(holder);
    if (await madeFolder(guard)) break;
    if (performance.now() > giveUpMs) await removeAbandoned(guard);
    await wait(20);
  }
  try {
    const holder = await readLock(path);
    if (holder !== undefined && mayBeRunning(holder)) throw busy(holder);
    await rm(path, { force: true });
    if (!(await createWhole(path, mine))) {
      const winner = await readLock(path);
      throw winner === undefined ? new AppError('internal', {}) : busy(winner);
    }
  } finally {
    await rmdir(guard);
  }
}

const guardPatienceMs = 2000;

async function madeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error: unknown) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The guard stands for milliseconds; one that is older than that was left by a process that was killed there. */
async function removeAbandoned(guard: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(guard);
    if (Date.now() - mtimeMs > guardPatienceMs) await rmdir(guard);
  } catch (error: unknown) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Undefined: no lock, or one that says nothing (written to by no version of Ebb). */
async function readLock(path: string): Promise<LockHolder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isLockHolder(value) ? value : undefined;
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isLockHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  if (!('processId' in value && 'startedAt' in value && 'door' in value && 'address' in value && 'token' in value)) {
    return false;
  }
  return (
    typeof value.processId === 'number' &&
    (value.startedAt === null || typeof value.startedAt === 'string') &&
    (value.door === 'electron' || value.door === 'loopback' || value.door === 'cli') &&
    (value.address === null || typeof value.address === 'string') &&
    typeof value.token === 'string'
  );
}

function busy({ door, processId, address }: LockHolder): AppError {
  return new AppError('collection.busy', { door, processId, address });
}
