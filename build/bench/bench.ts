/**
 * Measures Ebb beside the official client, in one run and on one machine:
 * npm run bench [-- --notes 100000] [-- --only open,tree,render,study,search,browse,check,notes,review,review-memory,learn,download,upload,merge,start,media,packages,text]
 * Nothing is asserted: times depend on the machine. The ratios are what to look at.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { measureBrowsing } from './browse-rows.ts';
import { measureCheck } from './check-rows.ts';
import { measureStart } from './deck-list-start.ts';
import { EbbProcess } from './ebb-process.ts';
import { measureLearning } from './learning-rows.ts';
import { median, medianOf, peakMemoryMib, type Row, table, timedMs } from './measure.ts';
import { measureMedia, mediaUsers } from './media-rows.ts';
import { measureMerges } from './merge-rows.ts';
import { measureNotes, measureSearch } from './note-rows.ts';
import { measurePackages } from './package-rows.ts';
import { measureReview, measureReviewMemory } from './review-rows.ts';
import { measureStudy } from './study-rows.ts';
import { measureText } from './text-rows.ts';

const { values: options } = parseArgs({
  options: {
    notes: { type: 'string', default: '100000' },
    only: {
      type: 'string',
      default:
        'open,tree,render,study,search,browse,check,notes,review,review-memory,learn,download,upload,merge,start,media,packages,text',
    },
    /** Of each kind in `review`. */
    cards: { type: 'string', default: '100' },
    'memory-cards': { type: 'string', default: '2000' },
    'round-trips': { type: 'string', default: '0,50,150' },
    /** Of each row in `media`. */
    'media-runs': { type: 'string', default: '3' },
  },
});
const notes = Number(options.notes);
const chosen = new Set(options.only.split(','));
const folder = await mkdtemp(join(tmpdir(), 'ebb-bench-'));
const roundTripsMs = options['round-trips'].split(',').map(Number);
const mediaBench = { roundTripsMs, runs: Number(options['media-runs']) };
const users = ['source', 'official1', 'official2', 'official3', 'ebb1', 'ebb2', 'ebb3', 'merge'];
if (chosen.has('media')) users.push(...mediaUsers(mediaBench));
const server = await startOfficialServer({
  users: users.map((user) => `${user}:secret`),
  base: join(folder, 'server'),
});
const rows: Row[] = [];

function say(text: string): void {
  console.log(text);
}

async function withPeer<T>(work: (peer: Peer) => Promise<T>): Promise<T> {
  const peer = await startPeer();
  try {
    return await work(peer);
  } finally {
    await peer.stop();
  }
}

async function withEbb<T>(profile: string, work: (ebb: EbbProcess) => Promise<T>): Promise<T> {
  const ebb = EbbProcess.inBatchMode(profile);
  try {
    return await work(ebb);
  } finally {
    await ebb.stop();
  }
}

function login(user: string): { url: string; user: string; pass: string } {
  return { url: server.url, user, pass: 'secret' };
}

async function ebbLogin(ebb: EbbProcess, username: string): Promise<void> {
  await ebb.call('sync.login', { serverUrl: server.url, username, password: 'secret' });
}

/** The collection both sides are measured on: made once, uploaded once, as Anki's file and as ours. */
async function prepare(): Promise<{ anki: string; profile: string }> {
  const anki = join(folder, 'made', 'collection.anki2');
  const profile = join(folder, 'profile');
  say(`making a collection of ${notes} notes …`);
  await withPeer(async (peer) => {
    const made = await peer.call<{ cards: number }>('make', { notes, decks: 40, reviews: notes * 2, seed: 1 }, anki);
    say(`${made.cards} cards`);
    await peer.call('upload', login('source'), anki);
  });
  await withEbb(profile, (ebb) => ebb.call('collection.importAnki2', { path: anki }));
  return { anki, profile };
}

