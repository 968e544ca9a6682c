import { fsrsModel, type FsrsModel } from '../fsrs/fsrs-model.ts';
import type { MemoryState } from '../states/card-state.ts';
import type { AnswerHabits } from './answer-habits.ts';

/** What is looked ahead. */
const DAYS = 365;
const BUTTONS = [1, 2, 3, 4] as const;
/** Stabilities of the table: first by a factor from one to the next, then by so many days. */
const LOWEST_STABILITY = 0.001;
const LOG_STEP = Math.LN2 / 14;
const DAYS_STEP = 7.5;
const DIFFICULTIES = 24;
const CORNERS = 4;
/** Cards in learning count as reviewed just now: later than at once, which would be one more step of the same day. */
const A_MOMENT_DAYS = 1e-12;

/** A card as the table needs it; days from today. */
export interface StudiedMemory extends MemoryState {
  readonly lastDay: number;
  readonly dueDay: number;
}

/**
 * What studying a card with a desired retention is expected to cost in the coming year: for each day, stability and
 * difficulty what is to come from there on, made backwards from the end of the year. Official's method, whose numbers
 * come out to about five digits.
 */
export class WorkloadTable {
  readonly #model: FsrsModel;
  readonly #retention: number;
  readonly #habits: AnswerHabits;
  readonly #grid = new MemoryGrid();
  /** By day, then by place in the grid. */
  readonly #costs: Float32Array;

  constructor(parameters: readonly number[], retention: number, habits: AnswerHabits) {
    this.#model = fsrsModel(parameters);
    this.#retention = retention;
    this.#habits = habits;
    this.#costs = new Float32Array(this.#grid.size * DAYS);
    this.#fill();
  }

  /** Seconds for a card that is begun today. */
  newCardSecs(): number {
    return BUTTONS.reduce((sum, button) => {
      const memory = this.#model.firstMemory(button);
      const secs = (this.#habits.learnSecs[button - 1] ?? 0) + this.#later(this.#intervalOf(memory.stability), memory);
      return sum + secs * (this.#habits.firstShares[button - 1] ?? 0);
    }, 0);
  }

  /** Seconds for a card that was learned. */
  cardSecs(card: StudiedMemory): number {
    if (card.dueDay > DAYS) return 0;
    const due = Math.max(card.dueDay, 0);
    return this.#reviewSecs(card, Math.max(due - card.lastDay, A_MOMENT_DAYS), (memory) =>
      this.#later(due + this.#intervalOf(memory.stability), memory),
    );
  }

  /** Of a review after that many days and what follows from it. */
  #reviewSecs(memory: MemoryState, days: number, following: (next: MemoryState) => number): number {
    const chances = this.#chances(this.#model.retrievability(memory.stability, days));
    return BUTTONS.reduce((sum, button) => {
      const chance = chances[button - 1] ?? 0;
      if (chance <= 0) return sum;
      const next = this.#model.nextMemory(memory, days, button);
      return sum + chance * ((this.#habits.reviewSecs[button - 1] ?? 0) + following(next));
    }, 0);
  }

  #chances(retrievability: number): readonly number[] {
    return [1 - retrievability, ...this.#habits.rememberedShares.map((share) => share * retrievability)];
  }

  #intervalOf(stability: number): number {
    return Math.round(Math.max(1, this.#model.interval(stability, this.#retention)));
  }

  #later(day: number, memory: MemoryState): number {
    if (day >= DAYS) return 0;
    const { places, weights } = this.#grid.corners(memory);
    return places.reduce(
      (sum, place, corner) => sum + this.#cost(day * this.#grid.size + place) * (weights[corner] ?? 0),
      0,
    );
  }

  #cost(index: number): number {
    return this.#costs[index] ?? 0;
  }

  #fill(): void {
    const steps = this.#steps();
    const { size } = this.#grid;
    const { reviewSecs } = this.#habits;
    for (let day = DAYS - 1; day >= 0; day--) {
      for (let place = 0; place < size; place++) {
        let sum = 0;
        for (let button = 0; button < BUTTONS.length; button++) {
          const step = place * BUTTONS.length + button;
          const next = day + (steps.intervals[step] ?? 0);
          let later = 0;
          if (next < DAYS) {
            for (let corner = step * CORNERS; corner < (step + 1) * CORNERS; corner++) {
              later += this.#cost(next * size + (steps.places[corner] ?? 0)) * (steps.weights[corner] ?? 0);
            }
          }
          sum += ((reviewSecs[button] ?? 0) + later) * (steps.chances[step] ?? 0);
        }
        this.#costs[day * size + place] = sum;
      }
    }
  }

