import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficialServer } from '#e2e/peer/official-server.ts';
import { startPeer } from '#e2e/peer/peer.ts';
import { startDelayingProxy } from './delaying-proxy.ts';
import { EbbProcess } from './ebb-process.ts';
import { type Row, median, peakMemoryMib, processorMs } from './measure.ts';

interface FileSet {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

export const MEDIA_SETS: readonly FileSet[] = [
  { name: '1,000 files of 20 KB', count: 1000, bytes: 20_000 },
  { name: '3,000 files of 20 KB', count: 3000, bytes: 20_000 },
  { name: '20 files of 20 MB', count: 20, bytes: 20_000_000 },
];
const UNCHANGED: FileSet = { name: '50,000 files', count: 50_000, bytes: 100 };

export interface MediaBench {
  readonly server: OfficialServer;
  readonly folder: string;
  /** Of the lines to measure over. */
  readonly roundTripsMs: readonly number[];
  /** Of each row, of which the median counts. */
  readonly runs: number;
  readonly sets?: readonly FileSet[];
  readonly unchanged?: boolean;
}

interface Measured {
  readonly ms: number;
  /** Of the client's processor time, and of the server's meanwhile. */
  readonly processorMs: number | undefined;
  readonly serverMs: number | undefined;
  readonly mib: number | undefined;
}
type Client = 'ebb' | 'official';
/** One sync of a client in a process of its own, over the line as it is. */
type Sync = (profile: string, user: string) => Promise<Measured>;

/** Accounts that such a bench takes. */
export function mediaUsers({ roundTripsMs, runs, sets = MEDIA_SETS }: Omit<MediaBench, 'server' | 'folder'>): string[] {
  const cases = sets.length * roundTripsMs.length * runs;
  return ['unchanged', ...Array.from({ length: cases }, (_, at) => [`media-ebb${at}`, `media-official${at}`]).flat()];
}

/** First uploads and first downloads, both clients in turn, each of its own account. */
export async function measureMedia(bench: MediaBench): Promise<Row[]> {
  const { server, folder, roundTripsMs, runs, sets = MEDIA_SETS, unchanged = true } = bench;
  mkdirSync(folder, { recursive: true });
  const proxy = await startDelayingProxy(server.port);
  const line: Line = { url: proxy.url, serverProcessId: server.processId };
  const clients: Readonly<Record<Client, Sync>> = { ebb: ebbSync(line), official: officialSync(line) };
  const rows: Row[] = [];
  let nextUser = 0;
  try {
    for (const set of sets) {
      const files = made(set, join(folder, 'files'));
      for (const roundTripMs of roundTripsMs) {
        const times = emptyTimes();
        for (let run = 0; run < runs; run += 1) {
          const user = nextUser++;
          for (const client of ['ebb', 'official'] as const) {
            proxy.setRoundTripMs(roundTripMs);
            await upAndDown(clients[client], { folder, files, user: `media-${client}${user}` }, times[client]);
          }
        }
        rows.push(...rowsOf(`${set.name}, ${roundTripMs} ms line`, times));
      }
      rmSync(files, { recursive: true });
    }
    proxy.setRoundTripMs(0);
    if (unchanged) rows.push(...(await measureUnchanged(line, folder)));
    return rows;
  } finally {
    await proxy.stop();
  }
}

interface Times {
  readonly up: Measured[];
  readonly down: Measured[];
}

function emptyTimes(): Record<Client, Times> {
  return { ebb: { up: [], down: [] }, official: { up: [], down: [] } };
}

async function upAndDown(
  sync: Sync,
  { folder, files, user }: { readonly folder: string; readonly files: string; readonly user: string },
  times: Times,
): Promise<void> {
  const [up, down] = [join(folder, `${user}-up`), join(folder, `${user}-down`)];
  cpSync(files, join(up, 'collection.media'), { recursive: true });
  mkdirSync(join(down, 'collection.media'), { recursive: true });
  times.up.push(await sync(up, user));
  times.down.push(await sync(down, user));
  for (const profile of [up, down]) rmSync(profile, { recursive: true });
}

function rowsOf(name: string, { ebb, official }: Record<Client, Times>): Row[] {
  return (['up', 'down'] as const).flatMap((way) => rowsOfOne(`${name}, ${way}`, ebb[way], official[way]));
}
function rowsOfOne(name: string, ebb: readonly Measured[], official: readonly Measured[]): Row[] {
  const row = (label: string, key: keyof Measured): Row => ({
    name: label,
    unit: key === 'mib' ? 'MiB' : 'ms',
    ebb: medianOfKnown(ebb.map((measured) => measured[key])),
    official: medianOfKnown(official.map((measured) => measured[key])),
  });
  return [
    row(name, 'ms'),
    row('  processor time', 'processorMs'),
    row('  of the server', 'serverMs'),
    row('  most memory', 'mib'),
  ];
}
function medianOfKnown(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}

/** A folder with such files, of content that can't be compressed. */
function made({ count, bytes }: FileSet, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < count; at += 1) writeFileSync(join(folder, `file ${at}.bin`), randomBytes(bytes));
  return folder;
}

