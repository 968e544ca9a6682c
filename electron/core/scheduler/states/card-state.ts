/*
 * What a card is, as far as studying goes, and what each of the four answers would make of it. Plain values: a
 * custom scheduler may change them before one is applied.
 */

/** What FSRS remembers of a card. Both are 32-bit floats. */
export interface MemoryState {
  /** Days after which the chance to remember is 90 %. */
  readonly stability: number;
  /** 1-10. */
  readonly difficulty: number;
}

export interface NewState {
  readonly kind: 'new';
  readonly position: number;
}

export interface LearningPart {
  readonly remainingSteps: number;
  readonly scheduledSecs: number;
  /** Only informative. */
  readonly elapsedSecs: number;
  readonly memory: MemoryState | undefined;
}

export interface ReviewPart {
  readonly scheduledDays: number;
  readonly elapsedDays: number;
  /** A 32-bit float such as 2.5. */
  readonly easeFactor: number;
  readonly lapses: number;
  readonly leeched: boolean;
  readonly memory: MemoryState | undefined;
}

export interface LearningState extends LearningPart {
  readonly kind: 'learning';
}

export interface ReviewState extends ReviewPart {
  readonly kind: 'review';
}

export interface RelearningState {
  readonly kind: 'relearning';
  readonly learning: LearningPart;
  /** What the card will be after relearning. */
  readonly review: ReviewPart;
}

export type NormalState = NewState | LearningState | ReviewState | RelearningState;

/** In a filtered deck that doesn't reschedule, whatever the card is at home. */
export interface PreviewState {
  readonly kind: 'preview';
  readonly scheduledSecs: number;
  /** The card goes home. */
  readonly finished: boolean;
}

/** In a filtered deck that reschedules. */
export interface ReschedulingState {
  readonly kind: 'rescheduling';
  readonly original: NormalState;
}

export type CardState = NormalState | PreviewState | ReschedulingState;

/** The buttons. */
export type Answer = 'again' | 'hard' | 'good' | 'easy';

export const ANSWERS: readonly Answer[] = ['again', 'hard', 'good', 'easy'];

export type NextStates = Readonly<Record<'current' | Answer, CardState>>;

/** What `revlog.ease` holds for the button. */
export function ratingOf(answer: Answer): number {
  return ANSWERS.indexOf(answer) + 1;
}

/** The memory that a state carries; that of a review inside it comes first. */
export function memoryIn(state: CardState): MemoryState | undefined {
  switch (state.kind) {
    case 'rescheduling':
      return memoryIn(state.original);
    case 'relearning':
      return state.review.memory;
    case 'learning':
    case 'review':
      return state.memory;
    case 'new':
    case 'preview':
      return undefined;
  }
}

/** The answer that led here made the card a leech. */
export function isLeeched(state: CardState): boolean {
  if (state.kind === 'rescheduling') return isLeeched(state.original);
  if (state.kind === 'relearning') return state.review.leeched;
  return state.kind === 'review' && state.leeched;
}
