import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import type { CustomStates } from '#shared/contract/scheduler.ts';
import type { OpChanges } from '#shared/domain/op-changes.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { LOADING, reviewSession, type ReviewSession } from './review-session.ts';

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
  /** The card as it is now: after something was done to it. */
  readonly refresh: () => Promise<void>;
}

/**
 * Studying one deck: the card that comes next is asked for after each answer, and after whatever else changed it.
 * Answers and questions go one after the other, so that none is asked before what it depends on is done.
 */
export function useReviewSession(deckId: DeckId): ReviewActions {
  const client = useClient();
  const [session, dispatch] = useReducer(reviewSession, LOADING);
  const asked = useRef(0);
  const answering = useRef(false);

  /** The card was answered: what comes next is another showing, whichever question brings it. */
  const answered = useRef(false);

  const fetchNext = useCallback(async (): Promise<void> => {
    const number = ++asked.current;
    try {
      const next = await client.calls.reviewer.card({ deckId });
      // A later question has a later answer.
      if (number !== asked.current) return;
      const anew = answered.current;
      answered.current = false;
      dispatch({ kind: 'arrived', next, nowMs: performance.now(), anew });
    } catch (error: unknown) {
      if (number !== asked.current) return;
      dispatch({ kind: 'notAnswered' });
      showError(error);
    }
  }, [client, deckId]);

  const onChanges = useEffectEvent((changes: OpChanges): void => {
    if (answering.current && changes.op === 'answerCard') return;
    if (touchesStudy(changes)) void fetchNext();
  });
  useEffect(() => {
    const questions = asked;
    void fetchNext();
    const stops = [
      client.on('changes', (changes) => onChanges(changes)),
      client.on('collectionState', () => void fetchNext()),
    ];
    return () => {
      // What is on its way belongs to nobody any more.
      questions.current++;
      for (const stop of stops) stop();
    };
  }, [client, fetchNext]);

  async function answer(rating: Rating, custom?: Promise<CustomStates | undefined>): Promise<AnswerGiven | undefined> {
    // A second press comes before the first one shows.
    if (session.phase !== 'studying' || answering.current) return undefined;
    const { card, shownAtMs } = session;
    const tookMs = Math.max(0, Math.round(performance.now() - shownAtMs));
    answering.current = true;
    dispatch({ kind: 'answering' });
    try {
      const { cardId, states } = card;
      const changed = await custom;
      const given = { cardId, rating, tookMs, mark: states.mark };
      const done = await client.calls.scheduler.answer(changed === undefined ? given : { ...given, custom: changed });
      answered.current = true;
      await fetchNext();
      return done;
    } catch (error: unknown) {
      dispatch({ kind: 'notAnswered' });
      // Changed or gone since it was shown: the card that is there now says so by itself.
      if (!isAppError(error, 'card.changed') && !isAppError(error, 'notFound')) showError(error);
      await fetchNext();
      return undefined;
    } finally {
      answering.current = false;
    }
  }

  return { session, showAnswer: () => dispatch({ kind: 'answerShown' }), answer, refresh: () => fetchNext() };
}

function touchesStudy({ op, card, note, notetype, deck, deckConfig, config, studyQueues }: OpChanges): boolean {
  return op === 'dayRollover' || card || note || notetype || deck || deckConfig || config || studyQueues;
}