  /** Where each button leads from each place of the grid. */
  #steps(): Steps {
    const grid = this.#grid;
    const count = grid.size * BUTTONS.length;
    const steps: Steps = {
      intervals: new Int32Array(count),
      chances: new Float64Array(count),
      places: new Int32Array(count * CORNERS),
      weights: new Float64Array(count * CORNERS),
    };
    for (let place = 0; place < grid.size; place++) {
      const memory = grid.memoryAt(place);
      const days = this.#intervalOf(memory.stability);
      const chances = this.#chances(this.#model.retrievability(memory.stability, days));
      for (const button of BUTTONS) {
        const step = place * BUTTONS.length + button - 1;
        const next = this.#model.nextMemory(memory, days, button);
        const { places, weights } = grid.corners(next);
        steps.intervals[step] = this.#intervalOf(next.stability);
        steps.chances[step] = chances[button - 1] ?? 0;
        steps.places.set(places, step * CORNERS);
        steps.weights.set(weights, step * CORNERS);
      }
    }
    return steps;
  }
}

interface Steps {
  readonly intervals: Int32Array;
  readonly chances: Float64Array;
  readonly places: Int32Array;
  readonly weights: Float64Array;
}

interface Corners {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

interface Between {
  readonly below: number;
  readonly above: number;
  /** 0: at `below`, 1: at `above`. */
  readonly share: number;
}

/** Stabilities and difficulties that stand for all others: those between four of them are a mean of these. */
class MemoryGrid {
  readonly size: number;
  readonly #stabilities: readonly number[];
  /** The last stability of those that grow by a factor. */
  readonly #lastOfFactor: number;

  constructor() {
    const stabilities: number[] = [];
    const highest = Math.log(Math.min(DAYS_STEP / (1 - Math.exp(-LOG_STEP)), DAYS));
    for (let log = Math.log(LOWEST_STABILITY); log < highest; log += LOG_STEP) stabilities.push(Math.exp(log));
    this.#lastOfFactor = stabilities.length - 1;
    const middle = stabilities[this.#lastOfFactor] ?? 0;
    for (let days = middle + DAYS_STEP; days < DAYS; days += DAYS_STEP) stabilities.push(days);
    this.#stabilities = stabilities;
    this.size = stabilities.length * DIFFICULTIES;
  }

  memoryAt(place: number): MemoryState {
    const stability = this.#stabilities[Math.floor(place / DIFFICULTIES)] ?? LOWEST_STABILITY;
    return { stability, difficulty: 1 + (9 * (place % DIFFICULTIES)) / (DIFFICULTIES - 1) };
  }

  corners({ stability, difficulty }: MemoryState): Corners {
    const s = between(this.#positionOf(stability), this.#stabilities.length);
    const d = between(((Math.min(Math.max(difficulty, 1), 10) - 1) / 9) * (DIFFICULTIES - 1), DIFFICULTIES);
    return {
      places: [
        s.below * DIFFICULTIES + d.below,
        s.below * DIFFICULTIES + d.above,
        s.above * DIFFICULTIES + d.below,
        s.above * DIFFICULTIES + d.above,
      ],
      weights: [(1 - s.share) * (1 - d.share), (1 - s.share) * d.share, s.share * (1 - d.share), s.share * d.share],
    };
  }

  #positionOf(stability: number): number {
    const middle = this.#stabilities[this.#lastOfFactor] ?? 0;
    return stability <= middle
      ? (Math.log(stability) - Math.log(LOWEST_STABILITY)) / LOG_STEP
      : this.#lastOfFactor + (stability - middle) / DAYS_STEP;
  }
}

function between(position: number, count: number): Between {
  if (position <= 0) return { below: 0, above: 0, share: 0 };
  if (position >= count - 1) return { below: count - 1, above: count - 1, share: 0 };
  const below = Math.floor(position);
  return { below, above: below + 1, share: position - below };
}
