import type { TrainingSet } from '../../training-set.ts';

export interface MadeReviews {
  readonly seed: number;
  readonly cards: number;
  /** The most reviews of a card. */
  readonly longest: number;
  /** How many of a hundred are given on the day of the one before. */
  readonly sameDayPercent: number;
  /** The only answer that is given. */
  readonly only?: number;
}

/** Reviews as cards may have had them, always the same ones. */
export function madeReviews({ seed, cards, longest, sameDayPercent, only }: MadeReviews): TrainingSet {
  const random = below(seed);
  const [ratings, days, firsts]: [number[], number[], number[]] = [[], [], []];
  const times: { readonly place: number; readonly day: number }[] = [];
  for (let card = 0; card < cards; card++) {
    const first = ratings.length;
    const length = 2 + random(longest - 1);
    let day = random(500);
    let interval = 1 + random(3);
    for (let i = 0; i < length; i++) {
      const passed = i === 0 || random(100) < sameDayPercent ? 0 : 1 + random(2 * interval);
      const rating = only ?? answer(random(100), passed, interval);
      interval = rating === 1 ? 1 : interval + (passed > 0 ? rating : 0);
      day += passed;
      if (passed > 0) times.push({ place: ratings.length, day });
      ratings.push(rating);
      days.push(passed);
      firsts.push(first);
    }
  }
  times.sort((a, b) => a.day - b.day || a.place - b.place);
  return {
    ratings: Uint8Array.from(ratings),
    days: Uint32Array.from(days),
    firsts: Uint32Array.from(firsts),
    foretold: Uint32Array.from(times.map(({ place }) => place)),
  };
}

function answer(percent: number, passed: number, interval: number): number {
  if (percent < 10 + Math.min((20 * passed) / interval, 60)) return 1;
  return percent < 78 ? 3 : percent < 90 ? 2 : 4;
}

/** Whole numbers from 0 to below what is asked for. */
function below(seed: number): (range: number) => number {
  let state = seed;
  return (range) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * range);
  };
}
