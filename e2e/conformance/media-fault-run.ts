import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { FAULTS, Survivors, nameOf } from './fault-kinds.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { handTimer } from './hand-timer.ts';
import { type EbbDevice, type MediaDevice, ebbDevice, officialDevice } from './media-devices.ts';
import { FILES_EACH_WAY, MediaWork } from './media-work.ts';

const STALL_MS = 61_000;
/** What is asked twice without harm is asked once more when its connection ends: then both tries meet the fault. */
const REPEATED: ReadonlySet<string> = new Set([
  'begin',
  'mediaChanges',
  'downloadFiles',
  'uploadChanges',
  'mediaSanity',
]);

interface Parts {
  readonly folder: string;
  readonly peer: Peer;
  readonly server: OfficialServer;
  readonly proxy: FaultyProxy;
  readonly ebb: EbbDevice;
  readonly official: MediaDevice;
  readonly work: MediaWork;
}

/** Each fault at each of these requests of a media sync. */
export function testMediaFaults(methods: readonly string[]): void {
  const survivors = new Survivors();
  const timer = handTimer();
  let parts: Parts;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-media-faults-'));
    const server = await startOfficialServer();
    const peer = await startPeer();
    const proxy = await startFaultyProxy(server.port, { onSilence: () => timer.advance(STALL_MS) });
    const ebb = await ebbDevice(join(folder, 'ebb'), { url: proxy.url, user: 'me' }, { timer });
    const official = await officialDevice(peer, join(folder, 'official'), { url: server.url, user: 'me' });
    const work = new MediaWork(ebb, official);
    await work.next();
    await work.expectConverged();
    parts = { folder, peer, server, proxy, ebb, official, work };
  });
  afterAll(async () => {
    survivors.print(`a fault at ${methods.join(', ')}`);
    await parts.ebb.close();
    await parts.proxy.stop();
    await parts.server.stop();
    await parts.peer.stop();
    rmSync(parts.folder, { recursive: true, force: true });
  });

  async function failure(): Promise<AppError | undefined> {
    try {
      await parts.ebb.sync();
      return undefined;
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  }

  const cases = methods.flatMap((method) => FAULTS.map((fault) => [method, nameOf(fault), fault] as const));
  test.for(cases)(
    '%s %s: nothing is lost, nothing comes twice, and the next sync completes',
    async ([method, name, fault]) => {
      const lived = survivors.began(name);
      const { proxy, ebb, work } = parts;
      await work.next();
      arm(proxy, method, fault);
      const cameBefore = ebb.cameSoFar;
      const met = await failure();
      expect(proxy.faultMet).toBe(true);
      if (met !== undefined) expect(met.code).not.toBe('internal');
      if (fault.kind === 'redirected') await expectMoved(ebb, proxy.url, met);
      if (met?.code === 'sync.sessionEnded') await ebb.ebb.login(proxy.url, 'me');
      await work.expectConverged();
      // Those of this round, and the one that was changed in it: each came once.
      expect(ebb.cameSoFar - cameBefore).toBe(FILES_EACH_WAY + 1);
      lived();
    },
  );
}

/** The sync went on where it was sent, and the next one begins there. */
async function expectMoved({ ebb }: EbbDevice, url: string, met: AppError | undefined): Promise<void> {
  expect(met).toBeUndefined();
  expect((await ebb.profile()).redirectedUrl).toBe(`${url}moved/`);
}

function arm(proxy: FaultyProxy, method: string, fault: Fault): void {
  proxy.failNext(method, fault);
  if (fault.kind.startsWith('cut') && REPEATED.has(method)) proxy.failNext(method, fault);
}
