import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { integrityCheck } from '#core/storage/connection.ts';
import { run, value } from '#core/storage/statement.ts';
import { NOTHING_WAITS, waitingCounts } from '#core/sync/pending-rows.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { collectionRows } from './collection-rows.ts';
import { Survivors } from './fault-kinds.ts';
import { type Devices, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import { BothSidesWork, notesForRounds } from './merge-work.ts';

const CHILD = new URL('./merge-until-killed.ts', import.meta.url).pathname;
const METHODS = ['meta', 'start', 'applyGraves', 'applyChanges', 'chunk', 'applyChunk', 'sanityCheck2', 'finish'];
const POINTS = [...METHODS.flatMap((method) => [`before ${method}`, `after ${method}`]), 'storing'];
const RANDOM_MOMENTS = 6 * Number(process.env['EBB_DEPTH'] ?? 1);
/** So many cards change on each side, so that a random moment falls into the moving of rows. */
const MANY = 400;

interface Killed {
  /** The last point that it passed. */
  readonly last: string | undefined;
  /** From its start to its end, if it was left alone. */
  readonly tookMs: number;
}

describe.skipIf(!peerAvailable())('a process that is killed in a merge', { timeout: 60_000 }, () => {
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let start: StartCollection;
  let devices: Devices;
  let work: BothSidesWork;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-killed-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: ['k:secret'] });
    const notes = notesForRounds(POINTS.length + RANDOM_MOMENTS + 5) + 2 * MANY;
    start = await makeStartCollection(peer, folder, { notes });
    devices = await startDevices({ peer, server, folder, user: 'k', start });
    work = new BothSidesWork(devices, start);
  });
  afterAll(async () => {
    survivors.print('SIGKILL of Ebb in a merge');
    await devices.close();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Syncs in another process and kills that at the point, or so long after it was passed. */
  async function killed(point: string, laterMs?: number): Promise<Killed> {
    const stopAt = laterMs === undefined ? point : 'nowhere';
    const child = spawn(process.execPath, [CHILD, devices.ebbFolder, server.url, 'k', stopAt], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    const reached: string[] = [];
    const atMs: number[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      reached.push(line);
      atMs.push(performance.now());
      if (line === point) setTimeout(() => child.kill('SIGKILL'), laterMs ?? 0);
    });
    const [, signal] = await ended;
    expect(signal === 'SIGKILL' || reached.includes('closed')).toBe(true);
    const at = (name: string): number => atMs[reached.indexOf(name)] ?? 0;
    return { last: reached.at(-1), tookMs: at('merged') - at('ready') };
  }

  /** What the next start of the program finds: a whole file, nothing left lying about. */
  function expectCleanReopening(): void {
    integrityCheck(devices.ebb.collection().db);
    expect(readdirSync(join(devices.ebbFolder, 'scratch'))).toEqual([]);
  }

  test.for(POINTS.map((point) => [point] as const))(
    'at "%s" has changed nothing, and the next sync brings everything together',
    async ([point]) => {
      const lived = survivors.began(point.replace(/ .*/u, ' a request'));
      const round = await work.next();
      const before = collectionRows(devices.ebb.collection().db);
      const { last } = await devices.whileEbbIsClosed(() => killed(point));
      expect(last).toBe(point);
      expectCleanReopening();
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      await work.expectConverged(round);
      lived();
    },
  );

  test('as soon as it has merged is in step when it is opened again', async () => {
    const lived = survivors.began('merged');
    const round = await work.next();
    expect((await devices.whileEbbIsClosed(() => killed('merged'))).last).toBe('merged');
    expectCleanReopening();
    expect(waitingCounts(devices.ebb.collection().db)).toEqual(NOTHING_WAITS);
    expect(await devices.ebb.start()).toMatchObject({ kind: 'noChanges' });
    await devices.sync('official');
    await devices.ebb.start();
    await work.expectEqualAndWhole(round);
    lived();
  });

  test('at any moment of a long one has merged or changed nothing', async () => {
    // The first run is left alone, to know how long it takes.
    let tookMs = 0;
    for (let moment = 0; moment <= RANDOM_MOMENTS; moment += 1) {
      const round = await work.next();
      const flag = (moment % 7) + 1;
      const ours = start.ids.notes.slice(0, MANY).join();
      const theirs = start.ids.notes.slice(MANY, 2 * MANY);
      const { db } = devices.ebb.collection();
      devices.ebb.collection().transact('createDeck', () => {
        run(db, `UPDATE cards SET flags = ?, mod = mod + 1, usn = -1 WHERE nid IN (${ours})`, [flag]);
      });
      await peer.call('tag', { notes: theirs, add: `many${moment}` }, join(folder, 'k', 'official.anki2'));
      await devices.sync('official');
      const before = collectionRows(db);
      // The middle of each of so many parts of the time: spread evenly, and the same in every run.
      const laterMs = (tookMs * (moment - 0.5)) / RANDOM_MOMENTS;
      const ended = await devices.whileEbbIsClosed(() => (moment === 0 ? killed('nowhere') : killed('ready', laterMs)));
      if (moment === 0) ({ tookMs } = ended);
      expectCleanReopening();
      const now = collectionRows(devices.ebb.collection().db);
      const unchanged = now.mod === before.mod;
      const lived = survivors.began(`at any moment, ${unchanged ? 'nothing changed' : 'merged'}`);
      if (unchanged) expect(now).toEqual(before);
      else expect(waitingCounts(devices.ebb.collection().db)).toEqual(NOTHING_WAITS);
      await devices.ebb.start();
      await devices.sync('official');
      await devices.ebb.start();
      await work.expectEqualAndWhole(round);
      const flagged = `SELECT count(*) FROM cards WHERE flags = ${flag} AND nid IN (${ours})`;
      expect(await devices.rows('official', flagged)).toEqual([[value(devices.ebb.collection().db, flagged)]]);
      const tagged = `SELECT count(*) FROM notes WHERE tags LIKE '% many${moment} %'`;
      expect(value(devices.ebb.collection().db, tagged)).toBe(MANY);
      lived();
    }
  }, 300_000);

  test('after all of it the official Check Database finds nothing to repair', async () => {
    await devices.sync('third');
    expect(await devices.faults()).toEqual([]);
  });
});
