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
  /** The day that it was counted on when the counting began; none where it was not. */
  readonly countedOn?: number | undefined;
}

/** What the collection holds: counted at once, asked for singly only where a note's other cards matter. */
export interface StoredCards {
  /** Of each preset that has any: how many cards are due so many days from today. */
  readonly counts: ReadonlyMap<number, readonly number[]>;
  /** Cards of a note and their days, as the rows are now. */
  readonly ofNote: (noteId: number) => readonly { readonly id: number; readonly day: number }[];
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

/**
 * Which cards fall on which of the coming days, by preset: what intervals are chosen by. It belongs to one built
 * queue and is kept up with the answers of that queue.
 */
export class LoadBalancer {
  readonly #counts: Map<number, number[]>;
  readonly #weekdayOf: (day: number) => number;
  readonly #stored: StoredCards | undefined;
  /**
   * By note and card: the days of cards that were counted one by one, or answered. As often as they were counted:
   * who is answered onto the day that holds it already counts twice.
   */
  readonly #singly = new Map<number, Map<number, number[]>>();

  #version = 0;
  #lastNote: { readonly noteId: number; readonly version: number; readonly days: readonly number[] } | undefined;

  /** `weekdayOf` names the weekday (Monday 0) of the day that many days from today. */
  constructor(weekdayOf: (day: number) => number, stored?: StoredCards) {
    this.#weekdayOf = weekdayOf;
    this.#stored = stored;
    this.#counts = new Map([...(stored?.counts ?? [])].map(([presetId, counts]) => [presetId, [...counts]]));
  }

  /** Another one: the same request may be answered otherwise. */
  get version(): number {
    return this.#version;
  }

  /** Counts a card that is due on the day that many days from today. Days beyond those that are balanced don't matter. */
  add(card: BalancedCard, day: number): void {
    if (day < 0 || day >= BALANCED_DAYS) return;
    this.#daysOf(card).push(day);
    this.#count(card.presetId, day, 1);
  }

  /**
   * Counts a card that an answer gave so many days (none: it is learned), beside where it was. A preset without any
   * card so far stays without for this queue.
   */
  addAnswered(card: BalancedCard, days: number | undefined): void {
    this.#daysOf(card);
    if (days !== undefined && this.#counts.has(card.presetId)) this.add(card, days);
  }

  /** Takes a card, once, off whichever days it is counted on. */
  remove(card: BalancedCard): void {
    const days = this.#daysOf(card);
    for (const day of new Set(days)) {
      days.splice(days.indexOf(day), 1);
      this.#count(card.presetId, day, -1);
    }
  }

  /** The day that was drawn, quiet ones more likely; undefined: balancing does not apply, fuzz alone decides. */
  interval(request: BalanceRequest): number | undefined {
    const { interval, minimum, maximum, presetId } = request;
    if (Math.trunc(interval) > LONGEST_BALANCED || minimum > LONGEST_BALANCED) return undefined;
    const perDay = this.#counts.get(presetId);
    if (perDay === undefined) return undefined;
    const range = fuzzRange(interval, minimum, maximum);
    const days = daysOf(range);
    const counts = days.map((day) => perDay[day] ?? 0);
    const easy = this.#easyWeights(days, counts, request.easyDays);
    const siblings = request.avoidSiblings ? this.#daysOfNote(request.noteId) : [];
    const weights = days.map((day, i) => {
      const count = counts[i] ?? 0;
      return count === 0 ? 1 : f(f(dayWeight(count, day) * siblingWeight(siblings, day)) * (easy?.[i] ?? 1));
    });
    const place = weightedPlace(request.seed, weights);
    return place === undefined ? undefined : range.low + place;
  }

  /** Undefined where all days are normal. */
  #easyWeights(
    days: readonly number[],
    counts: readonly number[],
    easyDays: readonly number[],
  ): readonly number[] | undefined {
    if (easyDays.every((share) => share === 1)) return undefined;
    return easyWeights(counts, days.map(this.#weekdayOf), easyDays);
  }

  #count(presetId: number, day: number, by: 1 | -1): void {
    const perDay = this.#counts.get(presetId) ?? Array.from({ length: BALANCED_DAYS }, () => 0);
    perDay[day] = (perDay[day] ?? 0) + by;
    this.#counts.set(presetId, perDay);
  }

  /** The days of a card that is looked at singly from now on, to change them. */
  #daysOf({ id, noteId, countedOn }: BalancedCard): number[] {
    this.#version++;
    const cards = this.#singly.get(noteId) ?? new Map<number, number[]>();
    this.#singly.set(noteId, cards);
    const days = cards.get(id) ?? (countedOn === undefined ? [] : [countedOn]);
    cards.set(id, days);
    return days;
  }

  /** One card's intervals are asked for one after another. */
  #daysOfNote(noteId: number): readonly number[] {
    const last = this.#lastNote;
    if (last?.noteId === noteId && last.version === this.#version) return last.days;
    const singly = this.#singly.get(noteId);
    const others = this.#stored?.ofNote(noteId).filter(({ id }) => singly?.has(id) !== true) ?? [];
    const known = [...(singly?.values() ?? [])].flat();
    const days = [...new Set([...others.map(({ day }) => day), ...known])].toSorted((a, b) => a - b);
    this.#lastNote = { noteId, version: this.#version, days };
    return days;
  }
}

/** Which of the balanced days a due number stands for. */
export function balancedDay(due: number, today: number): number | undefined {
  const day = due - today;
  return day >= 0 && day < BALANCED_DAYS ? day : undefined;
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
  const place = sums.findIndex((upTo) => upTo > drawn);
  // The last one is drawn, too, by what rounding leaves.
  return place === -1 ? weights.length - 1 : place;
}

/** Fewer cards and shorter intervals weigh more. */
export function dayWeight(count: number, day: number): number {
  const nearness = f(1 / day);
  return f(powf(f(1 / count), COUNT_POWER) * f(nearness * f(nearness * nearness)));
}

function siblingWeight(siblings: readonly number[], day: number): number {
  let weight = 1;
  for (const sibling of siblings) weight = f(weight * (NEAR_SIBLING[Math.abs(sibling - day)] ?? 1));
  return weight;
}

function daysOf({ low, high }: DayRange): number[] {
  const days: number[] = [];
  for (let day = low; day <= high; day++) days.push(day);
  return days;
}