interface Line {
  readonly url: string;
  readonly serverProcessId: number;
}

interface EbbOptions {
  readonly watched?: boolean;
  /** True: another sync comes before the one that is measured. */
  readonly again?: boolean;
}

function ebbSync({ url, serverProcessId }: Line, { watched = false, again = false }: EbbOptions = {}): Sync {
  return async (profile, user) => {
    const script = join(import.meta.dirname, 'media-client.ts');
    const ebb = new EbbProcess([script, profile, ...(watched ? ['watched'] : [])]);
    try {
      await ebb.call('login', { url, user });
      if (again) await ebb.call('sync');
      return await counted([ebb.processId, serverProcessId], async () => {
        return ((await ebb.call('sync')) as { ms: number }).ms;
      });
    } finally {
      await ebb.stop();
    }
  };
}

function officialSync({ url, serverProcessId }: Line): Sync {
  return async (profile, user) => {
    const peer = await startPeer();
    const collection = join(profile, 'collection.anki2');
    try {
      await peer.call('create', {}, collection);
      const { hkey } = await peer.call<{ hkey: string }>('login', { url, user, pass: 'secret' }, collection);
      return await counted([peer.processId, serverProcessId], async () => {
        const { seconds } = await peer.call<{ seconds: { media: number } }>('media-sync', { url, hkey }, collection);
        return seconds.media * 1000;
      });
    } finally {
      await peer.stop();
    }
  };
}

/** What a sync that says how long it took costs beside time. */
async function counted(
  [client, server]: readonly [client: number, server: number],
  sync: () => Promise<number>,
): Promise<Measured> {
  const before = [client, server].map(processorMs);
  const ms = await sync();
  const [ofClient, ofServer] = [client, server].map((processId, at) => {
    const [now, then] = [processorMs(processId), before[at]];
    return now === undefined || then === undefined ? undefined : now - then;
  });
  return { ms, processorMs: ofClient, serverMs: ofServer, mib: peakMemoryMib(client) };
}

/**
 * Syncs of a large folder in which nothing happened: the first one of a process, and the next, while nobody watches the
 * folder and while it is watched as in the app. The official client always goes by the folder's time.
 */
async function measureUnchanged(line: Line, folder: string): Promise<Row[]> {
  const [ours, theirs] = [join(folder, 'unchanged-ebb'), join(folder, 'unchanged-official')];
  made(UNCHANGED, join(ours, 'collection.media'));
  mkdirSync(join(theirs, 'collection.media'), { recursive: true });
  const user = 'unchanged';
  await ebbSync(line)(ours, user);
  await officialSync(line)(theirs, user);
  const official = [await officialSync(line)(theirs, user)];
  const rows = async (name: string, options: EbbOptions): Promise<Row[]> =>
    rowsOfOne(`${UNCHANGED.name} unchanged, ${name}`, [await ebbSync(line, options)(ours, user)], official);
  return [
    ...(await rows('first sync, nobody watches', {})),
    ...(await rows('first sync, watched', { watched: true })),
    ...(await rows('next sync, nobody watches', { again: true })),
    ...(await rows('next sync, watched', { watched: true, again: true })),
  ];
}
