import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import { type ParameterFit, parameterFit } from './parameter-fit.ts';
import { learnInThreads } from './training/training-threads.ts';
import { type TrainingChoice, type TrainingSet, trainingSet } from './training-set.ts';

export interface OptimizeRequest extends TrainingChoice {
  /** What the preset has now; none: the built-in ones. */
  readonly fsrsParameters: readonly number[];
  /** Relearning steps within a day. */
  readonly relearnStepCount: number;
  readonly healthCheck: boolean;
}

export interface Optimized {
  readonly fsrsParameters: number[];
  readonly alreadyOptimal: boolean;
  readonly reviews: number;
  readonly healthy: boolean | null;
}

type Context = Pick<CallContext<{ done: number; total: number; reviews: number }>, 'signal' | 'report'>;

/** Fewer foretold reviews say nothing about how well memory is described. */
const ENOUGH_TO_CHECK = 300;
/** Parameters are shown, and compared, with so many digits. */
const SHOWN_DIGITS = 4;

/**
 * Computes parameters from the past reviews of the chosen cards, outside of this thread. Reads all it needs before it
 * waits, so that the collection may change or close meanwhile. Throws `fsrs.noReviews`, `search.invalid` and `interrupted`.
 */
export async function optimizedParameters(
  collection: () => Collection,
  request: OptimizeRequest,
  ctx: Context,
): Promise<Optimized> {
  const set = learnedFrom(collection(), request);
  const reviews = set.ratings.length;
  const total = set.foretold.length;
  const report = (share: number): void => ctx.report({ done: Math.round(share * total), total, reviews });
  // From how many reviews is known before there is progress, which with few of them there never is.
  report(0);
  const { fsrsParameters: current, relearnStepCount } = request;
  const foretellLater = request.healthCheck && total > ENOUGH_TO_CHECK;
  const learned = await learnInThreads(
    { set, current, relearnStepCount, foretellLater },
    { signal: ctx.signal, report },
  );
  const fsrsParameters = [...learned.fsrsParameters];
  const healthy = learned.foretold === null ? null : isHealthy(learned.foretold, set);
  return { fsrsParameters, alreadyOptimal: isSame(fsrsParameters, current), reviews, healthy };
}

/** How well parameters foretell the past reviews of the chosen cards: smaller is better. */
export async function fitOfPastReviews(
  collection: () => Collection,
  request: TrainingChoice & { readonly fsrsParameters: readonly number[] },
  ctx: Context,
): Promise<{ readonly logLoss: number; readonly rmse: number; readonly reviews: number }> {
  const set = learnedFrom(collection(), request);
  const reviews = set.ratings.length;
  const { logLoss, rmseBins } = await parameterFit(set, request.fsrsParameters, async (done) => {
    ctx.report({ done, total: set.foretold.length, reviews });
    await breathe(ctx);
  });
  return { logLoss, rmse: rmseBins, reviews };
}

/** Lets other calls in between, and ends when somebody cancelled. */
async function breathe({ signal }: Context): Promise<void> {
  await setImmediate();
  if (signal.aborted) throw new AppError('interrupted', {});
}

function learnedFrom(col: Collection, choice: TrainingChoice): TrainingSet {
  const set = trainingSet(col, choice);
  if (set.foretold.length === 0) throw new AppError('fsrs.noReviews', {});
  return set;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return (
    a.length === b.length && a.every((value, i) => value.toFixed(SHOWN_DIGITS) === (b[i] ?? 0).toFixed(SHOWN_DIGITS))
  );
}

/** Compared with what is usual for so many reviews that were remembered so often. */
function isHealthy({ logLoss, rmseBins }: ParameterFit, { ratings, foretold }: TrainingSet): boolean {
  const remembered = foretold.filter((place) => (ratings[place] ?? 0) > 1).length / foretold.length;
  const usualLoss = 0.623 * (4 * remembered * (1 - remembered)) ** 0.738;
  const usualRmse = 0.0135 / (remembered ** 0.504 - 1.14) + 0.176 / ((foretold.length / 1000) ** 0.825 + 2.22) + 0.101;
  return logLoss / usualLoss <= 1.11 || rmseBins / usualRmse <= 1.53;
}
