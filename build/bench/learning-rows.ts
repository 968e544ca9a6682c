import { join } from 'node:path';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { EbbProcess } from './ebb-process.ts';
import { medianOf, peakMemoryMib, type Row, timedMs } from './measure.ts';

/** Makes about 400,000 reviews: many of these cards were learned too late to have all of theirs. */
const MADE = { notes: 93_000, decks: 10, reviews: 744_000, notetypes: ['basic'], seed: 1 };
const SEARCH = '-is:suspended';

/** FSRS parameters from 400,000 reviews, computed and evaluated, in a collection of their own. */
export async function measureLearning(folder: string): Promise<Row[]> {
  const anki = join(folder, 'learning', 'collection.anki2');
  const official = await withPeer(async (peer) => {
    await peer.call('make', MADE, anki);
    const given = { search: SEARCH, current: [] };
    const times = {
      optimizeMs: await medianOf(3, () => timedMs(() => peer.call('learn-params', { given }, anki))),
      evaluateMs: await medianOf(3, () => timedMs(() => peer.call('evaluate-params', { given }, anki))),
    };
    await peer.call('close', {}, anki);
    return times;
  });
  const ebb = EbbProcess.inBatchMode(join(folder, 'learning-profile'));
  try {
    await ebb.call('collection.importAnki2', { path: anki });
    const request = {
      ...{ search: SEARCH, presetName: '', ignoreReviewsBefore: '', fsrsParameters: [], relearnStepCount: 1 },
    };
    let reviews = 0;
    const optimizeMs = await medianOf(3, () =>
      timedMs(async () => {
        const learned = await ebb.call('deckConfig.optimize', { ...request, healthCheck: false });
        ({ reviews } = learned as { reviews: number });
      }),
    );
    const evaluateMs = await medianOf(3, () => timedMs(() => ebb.call('deckConfig.evaluate', request)));
    const name = `from ${reviews.toLocaleString('en')} reviews`;
    return [
      { name: `FSRS parameters ${name}`, unit: 'ms', ebb: optimizeMs, official: official.optimizeMs },
      { name: `evaluated ${name}`, unit: 'ms', ebb: evaluateMs, official: official.evaluateMs },
      { name: '  most memory', unit: 'MiB', ebb: peakMemoryMib(ebb.processId), official: undefined },
    ];
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