/** An opening in a process that has loaded its code on another collection and has not seen this one. */
async function measureOpen(anki: string, profile: string): Promise<void> {
  const small = join(folder, 'small', 'collection.anki2');
  const smallProfile = join(folder, 'small-profile');
  await withPeer((peer) => peer.call('make', { notes: 10 }, small));
  await withEbb(smallProfile, (ebb) => ebb.call('collection.importAnki2', { path: small }));
  const official = await medianOf(7, () =>
    withPeer(async (peer) => {
      await peer.call('sql', { query: 'select 1' }, small);
      const openMs = await timedMs(() => peer.call('sql', { query: 'select 1' }, anki));
      return openMs - (await timedMs(() => peer.call('sql', { query: 'select 1' }, anki)));
    }),
  );
  const script = join(import.meta.dirname, 'engine-open.ts');
  const ebb = await medianOf(7, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, smallProfile, profile]);
    return (JSON.parse(stdout) as { openMs: number }).openMs;
  });
  rows.push({ name: 'open', unit: 'ms', ebb, official });
}

async function measureTree(anki: string, profile: string): Promise<void> {
  const official = await withPeer((peer) => {
    return medianOf(9, async () => (await peer.call<{ seconds: number }>('deck-tree', {}, anki)).seconds * 1000);
  });
  const ebb = await withEbb(profile, async (process) => {
    await process.call('decks.tree');
    return medianOf(9, () => timedMs(() => process.call('decks.tree')));
  });
  rows.push({ name: 'deck tree', unit: 'ms', ebb, official });
}

