import type { Answer, CardState } from '../states/card-state.ts';

export interface GivenAnswer {
  readonly answer: Answer;
  /** The state before, as `nextStates` gave it. */
  readonly current: CardState;
  /** The state that the button stands for; a custom scheduler may have changed it. */
  readonly next: CardState;
  /** When the button was pressed. */
  readonly answeredAtMs: number;
  readonly tookMs: number;
  /** JSON of a custom scheduler, to be stored with the card. */
  readonly customData?: string;
}
