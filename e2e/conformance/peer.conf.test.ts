import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { readJsonLines } from '../peer/json-lines.ts';
import { startOfficialServer } from '../peer/official-server.ts';
import { peerAvailable, startPeer } from '../peer/peer.ts';

const folder = mkdtempSync(join(tmpdir(), 'ebb-peer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    // No such process.
    return false;
  }
}

/** A process that starts the peer and a server, says their process ids, and waits. */
const starter = `
  import { startPeer } from '#e2e/peer/peer.ts';
  import { startOfficialServer } from '#e2e/peer/official-server.ts';
  const peer = await startPeer();
  const server = await startOfficialServer({ base: ${JSON.stringify(join(folder, 'server'))} });
  console.log(JSON.stringify([peer.processId, server.processId]));
`;

describe.skipIf(!peerAvailable())('the peer', () => {
  it('ends, with its server, when the process that started it is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
      cwd: join(import.meta.dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ids = await new Promise<number[]>((resolve) => {
      readJsonLines(
        child.stdout,
        (value) => resolve(value as number[]),
        () => undefined,
      );
    });
    expect(ids.map(isAlive)).toEqual([true, true]);
    child.kill('SIGKILL');
    for (let tries = 0; tries < 100 && ids.some(isAlive); tries += 1) await wait(100);
    expect(ids.map(isAlive)).toEqual([false, false]);
  });

  it.runIf(process.platform === 'linux')('lives at the time and in the zone it is given', async () => {
    const peer = await startPeer({ now: 1_700_000_000, freeze: true, tz: 'Asia/Tokyo' });
    const path = join(folder, 'clock.anki2');
    await peer.call('create', {}, path);
    const { note } = await peer.call<{ note: number }>(
      'add-note',
      { notetype: 'Basic', deck: 'Default', fields: { Front: 'q', Back: 'a' } },
      path,
    );
    expect(Math.floor(note / 1000)).toBe(1_700_000_000);
    await peer.stop();
  });

  it('answers an error as an error and goes on', async () => {
    const peer = await startPeer();
    await expect(peer.call('no-such-command')).rejects.toThrow('no such command');
    expect(await peer.call('version')).toBeDefined();
    await peer.stop();
    await expect(peer.call('version')).rejects.toThrow('ended');
  });

  it('serves accounts on the loopback interface only', async () => {
    const server = await startOfficialServer({ users: ['a:1', 'b:2'] });
    const peer = await startPeer();
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    const path = join(folder, 'login.anki2');
    await peer.call('create', {}, path);
    expect(await peer.call('login', { url: server.url, user: 'b', pass: '2' }, path)).toMatchObject({
      hkey: expect.any(String) as string,
    });
    await peer.stop();
    await server.stop();
  });
});