/** Cards one by one, as studying asks for them. */
async function measureRender(anki: string, profile: string): Promise<void> {
  const { cards, official } = await withPeer(async (peer) => {
    const { ids } = await peer.call<{ ids: number[] }>('search', { query: '', limit: 2000 }, anki);
    const renderMs = async (): Promise<number> =>
      (await peer.call<{ seconds: number }>('render', { cards: ids }, anki)).seconds * 1000;
    return { cards: ids, official: await medianOf(7, renderMs) };
  });
  const script = join(import.meta.dirname, 'engine-render.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, profile, JSON.stringify(cards)]);
  const ebb = (JSON.parse(stdout) as { renderMs: number }).renderMs;
  rows.push({ name: `render ${cards.length} cards`, unit: 'ms', ebb, official });
}

async function measureDownload(): Promise<void> {
  const peaks: { official: number[]; ebb: number[] } = { official: [], ebb: [] };
  let run = 0;
  const official = await medianOf(5, () =>
    withPeer(async (peer) => {
      const path = join(folder, `download-${run++}`, 'collection.anki2');
      const { hkey } = await peer.call<{ hkey: string }>('login', login('source'), path);
      const ms = await timedMs(async () => {
        await peer.call('download', { url: server.url, hkey }, path);
        await peer.call('deck-tree', {}, path);
      });
      peaks.official.push(peakMemoryMib(peer.processId) ?? Number.NaN);
      return ms;
    }),
  );
  const ebb = await medianOf(5, () =>
    withEbb(join(folder, `download-${run++}`), async (process) => {
      await ebbLogin(process, 'source');
      await process.call('sync.start');
      const ms = await timedMs(async () => {
        await process.call('sync.resolve', { direction: 'download' });
        await process.call('decks.tree');
      });
      peaks.ebb.push(peakMemoryMib(process.processId) ?? Number.NaN);
      return ms;
    }),
  );
  rows.push({ name: 'full download, until the deck tree is there', unit: 'ms', ebb, official });
  rows.push({ name: '  most memory', unit: 'MiB', ebb: median(peaks.ebb), official: median(peaks.official) });
}

/** Three uploads each to accounts that are empty, then again over what is there. */
async function measureUpload(anki: string, profile: string): Promise<void> {
  const officialMs: number[] = [];
  const officialPeaks: number[] = [];
  for (const user of ['official1', 'official2', 'official3']) {
    await withPeer(async (peer) => {
      const { hkey } = await peer.call<{ hkey: string }>('login', login(user), anki);
      officialMs.push(await timedMs(() => peer.call('upload', { url: server.url, hkey }, anki)));
      officialPeaks.push(peakMemoryMib(peer.processId) ?? Number.NaN);
    });
  }
  const withoutCopy: number[] = [];
  const withCopy: number[] = [];
  const peaks: number[] = [];
  for (const user of ['ebb1', 'ebb2', 'ebb3']) {
    const copy = join(folder, `upload-${user}`);
    await cp(profile, copy, { recursive: true });
    await withEbb(copy, async (ebb) => {
      await ebbLogin(ebb, user);
      withoutCopy.push(await timedUpload(ebb));
    });
    await withEbb(copy, async (ebb) => {
      await ebb.call('sync.setForceOneWay', { on: true });
      withCopy.push(await timedUpload(ebb));
      peaks.push(peakMemoryMib(ebb.processId) ?? Number.NaN);
    });
  }
  const official = median(officialMs);
  rows.push({
    name: 'full upload, server empty (nothing to save first)',
    unit: 'ms',
    ebb: median(withoutCopy),
    official,
  });
  rows.push({ name: 'full upload, the server’s collection saved first', unit: 'ms', ebb: median(withCopy), official });
  rows.push({ name: '  most memory', unit: 'MiB', ebb: median(peaks), official: median(officialPeaks) });
}

async function timedUpload(ebb: EbbProcess): Promise<number> {
  const outcome = (await ebb.call('sync.start')) as { kind: string };
  if (outcome.kind !== 'fullSyncRequired') throw new Error(`expected a one-way sync, got ${outcome.kind}`);
  return timedMs(() => ebb.call('sync.resolve', { direction: 'upload' }));
}

const measurements: Readonly<Record<string, (anki: string, profile: string) => Promise<void>>> = {
  open: measureOpen,
  tree: measureTree,
  render: measureRender,
  study: async (anki, profile) => void rows.push(...(await measureStudy(anki, profile, folder))),
  search: async (anki, profile) => void rows.push(...(await measureSearch(anki, profile))),
  browse: async (_, profile) => void rows.push(...(await measureBrowsing(profile))),
  check: async (anki, profile) => void rows.push(...(await measureCheck(anki, profile))),
  learn: async () => void rows.push(...(await measureLearning(folder))),
  download: measureDownload,
  upload: measureUpload,
  start: async (anki, profile) => void rows.push(await measureStart(anki, profile, folder)),
  // The last one: it changes notes.
  notes: async (anki, profile) => void rows.push(...(await measureNotes(anki, profile))),
};

try {
  if (!existsSync(join(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js'))) {
    throw new Error('Ebb is not built: run "npm run build"');
  }
  if (chosen.has('merge')) {
    rows.push(...(await measureMerges({ server, user: 'merge', folder: join(folder, 'merge'), roundTripsMs })));
  }
  if (chosen.has('media')) {
    rows.push(...(await measureMedia({ server, folder: join(folder, 'media'), ...mediaBench })));
  }
  if (chosen.has('packages')) rows.push(...(await measurePackages(folder)));
  if (chosen.has('text')) rows.push(...(await measureText(folder)));
  if (chosen.has('review')) rows.push(...(await measureReview(Number(options.cards))));
  if (chosen.has('review-memory')) rows.push(...(await measureReviewMemory(Number(options['memory-cards']))));
  if (Object.keys(measurements).some((name) => chosen.has(name))) {
    const { anki, profile } = await prepare();
    for (const [name, measure] of Object.entries(measurements)) if (chosen.has(name)) await measure(anki, profile);
  }
  const load = loadavg()
    .map((share) => share.toFixed(1))
    .join(' ');
  say(
    `\n${notes} notes, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, load ${load}\n`,
  );
  say(table(rows));
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
