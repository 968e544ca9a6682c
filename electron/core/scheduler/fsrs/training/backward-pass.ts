import {
  DIFFICULTY_BOUND,
  type ForwardPass,
  MAX_STABILITY,
  MIN_STABILITY,
  OTHER_BRANCH,
  STABILITY_BOUND,
} from './forward-pass.ts';
import type { TrainingCards } from './training-cards.ts';

const f = Math.fround;
/** Chances beyond these are taken for these, and have no gradient. */
const MIN_CHANCE = f(1e-7);
const MAX_CHANCE = f(1 - f(1e-7));
const LN_90_PERCENT = Math.log(0.9);
const PARAMETER_COUNT = 21;

/**
 * How the loss (the weighted cross entropy of what was foretold and what came) changes with each parameter: one
 * card after the other, from its last review back to its first. Doubles, from the 32-bit floats of the way forward. Each
 * rule is the derivative of one there. Follows fsrs-rs 6.6.2 (`analytic.rs`), BSD-3-Clause (NOTICES.md).
 */
export class BackwardPass {
  /** The sums over all cards since it was last filled with zeros. */
  readonly gradient = new Float64Array(PARAMETER_COUNT);
  readonly #forward: ForwardPass;
  readonly #w: Float32Array;
  /** [e^w8, change of the curve's factor with decay, decay, factor] */
  readonly #derived = new Float64Array(4);
  /** e^(w5 · (rating - 1)), by rating. */
  readonly #firstPowers = new Float64Array(5);
  /** How the loss changes with [stability, difficulty] after a step, then before it; [2]: with the chance at the step. */
  readonly #flow = new Float64Array(4);

  constructor(parameters: Float32Array, forward: ForwardPass) {
    this.#w = parameters;
    this.#forward = forward;
  }

  /** Has to be called after the parameters changed and the way forward was updated. */
  update(): void {
    const { decay, curveFactor } = this.#forward;
    const factorChange = Math.exp(LN_90_PERCENT / decay) * (-LN_90_PERCENT / (decay * decay));
    this.#derived.set([Math.exp(this.#w[8] ?? 0), factorChange, decay, curveFactor]);
    for (let rating = 1; rating <= 4; rating++) this.#firstPowers[rating] = Math.exp((rating - 1) * (this.#w[5] ?? 0));
  }

  /** Adds what the card adds whose trace was made last. */
  add(cards: TrainingCards, start: number, end: number): void {
    const flow = this.#flow;
    const { ratings, days, weights } = cards;
    const { bounds } = this.#forward.trace;
    const last = end - start - 1;
    flow.fill(0);
    this.#judge(last, ratings[end - 1] ?? 0, weights[end - 1] ?? 0);
    this.#forget(last, days[end - 1] ?? 0);
    for (let step = last - 1; step > 0; step--) {
      const rating = ratings[start + step] ?? 0;
      const passed = days[start + step] ?? 0;
      if (((bounds[step] ?? 0) & STABILITY_BOUND) !== 0) flow[STABILITY] = 0;
      flow[CARRIED] = 0;
      if (passed === 0) this.#sameDay(step, rating);
      else {
        this.#judge(step, rating, weights[start + step] ?? 0);
        if (rating === 1) this.#fail(step);
        else this.#succeed(step, rating);
        this.#forget(step, passed);
      }
      this.#changeDifficulty(step, rating);
    }
    this.#begin(ratings[start] ?? 0);
  }

