import { systemClock } from '#core/collection/system-clock.ts';
import { dayTiming } from '#core/collection/day-clock.ts';
import { randomBelow, seededRandom } from '#core/scheduler/seeded-random.ts';
import type { VectorCard, VectorConfig, VectorReview } from '#core/testing/scheduler-vectors/vector-file.ts';

/** One preset at one moment in one collection's settings, with cards of all kinds. */
export interface SchedulingGroup {
  readonly nowMs: number;
  readonly crt: number;
  readonly creationOffset: number;
  readonly localOffset: number;
  readonly rollover: number;
  readonly config: {
    readonly fsrs: boolean;
    readonly fsrsShortTermWithStepsEnabled: boolean;
    readonly loadBalancerEnabled: boolean;
    /** How far ahead learning cards may be shown, in seconds. */
    readonly collapseTime: number;
  };
  readonly preset: VectorConfig;
  readonly deckRetentionPercent: number | null;
  readonly filtered: FilteredChoice | null;
  /** Ask with a queue built, so that the load balancer is at work; then no answers are given. */
  readonly queue: boolean;
  readonly answeredMs: number;
  readonly cards: readonly GroupCard[];
}

interface FilteredChoice {
  readonly reschedule: boolean;
  readonly previewAgainSecs: number;
  readonly previewHardSecs: number;
  readonly previewGoodSecs: number;
}

export interface GroupCard {
  readonly id: number;
  readonly nid: number;
  readonly ord: number;
  readonly row: Omit<VectorCard, 'id'>;
  readonly reviews: readonly VectorReview[];
}

const CRT = 1_700_020_800;
const HOME_DECK = 1;
const DAY_SECS = 86_400;
const STEPS = [[], [1], [10], [1, 10], [1440], [0.5, 5, 60], [2880, 5760], [10, 1440, 4320], [25, 0.3], [700, 900]];
const WEIGHTS = [
  ...[0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629],
  ...[1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542],
];

/** Draws made-up groups; the same seed gives the same ones. */
export class GroupMaker {
  readonly #random: Iterator<number, never>;
  readonly #tz: string;
  readonly #reviewIds = new Set<number>();

  constructor(seed: number, tz: string) {
    // Zones get cards of their own.
    this.#random = seededRandom(BigInt(seed) * 1000n + BigInt(tz.length));
    this.#tz = tz;
  }

