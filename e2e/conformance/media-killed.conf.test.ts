import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { Survivors } from './fault-kinds.ts';
import { type EbbDevice, type MediaDevice, ebbDevice, officialDevice } from './media-devices.ts';
import { MediaWork } from './media-work.ts';

const CHILD = new URL('./media-until-killed.ts', import.meta.url).pathname;
const POINTS = [
  ...['begin', 'mediaChanges', 'downloadFiles', 'uploadChanges', 'mediaSanity'].flatMap((method) => [
    `before ${method}`,
    `after ${method}`,
  ]),
  ...['after downloadFiles 3', 'after downloadFiles 6', 'after uploadChanges 2', 'after uploadChanges 3', 'synced'],
];
const RANDOM_MOMENTS = 3 * Number(process.env['EBB_DEPTH'] ?? 1);
/** So many files each way make several packets. */
const FILES = 60;

describe.skipIf(!peerAvailable())('a process that is killed in a media sync', () => {
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let ebb: EbbDevice;
  let official: MediaDevice;
  let work: MediaWork;

  const profile = (): string => join(folder, 'ebb');
  const opened = (): Promise<EbbDevice> => ebbDevice(profile(), { url: server.url, user: 'me' });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-media-killed-'));
    peer = await startPeer();
    server = await startOfficialServer();
    ebb = await opened();
    official = await officialDevice(peer, join(folder, 'official'), { url: server.url, user: 'me' });
    work = new MediaWork({ ...delegated(() => ebb), kind: 'ebb' }, official);
    await work.next();
    await work.expectConverged();
  });
  afterAll(async () => {
    survivors.print('SIGKILL of Ebb in a media sync');
    await ebb.close();
    await official.close();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Syncs in another process and kills that at the point, or so long after it was ready. Answers how long it took. */
  async function killed(point: string, laterMs?: number): Promise<number> {
    const stopAt = laterMs === undefined ? point : 'nowhere';
    const child = spawn(process.execPath, [CHILD, profile(), server.url, 'me', stopAt], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    const atMs = new Map<string, number>();
    createInterface({ input: child.stdout }).on('line', (line) => {
      atMs.set(line, performance.now());
      if (line === point) setTimeout(() => child.kill('SIGKILL'), laterMs ?? 0);
    });
    const [, signal] = await ended;
    expect(signal === 'SIGKILL' || atMs.has('closed')).toBe(true);
    if (laterMs === undefined && point !== 'nowhere') expect([...atMs.keys()]).toContain(point);
    return (atMs.get('synced') ?? 0) - (atMs.get('ready') ?? 0);
  }

  /** What the next start finds: nothing half written under any name, and everything goes on from there. */
  async function expectGoesOn(): Promise<void> {
    const there = ebb.files();
    ebb = await opened();
    await work.expectConverged();
    // What had come whole did not come again; the file that was replaced may be either of its two.
    const missing = [...official.files()].filter(([name, sha1]) => there.get(name) !== sha1);
    expect(ebb.cameSoFar).toBeLessThanOrEqual(missing.length);
    const incoming = join(profile(), 'media.incoming');
    expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([]);
    expect(readdirSync(ebb.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  }

  test.for(POINTS.map((point) => [point] as const))(
    'at "%s": nothing is lost, and the next sync completes',
    async ([point]) => {
      const lived = survivors.began(point.replace(/ .*/u, ' a request'));
      await work.next(FILES);
      await ebb.close();
      await killed(point);
      await expectGoesOn();
      lived();
    },
  );

  test('at any moment: nothing is lost, and the next sync completes', async () => {
    await work.next(FILES);
    await ebb.close();
    // The first run is left alone, to know how long it takes.
    const tookMs = await killed('nowhere');
    await expectGoesOn();
    for (let moment = 0; moment < RANDOM_MOMENTS; moment += 1) {
      const lived = survivors.began('any moment');
      await work.next(FILES);
      await ebb.close();
      await killed('ready', (tookMs * (moment + 1)) / (RANDOM_MOMENTS + 1));
      await expectGoesOn();
      lived();
    }
  });
});

function delegated(device: () => EbbDevice): Omit<MediaDevice, 'kind'> {
  return {
    get folder() {
      return device().folder;
    },
    act: (act) => device().act(act),
    sync: () => device().sync(),
    files: () => device().files(),
    pending: () => device().pending(),
    logoutAndIn: () => device().logoutAndIn(),
    close: () => device().close(),
  };
}
