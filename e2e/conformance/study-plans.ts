import { randomBelow, seededRandom } from '#core/scheduler/seeded-random.ts';
import type { CardLine, DeckPlan, PresetPlan, StudyPlan } from './study-plan.ts';

const CRT = 1_700_020_800;
const DAY_SECS = 86_400;
export const TODAY = 600;
const STEPS = [[1, 10], [], [1], [10, 1440], [1, 15, 2880]];
const NAMES = ['A', 'A::B', 'A::B::C', 'A::D', 'b', 'b::Z', 'Zeta', 'A::b2', 'é'];

/** Draws made-up collections for studying; the same seed gives the same ones. */
export class PlanMaker {
  readonly #random: Iterator<number, never>;
  #nowMs = 0;

  constructor(seed: number) {
    this.#random = seededRandom(BigInt(seed));
  }

  plan(cardCount: number): StudyPlan {
    this.#nowMs = (CRT + TODAY * DAY_SECS + this.#int(0, 40_000)) * 1000 + this.#int(0, 999);
    const fsrs = this.#chance(0.5);
    const presets = Array.from({ length: this.#int(1, 3) }, () => this.#preset());
    const decks = this.#decks(presets.length);
    const cards = this.#cards(cardCount, decks, fsrs);
    return {
      nowMs: this.#nowMs,
      crt: CRT,
      config: {
        fsrs,
        creationOffset: 0,
        localOffset: 0,
        rollover: 4,
        collapseTime: this.#pick([1200, 0, 5000]),
        loadBalancerEnabled: this.#chance(0.7),
        applyAllParentLimits: this.#chance(0.3),
        newCardsIgnoreReviewLimit: this.#chance(0.3),
        nextPos: 5000,
        lastUnburied: this.#pick([TODAY, TODAY - 1, TODAY + 8]),
      },
      presets,
      decks,
      cards,
    };
  }

  #decks(presets: number): DeckPlan[] {
    const chosen = NAMES.filter(() => this.#chance(0.6));
    // A parent is made with its child: named first, it gets settings of its own.
    const names = new Set(chosen.flatMap((name) => name.split('::').map((_, i, parts) => parts.slice(0, i + 1).join('::'))));
    if (names.size === 0) names.add('A');
    const normal = [...names].map((name): DeckPlan => ({ name, preset: this.#int(0, presets - 1), keys: this.#limits() }));
    if (!this.#chance(0.4)) return normal;
    const filtered = {
      reschedule: this.#chance(0.6),
      previewAgainSecs: this.#pick([60, 0, 600]),
      previewHardSecs: this.#pick([600, 0]),
      previewGoodSecs: this.#pick([0, 1200]),
    };
    return [...normal, { name: 'Filtered', preset: 0, keys: {}, filtered }];
  }

  #limits(): Record<string, unknown> {
    const day = this.#pick([TODAY, TODAY, TODAY - 1]);
    const counters = (most: number): [number, number] => [day, this.#chance(0.5) ? 0 : this.#int(-5, most)];
    return {
      newToday: counters(6),
      revToday: counters(10),
      lrnToday: [day, 0],
      timeToday: [day, 1000],
      newLimit: this.#chance(0.3) ? this.#int(0, 15) : null,
      reviewLimit: this.#chance(0.3) ? this.#int(0, 25) : null,
      newLimitToday: this.#chance(0.2) ? { limit: this.#int(0, 12), today: this.#pick([TODAY, TODAY - 1]) } : null,
      reviewLimitToday: this.#chance(0.2) ? { limit: this.#int(0, 20), today: this.#pick([TODAY, TODAY - 1]) } : null,
    };
  }

  #preset(): PresetPlan {
    return {
      learnSteps: this.#pick(STEPS),
      relearnSteps: this.#pick(STEPS),
      initialEase: 2.5,
      easyMultiplier: 1.3,
      hardMultiplier: 1.2,
      lapseMultiplier: this.#pick([0, 0.5]),
      intervalMultiplier: 1,
      maximumReviewInterval: this.#pick([36_500, 100]),
      minimumLapseInterval: 1,
      graduatingIntervalGood: 1,
      graduatingIntervalEasy: 4,
      leechThreshold: this.#pick([8, 2]),
      leechAction: this.#int(0, 1),
      capAnswerTimeToSecs: this.#pick([60, 5]),
      desiredRetention: 0.9,
      historicalRetention: 0.9,
      newPerDay: this.#pick([20, 3, 0, 10, 100]),
      reviewsPerDay: this.#pick([200, 200, 30, 10, 5, 0]),
      newCardGatherPriority: this.#int(0, 5),
      newCardSortOrder: this.#int(0, 4),
      reviewOrder: this.#int(0, 12),
      newMix: this.#int(0, 2),
      interdayLearningMix: this.#int(0, 2),
      buryNew: this.#chance(0.5),
      buryReviews: this.#chance(0.5),
      buryInterdayLearning: this.#chance(0.5),
      easyDaysPercentages: this.#chance(0.6) ? [] : Array.from({ length: 7 }, () => this.#pick([1, 1, 0.5, 0])),
    };
  }

  #cards(count: number, decks: readonly DeckPlan[], fsrs: boolean): CardLine[] {
    const notes = Math.ceil(count / this.#pick([1, 1.5, 3]));
    const taken = new Set<string>();
    const normal = decks.filter((deck) => deck.filtered === undefined);
    const filtered = decks.find((deck) => deck.filtered !== undefined);
    // One learning card at each moment: which of two equal ones comes first is SQLite's business.
    const moments = new Set<number>();
    return Array.from({ length: count }, (_, i) => {
      const nid = 1_500_000_000_000 + this.#int(0, notes - 1);
      let ord = 0;
      while (taken.has(`${nid} ${ord}`)) ord++;
      taken.add(`${nid} ${ord}`);
      return this.#card({ id: 1_600_000_000_000 + i * 1_000_003, nid, ord }, { normal, filtered, fsrs, moments });
    });
  }

  #card(
    ids: Pick<CardLine, 'id' | 'nid' | 'ord'>,
    {
      normal,
      filtered,
      fsrs,
      moments,
    }: {
      readonly normal: readonly DeckPlan[];
      readonly filtered: DeckPlan | undefined;
      readonly fsrs: boolean;
      readonly moments: Set<number>;
    },
  ): CardLine {
    const home = this.#pick(normal).name;
    const type = this.#pick([0, 0, 0, 1, 1, 2, 2, 2, 2, 3]);
    const ivl = type < 2 ? 0 : this.#int(1, 200);
    const today = this.#chance(0.6);
    let moment = Math.floor(this.#nowMs / 1000) + this.#int(-4000, 9000);
    while (moments.has(moment)) moment++;
    moments.add(moment);
    const learnDue = today ? moment : TODAY - this.#int(-2, 3);
    const due = type === 0 ? this.#int(1, 60) : type === 2 ? TODAY - this.#int(-40, 30) : learnDue;
    const studied = type === 0 || type === 2 ? type : today ? 1 : 3;
    const row = {
      ...ids,
      mod: 1_750_000_000 + this.#int(0, 1000),
      type,
      queue: this.#chance(0.07) ? -this.#int(1, 3) : studied,
      due,
      ivl,
      factor: type < 2 ? 0 : this.#int(1300, 3000),
      reps: type === 0 ? 0 : this.#int(1, 40),
      lapses: this.#int(0, 6),
      left: type === 1 || type === 3 ? this.#int(1, 3) : 0,
      odue: 0,
      flags: 0,
      data: this.#data(type, fsrs),
    };
    if (filtered?.filtered === undefined || !this.#chance(0.25) || row.queue < 0) return { ...row, deck: home };
    const { reschedule } = filtered.filtered;
    const place = due > 0 ? -100_000 + this.#int(0, 5000) : due;
    return { ...row, deck: filtered.name, home, odue: due, due: place, queue: reschedule ? row.queue : 2 };
  }

  #data(type: number, fsrs: boolean): string {
    if (type === 0) return '{}';
    const data: Record<string, number> = {};
    if (this.#chance(0.3)) data['pos'] = this.#int(0, 90);
    // What FSRS left behind stays in the cards when it is turned off.
    if (this.#chance(fsrs ? 0.9 : 0.3)) {
      data['s'] = this.#int(1, 3_000_000) / 10_000;
      data['d'] = this.#int(1000, 10_000) / 1000;
      if (this.#chance(0.8)) data['dr'] = this.#int(80, 97) / 100;
      if (this.#chance(0.8)) data['decay'] = this.#pick([0.5, 0.154]);
    }
    if (this.#chance(0.6)) data['lrt'] = CRT + (TODAY - this.#int(1, 90)) * DAY_SECS - this.#int(0, DAY_SECS);
    return JSON.stringify(data);
  }

  #int(low: number, high: number): number {
    return randomBelow(this.#random, low, high + 1);
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
