import { builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { seededRandom } from '../../seeded-random.ts';
import type { TrainingSet } from '../training-set.ts';
import { BatchGradient } from './batch-gradient.ts';
import { firstCounts, firstStabilities, inOrder } from './first-stabilities.ts';
import { CosineRate, GradientDescent } from './gradient-descent.ts';
import { holdInBounds } from './parameter-bounds.ts';
import { shuffle } from './shuffle.ts';
import { BATCH_SIZE, preparedTraining, type TrainingCards } from './training-cards.ts';

/** As official trains. */
const EPOCHS = 8;
const SEED = 2023n;
const LEARNING_RATE = 0.04;
/** From fewer reviews nothing is learned, and from not many more nothing but what first answers mean. */
const ENOUGH_FOR_FIRST = 8;
const ENOUGH_TO_TRAIN = 64;
/** How much each parameter differs from person to person: the wider, the less is held against leaving the first one. */
const SPREADS = [
  ...[6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03],
  ...[0.31, 0.32, 0.14, 0.27],
].map(Math.fround);

export interface TrainingRequest {
  readonly set: TrainingSet;
  /** Only so many of what it foretells, the oldest first. */
  readonly count?: number;
  readonly relearnStepCount: number;
  /** Told after each batch how many reviews were gone through, of how many in all. May throw. */
  readonly report: (done: number, total: number) => void;
}

/**
 * The parameters of FSRS that foretell the reviews best. Follows fsrs-rs 6.6.2 (`training.rs`, `compute_parameters`) as
 * official calls it: with each item's card, 8 epochs, and all else as it comes. BSD-3-Clause (NOTICES.md).
 */
export function trainedParameters({ set, count, relearnStepCount, report }: TrainingRequest): number[] {
  const { firstIntervals, learned, recall, cards } = preparedTraining(set, count);
  const builtIn = builtInFsrsParameters.map(Math.fround);
  if (learned < ENOUGH_FOR_FIRST) return builtIn;
  const counts = firstCounts(firstIntervals);
  const first = [...firstStabilities(firstIntervals, recall), ...builtIn.slice(4)];
  const onlyFirst = [...counts.values()].reduce((sum, of) => sum + of, 0) === learned;
  if (onlyFirst || learned < ENOUGH_TO_TRAIN) return first;
  const trained = [...train(cards, first, relearnStepCount, report)];
  const stabilities = new Map(trained.slice(0, 4).map((stability, i) => [i + 1, stability]));
  return [...inOrder(stabilities, counts), ...trained.slice(4)];
}

function train(
  cards: TrainingCards,
  first: readonly number[],
  relearnStepCount: number,
  report: (done: number, total: number) => void,
): Float32Array {
  const parameters = Float32Array.from(first);
  const steps = (Math.floor(cards.size / BATCH_SIZE) + 1) * EPOCHS;
  const gradients = new BatchGradient(cards, parameters);
  const descent = new GradientDescent(parameters.length);
  const rate = new CosineRate(steps, LEARNING_RATE);
  const random = seededRandom(SEED);
  const total = EPOCHS * cards.size;
  let done = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = Uint32Array.from(cards.batchSizes.keys());
    shuffle(order, random);
    for (const batch of order) {
      const size = cards.batchSizes[batch] ?? 0;
      const gradient = gradients.of(batch);
      addPullBack(gradient, parameters, first, size / cards.size);
      descent.step(parameters, gradient, rate.next());
      holdInBounds(parameters, relearnStepCount);
      done += size;
      report(done, total);
    }
  }
  return parameters;
}

/** What parameters lose by the distance from their first ones. */
function addPullBack(gradient: Float64Array, parameters: Float32Array, first: readonly number[], share: number): void {
  for (const [i, spread] of SPREADS.entries()) {
    const distance = Math.fround((parameters[i] ?? 0) - (first[i] ?? 0));
    gradient[i] = (gradient[i] ?? 0) + ((2 * distance) / Math.fround(spread * spread)) * share;
  }
}
