import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thisProcess } from './process-identity.ts';
import { acquireProfileLock, findLockHolder } from './profile-lock.ts';

let folder: string;
let lockFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-lock-'));
  lockFile = join(folder, 'profile.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeLock(changes: Record<string, unknown>): void {
  const content = { ...thisProcess(), door: 'cli', address: null, token: 'theirs', ...changes };
  writeFileSync(lockFile, JSON.stringify(content));
}

async function endedProcessId(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the profile lock', () => {
  it('is held by one start at a time, and names the holder to the next', async () => {
    const lock = await acquireProfileLock(folder, 'loopback');
    await expect(acquireProfileLock(folder, 'cli')).rejects.toMatchObject({
      code: 'collection.busy',
      details: { door: 'loopback', processId: process.pid, address: null },
    });
    await lock.release();
    await (await acquireProfileLock(folder, 'cli')).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells where the holder can be reached, to nobody but its user', async () => {
    const lock = await acquireProfileLock(folder, 'loopback');
    await lock.publishAddress('http://127.0.0.1:1/secret/');
    expect(await findLockHolder(folder)).toMatchObject({ address: 'http://127.0.0.1:1/secret/' });
    expect(statSync(lockFile).mode & 0o077).toBe(0);
    await lock.release();
    expect(await findLockHolder(folder)).toBeUndefined();
  });

  it('is taken over from a process that has ended', async () => {
    writeLock({ processId: await endedProcessId() });
    const lock = await acquireProfileLock(folder, 'cli');
    expect(await findLockHolder(folder)).toMatchObject({ processId: process.pid });
    await lock.release();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when its number was given to another process since',
    async () => {
      writeLock({ startedAt: 'another boot/1' });
      await (await acquireProfileLock(folder, 'cli')).release();
    },
  );

  it('is not taken from a running process whose start is not known', async () => {
    writeLock({ startedAt: null });
    await expect(acquireProfileLock(folder, 'cli')).rejects.toMatchObject({ code: 'collection.busy' });
    expect(readFileSync(lockFile, 'utf8')).toContain('theirs');
  });

  it('is taken over when the file says nothing', async () => {
    writeFileSync(lockFile, '{"processId"');
    await (await acquireProfileLock(folder, 'cli')).release();
  });

  it('goes to exactly one of many starts that find it dead at once', async () => {
    writeLock({ processId: await endedProcessId() });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => acquireProfileLock(folder, 'cli')));
    const won = results.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    for (const reason of reasons) expect(reason).toMatchObject({ code: 'collection.busy' });
    expect(readdirSync(folder)).toEqual(['profile.lock']);
  });

  it('goes to exactly one of many processes that find it dead at once', async () => {
    writeLock({ processId: await endedProcessId() });
    const script = `
      import { acquireProfileLock } from ${JSON.stringify(new URL('./profile-lock.ts', import.meta.url).href)};
      process.stdin.once('data', async () => {
        const lock = await acquireProfileLock(${JSON.stringify(folder)}, 'cli').catch(() => undefined);
        console.log(lock === undefined ? 'lost' : 'won');
        process.stdin.once('data', () => process.exit());
      });
      console.log('ready');`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const nextWords = (): Promise<string[]> =>
      Promise.all(children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()));
    expect(await nextWords()).toEqual(['ready', 'ready', 'ready', 'ready']);
    const results = nextWords();
    for (const child of children) child.stdin.write('go\n');
    expect((await results).toSorted()).toEqual(['lost', 'lost', 'lost', 'won']);
    for (const child of children) child.stdin.write('end\n');
    await Promise.all(children.map((child) => once(child, 'exit')));
  });

  it('is still taken over when an earlier take-over was killed half way', async () => {
    writeLock({ processId: await endedProcessId() });
    const guard = `${lockFile}.takeover`;
    mkdirSync(guard);
    utimesSync(guard, 1, 1);
    await (await acquireProfileLock(folder, 'cli')).release();
    expect(existsSync(guard)).toBe(false);
  });

  it('is given back only by its holder', async () => {
    const lock = await acquireProfileLock(folder, 'cli');
    writeLock({});
    await lock.release();
    expect(existsSync(lockFile)).toBe(true);
  });
});
