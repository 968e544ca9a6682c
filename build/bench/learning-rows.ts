import { join } from 'node:path';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { EbbProcess } from './ebb-process.ts';
import { median, peakMemoryMib, processorMs, type Row, timedMs } from './measure.ts';

/** Makes about 400,000 reviews: many of these cards were learned too late to have all of theirs. */
const MADE = { notes: 93_000, decks: 10, reviews: 744_000, notetypes: ['basic'], seed: 1 };
const SEARCH = '-is:suspended';

const RUNS = 3;

/** Of each run: how long it took, and how long all threads of the process worked. */
type Work = Readonly<Record<'ms' | 'processorMs', readonly number[]>>;

interface Learning {
  readonly optimize: Work;
  readonly evaluate: Work;
  readonly peakMib: number | undefined;
}

/** FSRS parameters from 400,000 reviews, computed and evaluated, in a collection of their own. */
export async function measureLearning(folder: string): Promise<Row[]> {
  const anki = join(folder, 'learning', 'collection.anki2');
  const official = await byOfficial(anki);
  const { reviews, ...ebb } = await byEbb(anki, join(folder, 'learning-profile'));
  const name = `from ${reviews.toLocaleString('en')} reviews`;
  const row = (of: string, unit: Row['unit'], value: (side: Learning) => number | undefined): Row => ({
    ...{ name: of, unit },
    ...{ ebb: value(ebb), official: value(official) },
  });
  return [
    row(`FSRS parameters ${name}`, 'ms', ({ optimize }) => median(optimize.ms)),
    row('  of the processor', 'ms', ({ optimize }) => median(optimize.processorMs)),
    row(`evaluated ${name}`, 'ms', ({ evaluate }) => median(evaluate.ms)),
    row('  of the processor', 'ms', ({ evaluate }) => median(evaluate.processorMs)),
    row('  most memory', 'MiB', ({ peakMib }) => peakMib),
  ];
}

/** In a process of its own that has not made the collection: what that took is no part of its memory. */
async function byOfficial(anki: string): Promise<Learning> {
  await withPeer(async (peer) => {
    await peer.call('make', MADE, anki);
    await peer.call('close', {}, anki);
  });
  return withPeer(async (peer) => {
    const given = { search: SEARCH, current: [] };
    const optimize = await worked(peer.processId, () => peer.call('learn-params', { given }, anki));
    const evaluate = await worked(peer.processId, () => peer.call('evaluate-params', { given }, anki));
    return { optimize, evaluate, peakMib: peakMemoryMib(peer.processId) };
  });
}

async function byEbb(anki: string, profile: string): Promise<Learning & { readonly reviews: number }> {
  await withEbb(profile, (ebb) => ebb.call('collection.importAnki2', { path: anki }));
  return withEbb(profile, async (ebb) => {
    const request = {
      ...{ search: SEARCH, presetName: '', ignoreReviewsBefore: '', fsrsParameters: [], relearnStepCount: 1 },
    };
    let reviews = 0;
    const optimize = await worked(ebb.processId, async () => {
      const learned = await ebb.call('deckConfig.optimize', { ...request, healthCheck: false });
      ({ reviews } = learned as { reviews: number });
    });
    const evaluate = await worked(ebb.processId, () => ebb.call('deckConfig.evaluate', request));
    return { optimize, evaluate, peakMib: peakMemoryMib(ebb.processId), reviews };
  });
}

async function worked(processId: number, work: () => Promise<unknown>): Promise<Work> {
  const [ms, processor]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const before = processorMs(processId) ?? Number.NaN;
    ms.push(await timedMs(work));
    processor.push((processorMs(processId) ?? Number.NaN) - before);
  }
  return { ms, processorMs: processor };
}

async function withEbb<T>(profile: string, work: (ebb: EbbProcess) => Promise<T>): Promise<T> {
  const ebb = EbbProcess.inBatchMode(profile);
  try {
    return await work(ebb);
  } finally {
    await ebb.stop();
  }
}

async function withPeer<T>(work: (peer: Peer) => Promise<T>): Promise<T> {
  const peer = await startPeer();
  try {
    return await work(peer);
  } finally {
    await peer.stop();
  }
}
