import { isDeepStrictEqual } from 'node:util';
import { dayTiming } from '#core/collection/day-clock.ts';
import { answerEffect } from '#core/scheduler/answer/answer-effect.ts';
import { nextStates } from '#core/scheduler/card-study.ts';
import { fuzzFactor } from '#core/scheduler/fuzz/interval-fuzz.ts';
import { fuzzedDelaySecs } from '#core/scheduler/fuzz/learning-fuzz.ts';
import { weightedPlace } from '#core/scheduler/fuzz/load-balancer.ts';
import { seededRandom } from '#core/scheduler/seeded-random.ts';
import { ANSWERS, type Answer, type NextStates } from '#core/scheduler/states/card-state.ts';
import type { CardStudy } from '#core/scheduler/study-context.ts';
import type { RandomVector, SchedulingVector, TimingVector, VectorAnswer, VectorFile } from './vector-file.ts';
import { vectorState, vectorStudy } from './vector-study.ts';

const FILTERED_DECK_ID = 2;
const WEIGHTS = [0.25, Math.fround(1e-6), 1, 0.125, 0.5];

export interface VectorDifference {
  readonly id: string;
  /** What differs: `states.good`, `answers.again.card.due`. */
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Everything in a file of cases that this engine does otherwise. */
export function vectorDifferences({ rng, timing, cases }: VectorFile): VectorDifference[] {
  return [...rng.flatMap(randomDifferences), ...timing.flatMap(timingDifferences), ...cases.flatMap(caseDifferences)];
}

export function caseDifferences(vector: SchedulingVector): VectorDifference[] {
  const study = vectorStudy(vector, FILTERED_DECK_ID);
  const { daysElapsed, nextDayAtSecs } = study.context.timing;
  const states = nextStates(study);
  const differences = new Differences(vector.id);
  differences.compare('daysElapsed', vector.daysElapsed, daysElapsed);
  differences.compare('nextDayAt', vector.nextDayAt, nextDayAtSecs);
  for (const name of ['current', ...ANSWERS] as const) {
    differences.compare(`states.${name}`, vector.states[name], vectorState(states[name]));
  }
  for (const answer of ANSWERS) {
    const expected = vector.answers[answer];
    if (expected === undefined) continue;
    differences.compare(`answers.${answer}`, withDeckId(expected), answered(study, states, answer, vector));
  }
  return differences.found;
}

function answered(study: CardStudy, states: NextStates, answer: Answer, vector: SchedulingVector): unknown {
  const { row, revlog, leech } = answerEffect(study, {
    answer,
    current: states.current,
    next: states[answer],
    answeredAtMs: vector.nowMs,
    tookMs: vector.answeredMs,
  });
  const { id, ease, ivl, lastIvl, factor, time, type } = revlog;
  // Files differ in how much of the row they tell.
  const told = Object.keys(vector.answers[answer]?.card ?? {});
  return {
    card: Object.fromEntries(Object.entries(row).filter(([column]) => told.includes(column))),
    revlog: [id, ease, ivl, lastIvl, factor, time, type],
    leechTag: leech,
  };
}

function withDeckId({ card, ...rest }: VectorAnswer): VectorAnswer {
  return { ...rest, card: { ...card, did: typeof card.did === 'number' ? card.did : FILTERED_DECK_ID } };
}

function randomDifferences(vector: RandomVector): VectorDifference[] {
  const seed = BigInt(vector.seed);
  const differences = new Differences(`seed ${vector.seed}`);
  const random = seededRandom(seed);
  differences.compare(
    'u32',
    vector.u32,
    vector.u32.map(() => random.next().value),
  );
  differences.compare('factor', vector.factor, fuzzFactor(seed));
  differences.compare(
    'learn',
    vector.learn,
    vector.learn.map(([secs]) => [secs, fuzzedDelaySecs(seed, secs)]),
  );
  differences.compare('weighted', vector['weightedIndexOf[0.25,1e-6,1,0.125,0.5]'], weightedPlace(seed, WEIGHTS));
  return differences.found;
}

function timingDifferences(vector: TimingVector): VectorDifference[] {
  const { crt, creationOffset, rollover, now, localOffset, daysElapsed, nextDayAt } = vector;
  const actual = dayTiming({ crt, creationOffset, rollover, nowSecs: now, offsetWestMins: localOffset });
  const differences = new Differences(`timing of ${now} in ${vector.tz}`);
  differences.compare('timing', { daysElapsed, nextDayAtSecs: nextDayAt }, actual);
  return differences.found;
}

class Differences {
  readonly found: VectorDifference[] = [];
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  /** Objects are looked into, so that only what differs is told. */
  compare(what: string, expected: unknown, actual: unknown): void {
    if (isDeepStrictEqual(expected, actual)) return;
    if (!isObject(expected) || !isObject(actual)) {
      this.found.push({ id: this.#id, what, expected, actual });
      return;
    }
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      this.compare(`${what}.${key}`, expected[key], actual[key]);
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
