import { fuzzRange } from '../fuzz/interval-fuzz.ts';
import { dayWeight, easyWeights, weightedPlace } from '../fuzz/load-balancer.ts';

/** The cards of one preset by the day they are due. */
interface PresetDays {
  /** By day number, today and before included. */
  readonly due: Map<number, number>;
  /** Due today or earlier. */
  dueNow: number;
  readonly reviewedToday: number;
}

export interface DueReview {
  readonly presetId: number;
  /** At home, where the card visits a filtered deck. */
  readonly dueDay: number;
}

export interface RescheduleBalance {
  readonly presetId: number;
  readonly seed: bigint;
  readonly interval: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Since the last review: the card can't be due earlier than today. */
  readonly elapsedDays: number;
  readonly easyDays: readonly number[];
}

/** How many reviews fall on each day while many cards are rescheduled at once. */
export class RescheduleBalancer {
  readonly #presets = new Map<number, PresetDays>();
  readonly #today: number;
  readonly #weekdayOf: (day: number) => number;

  /**
   * `reviews` are all review cards that aren't suspended; `reviewedToday` counts today's reviews by preset;
   * `weekdayOf` names the weekday (Monday 0) of the day that many days from today.
   */
  constructor(
    today: number,
    reviews: Iterable<DueReview>,
    reviewedToday: ReadonlyMap<number, number>,
    weekdayOf: (day: number) => number,
  ) {
    this.#today = today;
    this.#weekdayOf = weekdayOf;
    for (const { presetId, dueDay } of reviews) {
      let days = this.#presets.get(presetId);
      if (days === undefined) {
        days = { due: new Map(), dueNow: 0, reviewedToday: reviewedToday.get(presetId) ?? 0 };
        this.#presets.set(presetId, days);
      }
      change(days.due, dueDay, 1);
      if (dueDay <= today) days.dueNow++;
    }
  }

  /** The interval that was drawn, quiet days more likely; undefined: the card is overdue whatever is drawn. */
  interval(request: RescheduleBalance): number | undefined {
    const { interval, minimum, maximum, elapsedDays } = request;
    const { low, high } = fuzzRange(interval, minimum, maximum);
    if (high < elapsedDays) return undefined;
    const first = Math.max(low, elapsedDays);
    const intervals = Array.from({ length: high - first + 1 }, (_, i) => first + i);
    const ahead = intervals.map((days) => Math.max(0, days - elapsedDays));
    const counts = ahead.map((day) => this.#countOn(request.presetId, day));
    const easy = easyWeights(counts, ahead.map(this.#weekdayOf), request.easyDays);
    const weights = intervals.map((days, i) => {
      const count = counts[i] ?? 0;
      return count === 0 ? 1 : Math.fround(dayWeight(count, days) * (easy[i] ?? 1));
    });
    const place = weightedPlace(request.seed, weights);
    return place === undefined ? undefined : first + place;
  }

  /** Counts a card on its new day, so that the next ones see it there. */
  move(presetId: number, fromDay: number, toDay: number): void {
    const days = this.#presets.get(presetId);
    if (days === undefined) return;
    change(days.due, fromDay, -1);
    change(days.due, toDay, 1);
    days.dueNow += Number(toDay <= this.#today) - Number(fromDay <= this.#today);
  }

  #countOn(presetId: number, day: number): number {
    const days = this.#presets.get(presetId);
    if (days === undefined) return 0;
    return day === 0 ? days.dueNow + days.reviewedToday : (days.due.get(this.#today + day) ?? 0);
  }
}

function change(counts: Map<number, number>, day: number, by: number): void {
  counts.set(day, (counts.get(day) ?? 0) + by);
}