  group(cardCount: number, queue = false): SchedulingGroup {
    const nowMs = this.#int(CRT + 700 * DAY_SECS, CRT + 1100 * DAY_SECS) * 1000 + this.#int(0, 999);
    const nowSecs = Math.floor(nowMs / 1000);
    const clock = systemClock({ timeZone: this.#tz });
    const base = {
      nowMs,
      crt: CRT,
      creationOffset: clock.offsetWestMins(CRT),
      localOffset: clock.offsetWestMins(nowSecs),
      rollover: this.#pick([4, 4, 0, 2, 7, 23]),
      config: {
        fsrs: this.#chance(0.65),
        fsrsShortTermWithStepsEnabled: this.#chance(0.3),
        loadBalancerEnabled: true,
        collapseTime: this.#pick([1200, 0, 5000]),
      },
      preset: this.#preset(),
      deckRetentionPercent: this.#chance(0.3) ? this.#int(70, 99) : null,
      filtered: this.#chance(queue ? 0 : 0.3) ? this.#filtered() : null,
      queue,
      answeredMs: this.#pick([0, 900, 4321, 61_000]),
    };
    const { daysElapsed, nextDayAtSecs } = dayTiming({ ...base, nowSecs, offsetWestMins: base.localOffset });
    this.#reviewIds.clear();
    const cards: GroupCard[] = [];
    for (let i = 0; i < cardCount; i++) cards.push(this.#card(base, i, daysElapsed, nextDayAtSecs));
    return { ...base, cards };
  }

  #card(
    { nowMs, filtered, queue, config }: Omit<SchedulingGroup, 'cards'>,
    place: number,
    today: number,
    nextDayAt: number,
  ): GroupCard {
    const nowSecs = Math.floor(nowMs / 1000);
    const type = this.#pick([0, 1, 1, 2, 2, 2, 2, 3, 3]);
    const ivl =
      type < 2 ? 0 : this.#pick([0, 1, this.#int(1, 10), this.#int(1, 60), this.#int(1, 400), this.#int(1, 36_500)]);
    const spread = queue ? this.#int(0, 110) : this.#int(-20, ivl);
    const learnToday = this.#chance(0.6);
    const learnDue = learnToday ? nowSecs + this.#int(-4000, 2000) : today - this.#int(0, 3);
    const homeDue =
      type === 0
        ? this.#int(0, 5000)
        : type === 2
          ? today + (filtered || queue ? spread : -this.#int(0, 40))
          : learnDue;
    const away = filtered !== null && this.#chance(0.8);
    const studyQueue = type === 2 ? 2 : type === 0 ? 0 : learnToday ? 1 : 3;
    const preview = away && filtered?.reschedule === false;
    const reviews = this.#chance(0.5) ? this.#reviews(nowMs) : [];
    return {
      id: CRT * 1000 - 400_000_000_000 + this.#int(0, 300_000_000_000),
      nid: queue && this.#chance(0.2) ? 1_600_000_000_000 + this.#int(0, 5) : 1_500_000_000_000 + place,
      ord: place,
      row: {
        did: away ? 'FILTERED' : HOME_DECK,
        type,
        queue: preview && this.#chance(0.5) ? 4 : preview && type !== 1 && type !== 3 ? 2 : studyQueue,
        due: away ? (this.#chance(0.9) ? -100_000 + place : homeDue) : homeDue,
        ivl,
        factor: type < 2 ? 0 : this.#pick([2500, 1300, 1310, this.#int(1300, 3200), this.#chance(0.1) ? 0 : 2650]),
        reps: this.#pick([0, 1, this.#int(0, 100)]),
        lapses: this.#int(0, 12),
        left: type === 1 || type === 3 ? this.#pick([1, 2, 3, 0, 1001, 2002, 5]) : 0,
        odue: away ? (this.#chance(0.9) ? homeDue : 0) : 0,
        odid: away ? HOME_DECK : 0,
        data: this.#data(type, ivl, nextDayAt, config.fsrs),
      },
      reviews,
    };
  }

  #data(type: number, ivl: number, nextDayAt: number, fsrs: boolean): string {
    if (this.#chance(0.15)) return this.#pick(['', '{}', '{"cd":"{\\"a\\":1}"}']);
    const data: Record<string, unknown> = {};
    if (this.#chance(0.3)) data['pos'] = this.#int(0, 9000);
    if (type !== 0 && this.#chance(fsrs ? 0.75 : 0.25)) {
      data['s'] = this.#fraction(0.001, this.#pick([1, 5, 50, Math.max(1, ivl) * 2, 36_500]), 4);
      data['d'] = this.#fraction(1, 10, 3);
    }
    if (this.#chance(0.5)) data['dr'] = this.#fraction(0.7, 0.99, 2);
    if (this.#chance(0.5)) data['decay'] = this.#pick([0.5, 0.154, 0.2]);
    const ago = this.#pick([0, 0, 1, this.#int(0, 20), ivl, this.#int(0, 700)]);
    if (this.#chance(0.6)) data['lrt'] = nextDayAt - ago * DAY_SECS - this.#int(1, DAY_SECS);
    if (this.#chance(0.05)) data['cd'] = '{"v":"x"}';
    return JSON.stringify(data);
  }

  /** Newest last. Mostly what studying leaves behind, with rows that other programs or hands made. */
  #reviews(nowMs: number): VectorReview[] {
    const reviews: VectorReview[] = [];
    let id = nowMs - this.#int(0, 900 * DAY_SECS) * 1000;
    const count = this.#int(1, 12);
    for (let i = 0; i < count && id < nowMs; i++) {
      while (this.#reviewIds.has(id)) id++;
      this.#reviewIds.add(id);
      reviews.push(this.#review(id, i));
      id += this.#pick([60, 600, DAY_SECS, this.#int(1, 200 * DAY_SECS)]) * 1000;
    }
    return reviews;
  }

  #review(id: number, place: number): VectorReview {
    const time = this.#int(0, 60_000);
    const odd = this.#int(0, 30);
    if (odd === 0) return [id, 0, 0, 10, 0, 0, 4];
    if (odd === 1) return [id, 0, this.#int(1, 50), 10, 2500, 0, 4];
    if (odd === 2) return [id, 0, this.#int(1, 50), 10, 2500, 0, 5];
    if (odd === 3) return [id, this.#int(1, 4), this.#int(0, 30), 10, 0, time, 3];
    if (odd === 4) return [id, this.#int(1, 4), this.#int(1, 30), 10, this.#int(100, 2500), time, 3];
    const type = place < 2 ? this.#pick([0, 0, 1]) : this.#pick([0, 1, 1, 1, 2]);
    const ivl = this.#pick([-60, -600, -DAY_SECS, -DAY_SECS * 2, 1, this.#int(1, 300)]);
    const factor = type === 0 ? 0 : this.#pick([0, 2500, this.#int(1300, 3000), this.#int(100, 1100), 1100, 1101]);
    return [id, this.#int(1, 4), ivl, this.#int(-600, 100), factor, time, type];
  }

  #preset(): VectorConfig {
    const parameters = this.#pick([[], this.#weights(21), this.#weights(21), this.#weights(19), this.#weights(17)]);
    return {
      learnSteps: this.#pick(STEPS).map(Math.fround),
      relearnSteps: this.#pick(STEPS).map(Math.fround),
      initialEase: Math.fround(this.#pick([2.5, 1.31, this.#fraction(1.31, 5, 3)])),
      easyMultiplier: Math.fround(this.#pick([1.3, 1, this.#fraction(1, 5, 2)])),
      hardMultiplier: Math.fround(this.#pick([1.2, 1, this.#fraction(0.5, 1.3, 2)])),
      lapseMultiplier: Math.fround(this.#pick([0, 0.5, 1, this.#fraction(0, 1, 2)])),
      intervalMultiplier: Math.fround(this.#pick([1, this.#fraction(0.5, 2, 2)])),
      maximumReviewInterval: this.#pick([36_500, 36_500, 1, this.#int(1, 30), this.#int(30, 500)]),
      minimumLapseInterval: this.#pick([1, 1, this.#int(1, 20)]),
      graduatingIntervalGood: this.#pick([1, this.#int(1, 30)]),
      graduatingIntervalEasy: this.#pick([4, this.#int(1, 60)]),
      leechThreshold: this.#pick([8, 1, 3, this.#int(1, 12)]),
      leechAction: this.#int(0, 1),
      capAnswerTimeToSecs: this.#pick([60, 4, 600]),
      desiredRetention: Math.fround(this.#pick([0.9, this.#fraction(0.7, 0.99, 2)])),
      historicalRetention: Math.fround(this.#pick([0.9, this.#fraction(0.7, 0.97, 2)])),
      ignoreRevlogsBeforeDate: this.#chance(0.2) ? `2025-${this.#pick(['03', '09', '12'])}-17` : '',
      // Older kinds stay beside newer ones, which go first.
      fsrsParams4: parameters.length === 17 || this.#chance(0.1) ? this.#weights(17) : [],
      fsrsParams5: parameters.length === 19 ? parameters : [],
      fsrsParams6: parameters.length === 21 ? parameters : [],
      easyDaysPercentages: this.#chance(0.5) ? [] : [1, 2, 3, 4, 5, 6, 7].map(() => this.#pick([1, 1, 0.5, 0])),
      buryNew: this.#chance(0.3),
      buryReviews: this.#chance(0.5),
      buryInterdayLearning: this.#chance(0.3),
    };
  }

  /** The built-in numbers, each a little off, at times out of bounds. */
  #weights(count: number): number[] {
    return WEIGHTS.slice(0, count).map((weight) => {
      if (this.#chance(0.02)) return this.#pick([0, 200, 0.0001].map(Math.fround));
      return Math.fround(Number((weight * this.#fraction(0.4, 1.8, 3)).toFixed(4)));
    });
  }

  #filtered(): FilteredChoice {
    return {
      reschedule: this.#chance(0.6),
      previewAgainSecs: this.#pick([60, 0, 4000]),
      previewHardSecs: this.#pick([600, 0, 90_000]),
      previewGoodSecs: this.#pick([0, 1200]),
    };
  }

  #int(low: number, high: number): number {
    return high <= low ? low : randomBelow(this.#random, low, high + 1);
  }

  /** A 32-bit float with so many decimals. */
  #fraction(low: number, high: number, decimals: number): number {
    const drawn = low + ((high - low) * this.#int(0, 1_000_000)) / 1_000_000;
    return Math.fround(Number(drawn.toFixed(decimals)));
  }

  #chance(share: number): boolean {
    return this.#int(0, 999) < share * 1000;
  }

  #pick<Value>(values: readonly Value[]): Value {
    const picked = values[this.#int(0, values.length - 1)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}
