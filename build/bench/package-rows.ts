import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startPeer } from '#e2e/peer/peer.ts';
import { EbbProcess } from './ebb-process.ts';
import { median, peakMemoryMib, type Row, timedMs } from './measure.ts';

const RUNS = 5;
const NOTES = 20_000;
const FILES = 2000;
const WHOLE_NOTES = 100_000;
const EVERYTHING = { kind: 'apkg', withScheduling: true, withDeckConfigs: true, withMedia: true, legacy: false };
const MERGE = { kind: 'merge', withScheduling: true, withDeckConfigs: true };

interface Times {
  readonly ebb: number[];
  readonly official: number[];
}

/** Packages out of and into collections, by both clients in turns, each in a process of its own. */
export async function measurePackages(folder: string): Promise<Row[]> {
  const deck = await measureDeckPackages(join(folder, 'packages'));
  const whole = await measureWholeCollections(join(folder, 'whole-packages'));
  return [...deck, ...whole];
}

async function measureDeckPackages(folder: string): Promise<Row[]> {
  const anki = join(folder, 'made', 'collection.anki2');
  const profile = join(folder, 'profile');
  const [theirs, ours] = [join(folder, 'theirs.apkg'), join(folder, 'ours.apkg')];
  const out = times();
  const into = times();
  const peaks = times();
  await made(anki, { notes: NOTES, media: FILES, media_size: 2000, decks: 20 });
  await inOfficial(anki, async (call) => void (await call('export-apkg', { file: theirs })));
  await inEbb(profile, async (ebb) => {
    await ebb.call('packages.import', { path: theirs, options: MERGE });
  });
  for (let run = 0; run < RUNS; run += 1) {
    await inEbb(profile, async (ebb) => {
      await ebb.call('collection.info');
      const wish = { path: ours, overwrite: true, scope: { kind: 'all' }, options: EVERYTHING };
      out.ebb.push(await timedMs(() => ebb.call('packages.export', wish)));
    });
    await inOfficial(anki, async (call) => {
      out.official.push((await call('export-apkg', { file: theirs })).seconds * 1000);
    });
    const target = join(folder, `into-${run}`);
    await inEbb(target, async (ebb) => {
      await ebb.call('collection.info');
      into.ebb.push(await timedMs(() => ebb.call('packages.import', { path: theirs, options: MERGE })));
      peaks.ebb.push(peakMemoryMib(ebb.processId) ?? Number.NaN);
    });
    await inOfficial(join(target, 'official', 'collection.anki2'), async (call, processId) => {
      into.official.push((await call('import-apkg', { file: theirs })).seconds * 1000);
      peaks.official.push(peakMemoryMib(processId) ?? Number.NaN);
    });
    await rm(target, { recursive: true });
  }
  const about = `${NOTES} notes and ${FILES} files`;
  return [
    rowOf(`package of ${about}, written`, 'ms', out),
    rowOf(`package of ${about}, merged into a new collection`, 'ms', into),
    rowOf('  most memory', 'MiB', peaks),
  ];
}

async function measureWholeCollections(folder: string): Promise<Row[]> {
  const anki = join(folder, 'made', 'collection.anki2');
  const profile = join(folder, 'profile');
  const [theirs, ours] = [join(folder, 'theirs.colpkg'), join(folder, 'ours.colpkg')];
  const out = times();
  const into = times();
  await made(anki, { notes: WHOLE_NOTES, decks: 40, reviews: WHOLE_NOTES * 2 });
  await inEbb(profile, async (ebb) => void (await ebb.call('collection.importAnki2', { path: anki })));
  for (let run = 0; run < RUNS; run += 1) {
    await inOfficial(anki, async (call) => {
      out.official.push((await call('export-colpkg', { file: theirs, media: false })).seconds * 1000);
    });
    await inEbb(profile, async (ebb) => {
      await ebb.call('collection.info');
      const options = { kind: 'colpkg', withMedia: false, legacy: false };
      const wish = { path: ours, overwrite: true, scope: { kind: 'all' }, options };
      out.ebb.push(await timedMs(() => ebb.call('packages.export', wish)));
    });
    const target = join(folder, `into-${run}`);
    await inEbb(target, async (ebb) => {
      await ebb.call('collection.info');
      const wish = { path: theirs, options: { kind: 'replace' } };
      into.ebb.push(await timedMs(() => ebb.call('packages.import', wish)));
    });
    await inOfficial(join(target, 'official', 'collection.anki2'), async (call) => {
      into.official.push((await call('import-colpkg', { file: theirs })).seconds * 1000);
    });
    await rm(target, { recursive: true });
  }
  return [
    rowOf(`collection package of ${WHOLE_NOTES} notes, written`, 'ms', out),
    rowOf(`collection package of ${WHOLE_NOTES} notes, put in place`, 'ms', into),
  ];
}

function times(): Times {
  return { ebb: [], official: [] };
}

function rowOf(name: string, unit: Row['unit'], { ebb, official }: Times): Row {
  return { name, unit, ebb: median(ebb), official: median(official) };
}

async function made(anki: string, wish: Readonly<Record<string, unknown>>): Promise<void> {
  await inOfficial(anki, async (call) => void (await call('make', { ...wish, seed: 1 })));
}

type Call = (command: string, args: Readonly<Record<string, unknown>>) => Promise<{ readonly seconds: number }>;

async function inOfficial(file: string, work: (call: Call, processId: number) => Promise<void>): Promise<void> {
  const peer = await startPeer();
  try {
    await work((command, args) => peer.call<{ seconds: number }>(command, args, file), peer.processId);
  } finally {
    await peer.stop();
  }
}

async function inEbb(profile: string, work: (ebb: EbbProcess) => Promise<void>): Promise<void> {
  const ebb = EbbProcess.inBatchMode(profile);
  try {
    await work(ebb);
  } finally {
    await ebb.stop();
  }
}
