import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { type FitParts, joinedFit, type ParameterFit } from '../parameter-fit.ts';
import type { TrainingSet } from '../training-set.ts';
import { type TrainingNews, type TrainingWork, WHOLE } from './training-work.ts';

export interface TrainingOrder {
  readonly set: TrainingSet;
  readonly current: readonly number[];
  readonly relearnStepCount: number;
  /** Whether to find out as well how well parameters from earlier reviews would have foretold the later ones. */
  readonly foretellLater: boolean;
}

export interface Learned {
  readonly fsrsParameters: readonly number[];
  /** Null: not asked for. */
  readonly foretold: ParameterFit | null;
}

interface Watch {
  readonly signal: AbortSignal;
  /** How much of all is done, from 0 to 1. */
  readonly report: (share: number) => void;
}

/** With fewer reviews than these a second thread takes longer to start than it saves. */
const ENOUGH_FOR_THREADS = 20_000;
const SPLITS = [5, 4, 3, 2, 1];

/** Learns in threads of their own, which are ended at once when the signal says so. Throws `interrupted`. */
export async function learnInThreads(order: TrainingOrder, { signal, report }: Watch): Promise<Learned> {
  const trainings = order.foretellLater ? [WHOLE, ...SPLITS] : [WHOLE];
  const shares = new Map(trainings.map((sixths) => [sixths, 0]));
  const fits: FitParts[] = [];
  let fsrsParameters: readonly number[] | undefined;
  const hear = (news: TrainingNews): void => {
    if (news.kind === 'learned') ({ fsrsParameters } = news);
    else if (news.kind === 'foretold') fits.push(news.fit);
    else {
      shares.set(news.sixths, news.share);
      report(shareOf(shares));
    }
  };
  const set = shared(order.set);
  const threads = dealt(trainings, threadCount(set)).map((sixths) => {
    const { current, relearnStepCount } = order;
    const workerData: TrainingWork = { set, current, relearnStepCount, sixths };
    return new Worker(trainingEntry(), { workerData });
  });
  try {
    await Promise.all(threads.map((thread) => endOf(thread, hear, signal)));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  if (fsrsParameters === undefined) throw new Error('training ended without parameters');
  return { fsrsParameters, foretold: order.foretellLater ? joinedFit(fits) : null };
}

function endOf(thread: Worker, hear: (news: TrainingNews) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new AppError('interrupted', {}));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    thread.on('message', hear);
    thread.on('error', reject);
    thread.on('exit', () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}

/** Beside the source in development; the bundle's own file lies beside the bundle that this line ended up in. */
function trainingEntry(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './training-worker.ts' : './training-worker.js', import.meta.url);
}

function threadCount({ foretold }: TrainingSet): number {
  return foretold.length < ENOUGH_FOR_THREADS ? 1 : availableParallelism();
}

/** Each training, the longest first, to whoever has least to do. */
function dealt(trainings: readonly number[], most: number): readonly (readonly number[])[] {
  const hands = Array.from({ length: Math.min(most, trainings.length) }, (): number[] => []);
  for (const sixths of trainings) hands.toSorted((a, b) => sum(a) - sum(b))[0]?.push(sixths);
  return hands;
}

function shareOf(shares: ReadonlyMap<number, number>): number {
  return sum([...shares].map(([sixths, share]) => sixths * share)) / sum([...shares.keys()]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, number) => whole + number, 0);
}

/** In memory that threads see together. */
function shared({ ratings, days, firsts, foretold }: TrainingSet): TrainingSet {
  const bytes = Uint8Array.BYTES_PER_ELEMENT;
  const words = Uint32Array.BYTES_PER_ELEMENT;
  const copy = {
    ratings: new Uint8Array(new SharedArrayBuffer(ratings.length * bytes)),
    days: new Uint32Array(new SharedArrayBuffer(days.length * words)),
    firsts: new Uint32Array(new SharedArrayBuffer(firsts.length * words)),
    foretold: new Uint32Array(new SharedArrayBuffer(foretold.length * words)),
  };
  copy.ratings.set(ratings);
  copy.days.set(days);
  copy.firsts.set(firsts);
  copy.foretold.set(foretold);
  return copy;
}
