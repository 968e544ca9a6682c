import { expect, test } from 'vitest';
import { builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { type MadeReviews, madeReviews } from './testing/made-reviews.ts';
import { trainedParameters } from './trained-parameters.ts';

function trained(made: MadeReviews, relearnStepCount = 1): number[] {
  return trainedParameters({ set: madeReviews(made), relearnStepCount, report: () => undefined });
}

const MIXED: MadeReviews = { seed: 1, cards: 900, longest: 12, sameDayPercent: 25 };

/** What fsrs-rs 6.6.2 makes of the same reviews, when it is told their cards and asked for 8 epochs. */
test.each<[name: string, made: MadeReviews, relearnStepCount: number, official: readonly number[]]>([
  [
    ...(['of many cards', MIXED, 1] as const),
    [
      ...[0.1280899, 0.1280899, 0.1280899, 0.1280899, 6.8765373, 0.3514098, 3.1402125, 0.0027149294, 1.2890577],
      ...[0.24994634, 0.10152198, 1.4445206, 0.043685112, 0.22987038, 1.6961913, 0.36919728, 1.1635468, 0.54921424],
      ...[0, 0.03262921, 0.13833496],
    ],
  ],
  [
    ...(['with four relearning steps', MIXED, 4] as const),
    [
      ...[0.12805116, 0.12805116, 0.12805116, 0.12805116, 6.8765264, 0.35149628, 3.1402924, 0.0027598608, 1.28906],
      ...[0.24778177, 0.10195493, 1.4451761, 0.043602597, 0.23051451, 1.6969384, 0.36887008, 1.1635846, 0.46789098],
      ...[0, 0.029459845, 0.13881223],
    ],
  ],
  [
    ...(['never twice on a day', { seed: 2, cards: 500, longest: 9, sameDayPercent: 0 }, 1] as const),
    [
      ...[0.0695499, 0.098711185, 0.098711185, 0.098711185, 6.879776, 0.3774064, 3.1620948, 0.01752287, 1.3697572],
      ...[0.13693246, 0.22720736, 1.4086636, 0.028435297, 0.14667399, 1.7267845, 0.36575815, 1.3428009, 0.5425],
      ...[0.0912, 0.0658, 0.113555044],
    ],
  ],
  [
    ...(['of long histories', { seed: 3, cards: 40, longest: 400, sameDayPercent: 30 }, 1] as const),
    [
      ...[
        0.012973931, 0.07913486, 0.1411527, 0.50767237, 6.427531, 0.68453854, 3.1197574, 0.001, 1.5030173, 0.40893787,
      ],
      ...[0.3933071, 1.3402992, 0.11964174, 0.09240459, 1.6238974, 0.5156406, 1.4710422, 0.5065039, 0, 0.18396184],
      0.14069758,
    ],
  ],
  [
    ...(['with one answer only', { seed: 4, cards: 400, longest: 8, sameDayPercent: 10, only: 3 }, 1] as const),
    [
      ...[4.4032164, 26.857544, 47.90575, 100, 6.37659, 0.9173291, 3.0194, 0.006394722, 2.054458, 0.0104089705],
      ...[0.917119, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.25532317],
    ],
  ],
  [
    ...([
      'that are too few for more than first stabilities',
      { seed: 5, cards: 55, longest: 2, sameDayPercent: 0 },
      1,
    ] as const),
    [0.0027128404, 0.016547047, 0.029514935, 0.10615396, ...builtInFsrsParameters.slice(4)],
  ],
  [
    ...(['that are too few for anything', { seed: 6, cards: 6, longest: 3, sameDayPercent: 0 }, 1] as const),
    builtInFsrsParameters,
  ],
])('from reviews %s the parameters of official’s library are learned', (_name, made, relearnStepCount, official) => {
  for (const [i, parameter] of trained(made, relearnStepCount).entries()) {
    expect(parameter, `w${i}`).toBeCloseTo(official[i] ?? Number.NaN, 5);
  }
});

test('the parameters from the oldest reviews are not those from all', () => {
  const set = madeReviews(MIXED);
  const count = Math.floor(set.foretold.length / 2);
  const half = trainedParameters({ set, count, relearnStepCount: 1, report: () => undefined });
  expect(half).not.toEqual(trained(MIXED));
});

test('what was gone through is told after each batch, up to all of it, and stops where telling throws', () => {
  const told: { readonly done: number; readonly total: number }[] = [];
  const set = madeReviews(MIXED);
  trainedParameters({ set, relearnStepCount: 1, report: (done, total) => void told.push({ done, total }) });
  expect(told.every(({ done, total }, i) => done > (told[i - 1]?.done ?? 0) && done <= total)).toBe(true);
  expect(told.at(-1)?.done).toBe(told[0]?.total);
  const stopped = (): never => {
    throw new Error('stop');
  };
  expect(() => trainedParameters({ set, relearnStepCount: 1, report: stopped })).toThrow('stop');
});
