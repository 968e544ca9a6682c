import { FrameSlot } from './frame-slot.ts';
import type { FromFrame, StatesRun } from './frame-messages.ts';

/** What a custom scheduling script made of the states. It is a program's word: check it before it is used. */
export type StatesOutcome =
  | { readonly kind: 'done'; readonly states: unknown; readonly customData: unknown }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'endless' };

interface Waiting {
  readonly id: number;
  readonly resolve: (outcome: StatesOutcome) => void;
}

const longestMs = 2000;

/**
 * Runs the collection's custom scheduling script, apart from the app as cards are and apart from cards. It always
 * comes to an end, so answer buttons that wait for it are never locked.
 */
export class StatesRunner {
  readonly #slot: FrameSlot;
  #waiting: Waiting | undefined;
  #lastId = 0;

  constructor(container: HTMLElement, cardsAddress: string, title: string) {
    this.#slot = new FrameSlot(container, cardsAddress, title, {
      onMessage: (_slot, message) => this.#onMessage(message),
      onLeft: () => this.#finish({ kind: 'endless' }),
    });
    this.#slot.element.hidden = true;
  }

  /** A run that is still going on ends with this one. */
  run(given: Omit<StatesRun, 'id'>): Promise<StatesOutcome> {
    this.#finish({ kind: 'endless' });
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting = { id, resolve };
      this.#slot.send({ type: 'runStates', run: { id, ...given } });
      setTimeout(() => {
        if (this.#waiting?.id !== id) return;
        this.#slot.send({ type: 'stopStates' });
        this.#finish({ kind: 'endless' });
      }, longestMs);
    });
  }

  end(): void {
    this.#finish({ kind: 'endless' });
    this.#slot.remove();
  }

  #onMessage(message: FromFrame): void {
    if (message.type !== 'statesDone' || message.id !== this.#waiting?.id) return;
    this.#finish(outcomeOf(message.outcome));
  }

  #finish(outcome: StatesOutcome): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(outcome);
  }
}

function outcomeOf(text: string): StatesOutcome {
  const outcome = parsed(text);
  if (typeof outcome !== 'object' || outcome === null) return { kind: 'fault', message: '' };
  if ('fault' in outcome) return { kind: 'fault', message: String(outcome.fault) };
  return {
    kind: 'done',
    states: 'states' in outcome ? outcome.states : undefined,
    customData: 'customData' in outcome ? outcome.customData : undefined,
  };
}

/** Undefined: the script spoke for itself, and not in JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
