import { type FitParts, parameterFit, partialFit } from '../parameter-fit.ts';
import { fsrsModel } from '../fsrs-model.ts';
import type { TrainingSet } from '../training-set.ts';
import { trainedParameters } from './trained-parameters.ts';

/** The whole of the reviews. Each smaller number of sixths is trained upon to foretell the sixth after it. */
export const WHOLE = 6;

export interface TrainingWork {
  readonly set: TrainingSet;
  /** What the preset has now; none: the built-in ones. */
  readonly current: readonly number[];
  /** Relearning steps within a day. */
  readonly relearnStepCount: number;
  /** How many sixths of the reviews, the oldest ones, each training is to learn from. */
  readonly sixths: readonly number[];
}

export type TrainingNews =
  | { readonly kind: 'progress'; readonly sixths: number; readonly share: number }
  /** From the whole: the better ones of those found and those there were. */
  | { readonly kind: 'learned'; readonly fsrsParameters: readonly number[] }
  /** How well the sixth after the learned ones was foretold. */
  | { readonly kind: 'foretold'; readonly fit: FitParts };

const NEWS_EVERY_MS = 100;

/** Trains, one after the other, all that the work asks for. Takes as long as it takes: to be called in a thread of its own. */
export async function workThrough(work: TrainingWork, tell: (news: TrainingNews) => void): Promise<void> {
  for (const sixths of work.sixths) {
    const report = seldom((share) => tell({ kind: 'progress', sixths, share }));
    if (sixths === WHOLE) tell({ kind: 'learned', fsrsParameters: await learned(work, report) });
    else tell({ kind: 'foretold', fit: await foretold(work, sixths, report) });
    tell({ kind: 'progress', sixths, share: 1 });
  }
}

async function learned(work: TrainingWork, report: (done: number, total: number) => void): Promise<readonly number[]> {
  const { set, current, relearnStepCount } = work;
  const found = trainedParameters({ set, relearnStepCount, report });
  const present = await parameterFit(set, current, atOnce);
  const anew = await parameterFit(set, found, atOnce);
  return present.logLoss <= anew.logLoss && mayStay(work) ? current : found;
}

/** Follows fsrs-rs 6.6.2 (`evaluate_with_time_series_splits`), BSD-3-Clause (NOTICES.md). */
async function foretold(
  { set, relearnStepCount }: TrainingWork,
  sixths: number,
  report: (done: number, total: number) => void,
): Promise<FitParts> {
  const sixth = Math.floor(set.foretold.length / WHOLE);
  const count = sixths * sixth;
  const end = sixths === WHOLE - 1 ? set.foretold.length : count + sixth;
  return partialFit(set, trainedParameters({ set, count, relearnStepCount, report }), count, end);
}

/**
 * Parameters that foretell as well stay. With several relearning steps only if a lapse followed by all of them doesn't
 * leave a card better known than before.
 */
function mayStay({ current, relearnStepCount }: TrainingWork): boolean {
  if (relearnStepCount <= 1) return true;
  const model = fsrsModel(current);
  const before = { stability: 1, difficulty: 1 };
  let memory = model.nextMemory(before, 2, 1);
  for (let step = 0; step < relearnStepCount; step++) memory = model.nextMemory(memory, 0, 3);
  return memory.stability < before.stability;
}

function seldom(tell: (share: number) => void): (done: number, total: number) => void {
  let toldMs = performance.now();
  return (done, total) => {
    if (performance.now() - toldMs < NEWS_EVERY_MS) return;
    toldMs = performance.now();
    tell(done / total);
  };
}

/** Nobody else waits for this thread. */
function atOnce(): Promise<void> {
  return Promise.resolve();
}
