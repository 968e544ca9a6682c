import { randomBelow, seededRandom } from '#core/scheduler/seeded-random.ts';
import type { CardLine, DeckPlan, PresetPlan, StudyPlan } from './study-plan.ts';

/** The day of the collection on which the year begins. */
export const FIRST_DAY = 600;
const CRT = 1_700_020_800;
const DAY_SECS = 86_400;
const CARDS = 2000;
const CARDS_PER_NOTE = 2.5;
const SEEN = 800;

/** Where the clock stands when a day's study begins; `hours` after the rollover at four. */
export function dayStartMs(day: number, hours: number): number {
  return (CRT + (FIRST_DAY + day) * DAY_SECS + hours * 3600) * 1000;
}

/** A collection of 2,000 cards in a small tree of decks: most are new, others have been reviewed for a while. */
export function yearPlan({ fsrs, seed }: { readonly fsrs: boolean; readonly seed: number }): StudyPlan {
  const random = seededRandom(BigInt(seed));
  const int = (low: number, high: number): number => randomBelow(random, low, high + 1);
  return {
    nowMs: dayStartMs(0, 1),
    crt: CRT,
    config: { fsrs, creationOffset: 0, localOffset: 0, rollover: 4, nextPos: 5000, lastUnburied: FIRST_DAY - 1 },
    presets: PRESETS,
    decks: DECKS,
    cards: Array.from({ length: CARDS }, (_, i) => card(i, fsrs, int)),
    reviews: [],
  };
}

/** Presets of one note must agree about burying: official cannot go on with a queue otherwise. */
const COMMON: PresetPlan = {
  initialEase: 2.5,
  easyMultiplier: 1.3,
  hardMultiplier: 1.2,
  intervalMultiplier: 1,
  maximumReviewInterval: 36_500,
  minimumLapseInterval: 1,
  graduatingIntervalGood: 1,
  graduatingIntervalEasy: 4,
  capAnswerTimeToSecs: 15,
  desiredRetention: 0.9,
  historicalRetention: 0.9,
  buryNew: true,
  buryReviews: true,
  buryInterdayLearning: true,
};
const PRESETS: readonly PresetPlan[] = [
  {
    ...COMMON,
    learnSteps: [1, 10],
    relearnSteps: [10],
    lapseMultiplier: 0,
    leechThreshold: 8,
    leechAction: 1,
    newPerDay: 12,
    reviewsPerDay: 200,
    easyDaysPercentages: [1, 1, 0.5, 1, 1, 0, 1],
  },
  {
    ...COMMON,
    learnSteps: [10, 1440],
    relearnSteps: [1, 15, 2880],
    lapseMultiplier: 0.3,
    leechThreshold: 4,
    leechAction: 0,
    newPerDay: 8,
    reviewsPerDay: 60,
    desiredRetention: 0.85,
    newCardGatherPriority: 3,
    newCardSortOrder: 3,
    reviewOrder: 1,
    easyDaysPercentages: [],
  },
];

const DECKS: readonly DeckPlan[] = [
  { name: 'Study', preset: 0, keys: {} },
  { name: 'Study::One', preset: 0, keys: {} },
  { name: 'Study::Two', preset: 1, keys: {} },
  filtered('Cram', { reschedule: true, search: 'deck:Study prop:due<=5 -is:new', limit: 15 }),
  filtered('Look', { reschedule: false, search: 'deck:Study is:new', limit: 5 }),
];

function filtered(
  name: string,
  terms: { readonly reschedule: boolean; readonly search: string; readonly limit: number },
): DeckPlan {
  const delays = { previewAgainSecs: 60, previewHardSecs: 600, previewGoodSecs: 0 };
  return { name, preset: 0, keys: {}, filtered: { ...delays, ...terms } };
}

function card(i: number, fsrs: boolean, int: (low: number, high: number) => number): CardLine {
  const note = Math.floor(i / CARDS_PER_NOTE);
  const ord = i - Math.ceil(note * CARDS_PER_NOTE);
  const ids = { id: 1_600_000_000_000 + i * 1_000_003, nid: 1_500_000_000_000 + note, ord, mod: 1_650_000_000 };
  const common = { ...ids, left: 0, odue: 0, flags: 0, deck: note % 3 === 0 ? 'Study::Two' : 'Study::One' };
  if (i >= SEEN) {
    return { ...common, type: 0, queue: 0, due: i, ivl: 0, factor: 0, reps: 0, lapses: 0, data: '{}' };
  }
  const ivl = int(1, 90);
  const memory = { s: int(1000, 900_000) / 10_000, d: int(1000, 10_000) / 1000 };
  const data = JSON.stringify(fsrs && int(0, 3) > 0 ? memory : {});
  return {
    ...common,
    type: 2,
    queue: 2,
    due: FIRST_DAY + int(-10, ivl),
    ivl,
    factor: int(1300, 2900),
    reps: int(3, 20),
    lapses: int(0, 3),
    data,
  };
}
