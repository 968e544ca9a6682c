import { useRef } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import type { CustomStates } from '#shared/contract/scheduler.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import type { ReviewSession } from './review-session.ts';
import { useNextCard } from './use-next-card.ts';

export type Rating = 1 | 2 | 3 | 4;

export interface AnswerGiven {
  readonly leech: boolean;
  readonly suspended: boolean;
}

export interface ReviewActions {
  readonly session: ReviewSession;
  readonly showAnswer: () => void;
  /** Undefined: nothing was answered; what went wrong has been shown. */
  readonly answer: (rating: Rating, custom?: Promise<CustomStates | undefined>) => Promise<AnswerGiven | undefined>;
}

/** An answer that takes longer is seen to be on its way. */
const slowAnswerMs = 200;

/** Studying one deck: an answer and the question for the next card go to the engine together. */
export function useReviewSession(deckId: DeckId): ReviewActions {
  const client = useClient();
  const answering = useRef(false);
  const { session, dispatch, ask } = useNextCard(deckId, answering);

  async function answer(rating: Rating, custom?: Promise<CustomStates | undefined>): Promise<AnswerGiven | undefined> {
    // A second press comes before the first one shows.
    if (session.phase !== 'studying' || answering.current) return undefined;
    const { card, shownAtMs } = session;
    const tookMs = Math.max(0, Math.round(performance.now() - shownAtMs));
    answering.current = true;
    const slow = setTimeout(() => dispatch({ kind: 'answering' }), slowAnswerMs);
    try {
      const { cardId, states } = card;
      const changed = await custom;
      const wanted = { cardId, rating, tookMs, mark: states.mark };
      const given = client.calls.scheduler.answer(changed === undefined ? wanted : { ...wanted, custom: changed });
      const isGiven = given.then(
        () => true,
        () => false,
      );
      await ask(isGiven);
      return await given;
    } catch (error: unknown) {
      dispatch({ kind: 'notAnswered' });
      // Changed or gone since it was shown: the card that is there now says so by itself.
      if (!isAppError(error, 'card.changed') && !isAppError(error, 'notFound')) showError(error);
      return undefined;
    } finally {
      clearTimeout(slow);
      answering.current = false;
    }
  }

  return { session, showAnswer: () => dispatch({ kind: 'answerShown' }), answer };
}
