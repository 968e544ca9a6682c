import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import { fsrsBinding, nativeItems } from './fsrs-binding.ts';
import { fsrsModel } from './fsrs-model.ts';
import { parameterFit } from './parameter-fit.ts';
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

/** As official trains; all of them have to be given together. */
const TRAINING = { numEpochs: 8, batchSize: 512, seed: 2023, maxSeqLen: 256, learningRate: 0.04, gamma: 1 } as const;
const PROGRESS_EVERY_MS = 100;
/** Fewer foretold reviews say nothing about how well memory is described. */
const ENOUGH_TO_CHECK = 300;
/** Parameters are shown, and compared, with so many digits. */
const SHOWN_DIGITS = 4;

/**
 * Computes parameters from the past reviews of the chosen cards, outside of this thread. Reads all it needs before it
 * waits, so that the collection may change or close meanwhile. Throws `fsrs.cantOptimize`, `fsrs.noReviews`,
 * `search.invalid` and `interrupted`.
 */
export async function optimizedParameters(
  collection: () => Collection,
  request: OptimizeRequest,
  ctx: Context,
): Promise<Optimized> {
  const native = await fsrsBinding();
  const set = learnedFrom(collection(), request);
  const reviews = set.ratings.length;
  const given = await nativeItems(native, set, () => breathe(ctx));
  const options = {
    enableShortTerm: true,
    numRelearningSteps: request.relearnStepCount,
    trainingConfig: TRAINING,
    timeout: PROGRESS_EVERY_MS,
    progress: (done: number, total: number): boolean => {
      ctx.report({ done, total, reviews });
      return !ctx.signal.aborted;
    },
  };
  // From how many reviews is known before the package says anything, which with few of them it never does.
  ctx.report({ done: 0, total: given.length, reviews });
  const current = request.fsrsParameters;
  // The package computes in threads of its own.
  const [found, present] = await Promise.all([
    uninterrupted(ctx, native.computeParameters(given, options)),
    parameterFit(set, current, () => breathe(ctx)),
  ]);
  const anew = await parameterFit(set, found, () => breathe(ctx));
  const kept = present.logLoss <= anew.logLoss && mayStay(request) ? [...current] : found;
  const healthy =
    request.healthCheck && given.length > ENOUGH_TO_CHECK
      ? isHealthy(await uninterrupted(ctx, native.evaluateWithTimeSeriesSplits(given, options)), set)
      : null;
  return { fsrsParameters: kept, alreadyOptimal: isSame(kept, current), reviews, healthy };
}

/** How well parameters foretell the past reviews of the chosen cards: smaller is better. Needs no native package. */
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

/** The native package ends a cancelled computation with an error of its own. */
async function uninterrupted<T>(ctx: Context, computing: Promise<T>): Promise<T> {
  try {
    return await computing;
  } catch (error: unknown) {
    if (ctx.signal.aborted) throw new AppError('interrupted', {}, { cause: error });
    throw error;
  }
}

/**
 * Parameters that foretell as well stay. With several relearning steps only if a lapse followed by all of them doesn't
 * leave a card better known than before.
 */
function mayStay({ fsrsParameters, relearnStepCount }: OptimizeRequest): boolean {
  if (relearnStepCount <= 1) return true;
  const model = fsrsModel(fsrsParameters);
  const before = { stability: 1, difficulty: 1 };
  let memory = model.nextMemory(before, 2, 1);
  for (let step = 0; step < relearnStepCount; step++) memory = model.nextMemory(memory, 0, 3);
  return memory.stability < before.stability;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return (
    a.length === b.length && a.every((value, i) => value.toFixed(SHOWN_DIGITS) === (b[i] ?? 0).toFixed(SHOWN_DIGITS))
  );
}

/** Compared with what is usual for so many reviews that were remembered so often. */
function isHealthy(
  { logLoss, rmseBins }: { readonly logLoss: number; readonly rmseBins: number },
  { ratings, foretold }: TrainingSet,
): boolean {
  const remembered = foretold.filter((place) => (ratings[place] ?? 0) > 1).length / foretold.length;
  const usualLoss = 0.623 * (4 * remembered * (1 - remembered)) ** 0.738;
  const usualRmse = 0.0135 / (remembered ** 0.504 - 1.14) + 0.176 / ((foretold.length / 1000) ** 0.825 + 2.22) + 0.101;
  return logLoss / usualLoss <= 1.11 || rmseBins / usualRmse <= 1.53;
}
