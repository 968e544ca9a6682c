import type { ReviewedCard } from '#shared/contract/reviewer.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';

type NextCard = MethodOutput<'reviewer.card'>;

/** Where a person is with the card before them. Times are those of `performance.now()`. */
export type ReviewSession =
  | { readonly phase: 'loading' }
  | { readonly phase: 'finished'; readonly counts: NextCard['counts'] }
  | Studying;

export interface Studying {
  readonly phase: 'studying';
  readonly card: ReviewedCard;
  readonly counts: NextCard['counts'];
  /** What probably comes after it. */
  readonly coming: NextCard['coming'];
  readonly side: 'question' | 'answer';
  /** Goes up with each card that is shown, the same card again included: what belongs to one showing hangs on it. */
  readonly turn: number;
  /** When the question was shown. */
  readonly shownAtMs: number;
  /** An answer is on its way: the buttons wait. */
  readonly answering: boolean;
}

export type SessionEvent =
  /** `anew`: what came is the next card even if it is the same one. */
  | { readonly kind: 'arrived'; readonly next: NextCard; readonly nowMs: number; readonly anew: boolean }
  | { readonly kind: 'answerShown' }
  | { readonly kind: 'answering' }
  | { readonly kind: 'notAnswered' };

export const LOADING: ReviewSession = { phase: 'loading' };

/**
 * A card that arrives while it is being looked at is drawn again on the side where it is, as long as its buttons would
 * still do the same: a sync or an edit elsewhere must not take the answer away from the one who reads it.
 */
export function reviewSession(state: ReviewSession, event: SessionEvent): ReviewSession {
  switch (event.kind) {
    case 'arrived':
      return arrived(state, event);
    case 'answerShown':
      return state.phase === 'studying' ? { ...state, side: 'answer' } : state;
    case 'answering':
      return state.phase === 'studying' ? { ...state, answering: true } : state;
    case 'notAnswered':
      return state.phase === 'studying' ? { ...state, answering: false } : state;
  }
}

function arrived(
  state: ReviewSession,
  { next: { card, counts, coming }, nowMs, anew }: Extract<SessionEvent, { readonly kind: 'arrived' }>,
): ReviewSession {
  if (card === null) return { phase: 'finished', counts };
  if (state.phase === 'studying' && !anew && isSameShowing(state.card, card)) return { ...state, card, counts, coming };
  const turn = state.phase === 'studying' ? state.turn + 1 : 1;
  return { phase: 'studying', card, counts, coming, side: 'question', turn, shownAtMs: nowMs, answering: false };
}

function isSameShowing(before: ReviewedCard, now: ReviewedCard): boolean {
  return before.cardId === now.cardId && before.states.mark === now.states.mark;
}
