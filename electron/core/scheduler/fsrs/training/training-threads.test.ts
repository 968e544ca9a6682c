import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { madeReviews } from './testing/made-reviews.ts';
import { trainedParameters } from './trained-parameters.ts';
import { learnInThreads } from './training-threads.ts';

const set = madeReviews({ seed: 1, cards: 900, longest: 12, sameDayPercent: 25 });
const order = { set, current: [], relearnStepCount: 1, foretellLater: false };
const none = { signal: new AbortController().signal, report: () => undefined };

test('a thread learns what is learned here, and foretells later reviews when it is asked to', async () => {
  const found = trainedParameters({ set, relearnStepCount: 1, report: () => undefined });
  const shares: number[] = [];
  const learned = await learnInThreads(
    { ...order, foretellLater: true },
    { ...none, report: (share) => void shares.push(share) },
  );
  expect(learned.fsrsParameters).toEqual(found);
  // What fsrs-rs 6.6.2 says of the same reviews (`evaluate_with_time_series_splits`).
  expect(learned.foretold?.logLoss).toBeCloseTo(0.66561276, 5);
  expect(learned.foretold?.rmseBins).toBeCloseTo(0.07334376, 5);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('parameters that foretell as well stay as they are', async () => {
  const { fsrsParameters, foretold } = await learnInThreads(order, none);
  expect(foretold).toBeNull();
  const again = await learnInThreads({ ...order, current: fsrsParameters }, none);
  expect(again.fsrsParameters).toEqual(fsrsParameters);
});

test('several threads come to the same as one', async () => {
  const many = madeReviews({ seed: 8, cards: 5500, longest: 10, sameDayPercent: 25 });
  expect(many.foretold.length).toBeGreaterThan(20_000);
  const learned = await learnInThreads({ ...order, set: many, foretellLater: true }, none);
  expect(learned.fsrsParameters).toEqual(
    trainedParameters({ set: many, relearnStepCount: 1, report: () => undefined }),
  );
});

test('whoever cancels ends the threads, before they began and while they learn', async () => {
  const early = learnInThreads(order, { ...none, signal: AbortSignal.abort() });
  await expect(early).rejects.toMatchObject({ code: 'interrupted' });
  const abort = new AbortController();
  // So much that it would go on for seconds.
  const many = madeReviews({ seed: 9, cards: 20_000, longest: 40, sameDayPercent: 25 });
  const learning = learnInThreads({ ...order, set: many }, { signal: abort.signal, report: () => abort.abort() });
  await expect(learning).rejects.toMatchObject({ code: 'interrupted' });
});

test('nothing hears the signal any more when the work is over', async () => {
  const { signal } = new AbortController();
  await learnInThreads(order, { ...none, signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
