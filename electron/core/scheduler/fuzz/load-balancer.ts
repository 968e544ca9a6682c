import { powf } from '../fsrs/float32-functions.ts';
import { type DayRange, fuzzFactor, fuzzRange } from './interval-fuzz.ts';

const f = Math.fround;
/** Days ahead that are counted. */
export const BALANCED_DAYS = 99;
/** Intervals longer than this are not balanced. */
const LONGEST_BALANCED = 90;
const COUNT_POWER = f(2.15);
/** Weight of a day by its distance from the nearest siblings. */
const NEAR_SIBLING = [0.000_001, 0.2, 0.4, 0.6, 0.8].map(f);
const EASY = { minimum: f(0.0001), reduced: 0.5 };

export interface BalancedCard {
  readonly id: number;
  readonly noteId: number;
  readonly presetId: number;
}

export interface BalanceRequest {
  readonly seed: bigint;
  readonly interval: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly presetId: number;
  readonly noteId: number;
  /** The preset buries review siblings, so days beside theirs are avoided. */
  readonly avoidSiblings: boolean;
  /** Share of each weekday, Monday first; empty: all are normal. */
  readonly easyDays: readonly number[];
}

interface BalancedDay {
  /** As often as they were counted: who is answered onto the day that holds it already counts twice. */
  readonly cardsByPreset: Map<number, number[]>;
  /** Cards of each note, whatever their presets. */
  readonly cardsOfNote: Map<number, number>;
}

/**
 * Which cards fall on which of the coming days, by preset: what intervals are chosen by. It belongs to one built
 * queue and is kept up with the answers of that queue.
 */
export class LoadBalancer {
  readonly #days: readonly BalancedDay[] = Array.from({ length: BALANCED_DAYS }, () => ({
    cardsByPreset: new Map(),
    cardsOfNote: new Map(),
  }));
  readonly #weekdayOf: (day: number) => number;

  /** `weekdayOf` names the weekday (Monday 0) of the day that many days from today. */
  constructor(weekdayOf: (day: number) => number) {
    this.#weekdayOf = weekdayOf;
  }

  /** Counts a card that is due on the day that many days from today. Days beyond those that are balanced don't matter. */
  add({ id, noteId, presetId }: BalancedCard, day: number): void {
    const found = this.#days[day];
    if (found === undefined) return;
    const cards = found.cardsByPreset.get(presetId);
    if (cards) cards.push(id);
    else found.cardsByPreset.set(presetId, [id]);
    found.cardsOfNote.set(noteId, (found.cardsOfNote.get(noteId) ?? 0) + 1);
  }

  /** Counts a card that an answer gave so many days. A preset without any card so far stays without for this queue. */
  addAnswered(card: BalancedCard, days: number): void {
    if (this.#balances(card.presetId)) this.add(card, days);
  }

  /** Takes a card, once, off whichever days it is counted on. */
  remove({ id, noteId }: BalancedCard): void {
    for (const { cardsByPreset, cardsOfNote } of this.#days) {
      for (const cards of cardsByPreset.values()) {
        const place = cards.indexOf(id);
        if (place === -1) continue;
        cards.splice(place, 1);
        cardsOfNote.set(noteId, (cardsOfNote.get(noteId) ?? 0) - 1);
      }
    }
  }

  /** The day that was drawn, quiet ones more likely; undefined: balancing does not apply, fuzz alone decides. */
  interval(request: BalanceRequest): number | undefined {
    const { interval, minimum, maximum, presetId } = request;
    if (Math.trunc(interval) > LONGEST_BALANCED || minimum > LONGEST_BALANCED) return undefined;
    if (!this.#balances(presetId)) return undefined;
    const range = fuzzRange(interval, minimum, maximum);
    const counts = daysOf(range).map((day) => this.#days[day]?.cardsByPreset.get(presetId)?.length ?? 0);
    const weekdays = daysOf(range).map(this.#weekdayOf);
    const easy = easyWeights(counts, weekdays, request.easyDays);
    const siblings = request.avoidSiblings ? this.#daysOfNote(request.noteId) : [];
    const weights = daysOf(range).map((day, i) => {
      const count = counts[i] ?? 0;
      return count === 0 ? 1 : f(f(dayWeight(count, day) * siblingWeight(siblings, day)) * (easy[i] ?? 1));
    });
    const place = weightedPlace(request.seed, weights);
    return place === undefined ? undefined : range.low + place;
  }

  #balances(presetId: number): boolean {
    return this.#days.some(({ cardsByPreset }) => cardsByPreset.has(presetId));
  }

  #daysOfNote(noteId: number): number[] {
    return this.#days.flatMap(({ cardsOfNote }, day) => ((cardsOfNote.get(noteId) ?? 0) > 0 ? [day] : []));
  }
}

/** Weekday of a moment where the user is, Monday 0. */
export function localWeekday(atSecs: number, offsetWestMins: number): number {
  const day = Math.floor((atSecs - offsetWestMins * 60) / 86_400);
  // The epoch began on a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * What easy days do to the weight of each day. A reduced day takes cards only while it holds less than its share of
 * what all the days hold.
 */
export function easyWeights(
  counts: readonly number[],
  weekdays: readonly number[],
  easyDays: readonly number[],
): number[] {
  if (easyDays.length === 0) return counts.map(() => 1);
  const shares = weekdays.map((weekday) => {
    const share = easyDays[weekday] ?? 1;
    return share === 1 ? 1 : share === 0 ? EASY.minimum : EASY.reduced;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const allShares = shares.reduce((sum, share) => f(sum + share), 0);
  return shares.map((share, i) => {
    if (share !== EASY.reduced) return share;
    const count = counts[i] ?? 0;
    const others = f((total - count) / f(allShares - EASY.reduced));
    return f(count / EASY.reduced) > others ? EASY.minimum : 1;
  });
}

/** Which of the weights the seed draws; undefined where they are all zero. */
export function weightedPlace(seed: bigint, weights: readonly number[]): number | undefined {
  const sums: number[] = [];
  let sum = 0;
  for (const weight of weights) sums.push((sum = f(sum + weight)));
  if (!(sum > 0)) return undefined;
  const drawn = f(fuzzFactor(seed) * sum);
  const place = sums.slice(0, -1).findIndex((upTo) => upTo > drawn);
  return place === -1 ? weights.length - 1 : place;
}

/** Fewer cards and shorter intervals weigh more. */
export function dayWeight(count: number, day: number): number {
  const nearness = f(1 / day);
  return f(powf(f(1 / count), COUNT_POWER) * f(nearness * f(nearness * nearness)));
}

function siblingWeight(siblings: readonly number[], day: number): number {
  return siblings.reduce((weight, sibling) => f(weight * (NEAR_SIBLING[Math.abs(sibling - day)] ?? 1)), 1);
}

function daysOf({ low, high }: DayRange): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}
