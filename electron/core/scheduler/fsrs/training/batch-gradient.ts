import { BackwardPass } from './backward-pass.ts';
import { ForwardPass } from './forward-pass.ts';
import type { TrainingCards } from './training-cards.ts';

/** How the loss of a batch of cards changes with each parameter, as they are at the time. */
export class BatchGradient {
  readonly #cards: TrainingCards;
  readonly #forward: ForwardPass;
  readonly #backward: BackwardPass;

  constructor(cards: TrainingCards, parameters: Float32Array) {
    this.#cards = cards;
    this.#forward = new ForwardPass(parameters);
    this.#backward = new BackwardPass(parameters, this.#forward);
  }

  /** Valid until the next call. */
  of(batch: number): Float64Array {
    const cards = this.#cards;
    this.#forward.update();
    this.#backward.update();
    const { gradient } = this.#backward;
    gradient.fill(0);
    const end = cards.batches[batch + 1] ?? 0;
    for (let card = cards.batches[batch] ?? 0; card < end; card++) {
      const [from, to] = [cards.starts[card] ?? 0, cards.starts[card + 1] ?? 0];
      this.#forward.run(cards, from, to);
      this.#backward.add(cards, from, to);
    }
    return gradient;
  }
}