  /** How far off what was foretold is from what came. */
  #judge(step: number, rating: number, weight: number): void {
    const chance = this.#forward.trace.chance[step] ?? 0;
    const isSure = chance <= MIN_CHANCE || chance >= MAX_CHANCE;
    this.#flow[CHANCE] = isSure ? 0 : rating > 1 ? -f(weight * f(1 / chance)) : f(weight * f(1 / f(1 - chance)));
  }

  #forget(step: number, days: number): void {
    const { stability, base, chance } = this.#forward.trace;
    const flow = this.#flow;
    const change = flow[CHANCE] ?? 0;
    if (change === 0) return;
    const [s, sum, r] = [stability[step] ?? 0, base[step] ?? 0, chance[step] ?? 0];
    const decay = this.#derived[2] ?? 0;
    const slope = decay / sum;
    flow[STABILITY] = (flow[STABILITY] ?? 0) + change * r * slope * ((-days * (this.#derived[3] ?? 0)) / (s * s));
    this.#add(20, -change * (r * (Math.log(sum) + slope * ((days / s) * (this.#derived[1] ?? 0)))));
  }

  #succeed(step: number, rating: number): void {
    const { stability, difficulty, chance } = this.#forward.trace;
    const flow = this.#flow;
    const change = flow[STABILITY] ?? 0;
    if (change === 0) return;
    const [w9, w10] = [this.#w[9] ?? 0, this.#w[10] ?? 0];
    const [s, r] = [stability[step] ?? 0, chance[step] ?? 0];
    const bonus = rating === 2 ? (this.#w[15] ?? 0) : rating === 4 ? (this.#w[16] ?? 0) : 1;
    const ease = 11 - (difficulty[step] ?? 0);
    const logStability = Math.log(s);
    const power = Math.exp((1 - r) * w10);
    const common = (this.#derived[0] ?? 0) * Math.exp(-w9 * logStability);
    const plain = common * ease * (power - 1);
    const growth = plain * bonus;
    const ofGrowth = change * s;
    const perPower = ofGrowth * common * ease * bonus;
    flow[STABILITY] = change * (growth + 1) - (ofGrowth * growth * w9) / s;
    flow[CARRIED] = -(ofGrowth * common * (power - 1) * bonus);
    flow[CHANCE] = (flow[CHANCE] ?? 0) - perPower * w10 * power;
    this.#add(8, ofGrowth * growth);
    this.#add(9, -(ofGrowth * growth * logStability));
    this.#add(10, perPower * (1 - r) * power);
    if (rating === 2) this.#add(15, ofGrowth * plain);
    if (rating === 4) this.#add(16, ofGrowth * plain);
  }

  #fail(step: number): void {
    const { stability, difficulty, chance, raw, bounds } = this.#forward.trace;
    const flow = this.#flow;
    const change = flow[STABILITY] ?? 0;
    if (change === 0) return;
    const w = this.#w;
    const [s, d, r, next] = [stability[step] ?? 0, difficulty[step] ?? 0, chance[step] ?? 0, raw[step] ?? 0];
    if (((bounds[step] ?? 0) & OTHER_BRANCH) !== 0) {
      flow[STABILITY] = (change * next) / s;
      this.#add(17, -change * next * (w[18] ?? 0));
      this.#add(18, -change * next * (w[17] ?? 0));
      return;
    }
    const [logDifficulty, logBase] = [Math.log(d), Math.log(s + 1)];
    const power = Math.exp(logBase * (w[13] ?? 0));
    const rest =
      change * (w[11] ?? 0) * Math.exp(-(w[12] ?? 0) * logDifficulty) * Math.exp((1 - r) * (w[14] ?? 0)) * power;
    flow[STABILITY] = (rest * (w[13] ?? 0)) / (s + 1);
    flow[CARRIED] = (-change * next * (w[12] ?? 0)) / d;
    flow[CHANCE] = (flow[CHANCE] ?? 0) - change * next * (w[14] ?? 0);
    this.#add(11, (change * next) / (w[11] ?? 0));
    this.#add(12, -change * next * logDifficulty);
    this.#add(13, rest * logBase);
    this.#add(14, change * next * (1 - r));
  }

  #sameDay(step: number, rating: number): void {
    const { stability, raw, bounds } = this.#forward.trace;
    const flow = this.#flow;
    const change = flow[STABILITY] ?? 0;
    if (change === 0 || ((bounds[step] ?? 0) & OTHER_BRANCH) !== 0) return;
    const [w17, w18, w19] = [this.#w[17] ?? 0, this.#w[18] ?? 0, this.#w[19] ?? 0];
    const [s, growth] = [stability[step] ?? 0, raw[step] ?? 0];
    const ofGrowth = change * s * growth;
    flow[STABILITY] = change * growth - (ofGrowth * w19) / s;
    this.#add(17, ofGrowth * f(rating - 3 + w18));
    this.#add(18, ofGrowth * w17);
    this.#add(19, -(ofGrowth * Math.log(s)));
  }

  #changeDifficulty(step: number, rating: number): void {
    const { difficulty, bounds } = this.#forward.trace;
    const flow = this.#flow;
    const isHeld = ((bounds[step] ?? 0) & DIFFICULTY_BOUND) !== 0;
    const change = isHeld ? 0 : (flow[DIFFICULTY] ?? 0);
    flow[DIFFICULTY] = flow[CARRIED] ?? 0;
    if (change === 0) return;
    const [w6, w7] = [this.#w[6] ?? 0, this.#w[7] ?? 0];
    const left = 10 - (difficulty[step] ?? 0);
    const perStep = -w6 * (rating - 3);
    const next = (difficulty[step] ?? 0) + (left * perStep) / 9;
    const ofNext = change * (1 - w7);
    this.#add(4, change * w7);
    this.#add(5, -3 * change * w7 * (this.#firstPowers[4] ?? 0));
    this.#add(6, (ofNext * left * (3 - rating)) / 9);
    this.#add(7, change * (this.#forward.firstDifficulty(4) - next));
    flow[DIFFICULTY] = (flow[CARRIED] ?? 0) + ofNext * (1 - perStep / 9);
  }

  #begin(rating: number): void {
    const stability = this.#w[rating - 1] ?? 0;
    if (stability >= MIN_STABILITY && stability <= MAX_STABILITY) this.#add(rating - 1, this.#flow[STABILITY] ?? 0);
    const difficulty = this.#forward.firstDifficulty(rating);
    if (difficulty < 1 || difficulty > 10) return;
    const change = this.#flow[DIFFICULTY] ?? 0;
    this.#add(4, change);
    this.#add(5, -change * (rating - 1) * (this.#firstPowers[rating] ?? 0));
  }

  #add(parameter: number, change: number): void {
    this.gradient[parameter] = (this.gradient[parameter] ?? 0) + change;
  }
}

/** Places in the flow. CARRIED: what a step's stability says about the difficulty before it. */
const [STABILITY, DIFFICULTY, CHANCE, CARRIED] = [0, 1, 2, 3] as const;
