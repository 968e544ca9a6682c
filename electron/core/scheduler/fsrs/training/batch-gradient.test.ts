import { expect, test } from 'vitest';
import { builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { BatchGradient } from './batch-gradient.ts';
import { madeReviews } from './testing/made-reviews.ts';
import { preparedTraining, type TrainingCards } from './training-cards.ts';

/** FSRS-6 as its formulas read, in doubles throughout: what the gradient has to be the slope of. */
function lossOf(cards: TrainingCards, w: readonly number[], batch: number): number {
  let loss = 0;
  for (let card = cards.batches[batch] ?? 0; card < (cards.batches[batch + 1] ?? 0); card++) {
    const [from, to] = [cards.starts[card] ?? 0, cards.starts[card + 1] ?? 0];
    let [s, d] = firstMemory(w, cards.ratings[from] ?? 0);
    for (let place = from + 1; place < to; place++) {
      const [rating, days] = [cards.ratings[place] ?? 0, cards.days[place] ?? 0];
      const chance = chanceOf(w, s, days);
      loss -= (cards.weights[place] ?? 0) * Math.log(rating > 1 ? chance : 1 - chance || 1);
      [s, d] = nextMemory(w, [s, d], days, rating);
    }
  }
  return loss;
}

const at = (w: readonly number[], i: number): number => w[i] ?? 0;
const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
const firstDifficulty = (w: readonly number[], rating: number): number =>
  at(w, 4) - Math.exp(at(w, 5) * (rating - 1)) + 1;

function chanceOf(w: readonly number[], s: number, days: number): number {
  const decay = -at(w, 20);
  return (1 + (days / s) * (0.9 ** (1 / decay) - 1)) ** decay;
}

function firstMemory(w: readonly number[], rating: number): [number, number] {
  return [at(w, rating - 1), within(firstDifficulty(w, rating), 1, 10)];
}

function nextMemory(w: readonly number[], [s, d]: [number, number], days: number, rating: number): [number, number] {
  const step = d - (at(w, 6) * (rating - 3) * (10 - d)) / 9;
  const next = within(at(w, 7) * firstDifficulty(w, 4) + (1 - at(w, 7)) * step, 1, 10);
  return [within(nextStability(w, [s, d], days, rating), 0.001, 36_500), next];
}

function nextStability(w: readonly number[], [s, d]: [number, number], days: number, rating: number): number {
  if (days === 0) {
    const growth = Math.exp(at(w, 17) * (rating - 3 + at(w, 18))) * s ** -at(w, 19);
    return s * (rating > 1 ? Math.max(growth, 1) : growth);
  }
  const forgotten = 1 - chanceOf(w, s, days);
  if (rating === 1) {
    const left = at(w, 11) * d ** -at(w, 12) * ((s + 1) ** at(w, 13) - 1) * Math.exp(forgotten * at(w, 14));
    return Math.min(left, s / Math.exp(at(w, 17) * at(w, 18)));
  }
  const bonus = rating === 2 ? at(w, 15) : rating === 4 ? at(w, 16) : 1;
  const surprise = Math.exp(forgotten * at(w, 10)) - 1;
  return s * (1 + Math.exp(at(w, 8)) * (11 - d) * s ** -at(w, 9) * surprise * bonus);
}

/** Many of the reviews of one batch are on the same day, lapses, or held by a bound. */
const { cards } = preparedTraining(madeReviews({ seed: 7, cards: 400, longest: 10, sameDayPercent: 30 }));

test.each([
  ['the built-in parameters', builtInFsrsParameters],
  ['others', builtInFsrsParameters.map((value, i) => (i === 7 ? 0.2 : value * (i % 2 === 0 ? 0.9 : 1.07)))],
])('the gradient at %s is the slope of the loss', (_name, parameters) => {
  const w = parameters.map(Math.fround);
  const gradients = new BatchGradient(cards, Float32Array.from(w));
  for (let batch = 0; batch < cards.batchSizes.length; batch++) {
    for (const [i, slope] of gradients.of(batch).entries()) {
      const width = 1e-6 * Math.max(1, w[i] ?? 0);
      const moved = (by: number): number[] => w.map((value, j) => (i === j ? value + by : value));
      const measured = (lossOf(cards, moved(width), batch) - lossOf(cards, moved(-width), batch)) / (2 * width);
      expect(Math.abs(slope - measured) / Math.max(1, Math.abs(measured)), `w${i} of batch ${batch}`).toBeLessThan(
        1e-3,
      );
    }
  }
});

test('a batch has the same gradient whatever came before it', () => {
  const gradients = new BatchGradient(cards, Float32Array.from(builtInFsrsParameters));
  const first = [...gradients.of(0)];
  gradients.of(1);
  expect([...gradients.of(0)]).toEqual(first);
});
