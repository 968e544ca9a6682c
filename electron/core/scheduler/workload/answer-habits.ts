import type { Collection } from '../../collection/collection.ts';
import { all } from '../../storage/statement.ts';

/** Per button: Again, Hard, Good, Easy. */
export type PerButton = readonly [again: number, hard: number, good: number, easy: number];

/** How a person answers: what study costs is made of it. */
export interface AnswerHabits {
  /** How often each button is the first answer to a new card. */
  readonly firstShares: PerButton;
  /** Of the reviews that were remembered. */
  readonly rememberedShares: readonly [hard: number, good: number, easy: number];
  /** Seconds that an answer takes. */
  readonly learnSecs: PerButton;
  readonly reviewSecs: PerButton;
}

/** Of many people; what few answers say is drawn towards it. */
const usual: AnswerHabits = {
  firstShares: [0.24, 0.094, 0.495, 0.171],
  rememberedShares: [0.224, 0.631, 0.145],
  learnSecs: [19.58, 18.79, 13.78, 10.71],
  reviewSecs: [19.38, 17.59, 12.38, 8.94],
};
/** With so many answers one's own and the usual count the same. */
const HALF_TRUST = 50;
/** Answers of twenty minutes and more are breaks. */
const TIMED = 'time > 0 AND time < 1200000 AND cid IN (SELECT value FROM json_each(?))';
const TIMES = `SELECT type, ease AS button, count(*) AS count, CAST(sum(time) / count(*) AS REAL) / 1000 AS secs
  FROM revlog WHERE ${TIMED} AND type < 3 AND ease BETWEEN 1 AND 4 GROUP BY type, ease`;
/** The first answer of each card on each day, days being counted from the end of this one in whole numbers. */
const FIRST_ANSWERS = `SELECT type, button, count(*) AS count
  FROM (SELECT type, ease AS button, min(id) FROM revlog WHERE ${TIMED} GROUP BY cid, (id / 1000 - CAST(? AS INTEGER)) / 86400)
  GROUP BY type, button`;
const LEARN = 0;
const REVIEW = 1;

interface Row {
  readonly type: number;
  readonly button: number;
  readonly count: number;
}

/** From the review log of these cards, as official reckons. */
export function answerHabits(col: Collection, cardIds: readonly number[]): AnswerHabits {
  const ids = JSON.stringify(cardIds);
  const times = all<Row & { readonly secs: number }>(col.db, TIMES, [ids]);
  const firsts = all<Row>(col.db, FIRST_ANSWERS, [ids, col.dayTiming().nextDayAtSecs]);
  if (firsts.length === 0) return usual;
  const countsOf = (type: number, buttons: readonly number[]): number[] =>
    buttons.map((button) => firsts.find((row) => row.type === type && row.button === button)?.count ?? 0);
  const secsOf = (type: number, fallback: PerButton): PerButton =>
    perButton((place) => {
      const row = times.find((each) => each.type === type && each.button === place + 1);
      return row === undefined ? at(fallback, place) : hundredths(drawn(row.secs, at(fallback, place), row.count));
    });
  const first = shares(countsOf(LEARN, [1, 2, 3, 4]), usual.firstShares);
  const remembered = shares(countsOf(REVIEW, [2, 3, 4]), usual.rememberedShares);
  return {
    firstShares: perButton((place) => at(first, place)),
    rememberedShares: [at(remembered, 0), at(remembered, 1), at(remembered, 2)],
    learnSecs: secsOf(LEARN, usual.learnSecs),
    reviewSecs: secsOf(REVIEW, usual.reviewSecs),
  };
}

/** Without any answer all buttons count as pressed once. */
function shares(counts: readonly number[], fallback: readonly number[]): number[] {
  const pressed = counts.some((count) => count > 0) ? counts : counts.map(() => 1);
  const total = pressed.reduce((sum, count) => sum + count, 0);
  return pressed.map((count, place) => drawn(count / total, at(fallback, place), total));
}

function drawn(own: number, fallback: number, count: number): number {
  const trust = count / (HALF_TRUST + count);
  return trust * own + (1 - trust) * fallback;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function perButton(of: (place: number) => number): PerButton {
  return [of(0), of(1), of(2), of(3)];
}

function at(values: readonly number[], place: number): number {
  return values[place] ?? 0;
}
