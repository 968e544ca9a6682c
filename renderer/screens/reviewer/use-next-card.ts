import { type Dispatch, type RefObject, useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import type { OpChanges } from '#shared/domain/op-changes.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { LOADING, reviewSession, type ReviewSession, type SessionEvent } from './review-session.ts';

export interface NextCard {
  readonly session: ReviewSession;
  readonly dispatch: Dispatch<SessionEvent>;
  /**
   * Asks which card is to be studied. While an answer is on its way too, `given` says whether it was given in the end
   * (and does not reject): the engine does one after the other, so the question may be put before that is known.
   */
  readonly ask: (given?: Promise<boolean>) => Promise<void>;
}

/** The card to study in a deck, asked for anew after whatever may have changed it. `answering`: by this screen itself. */
export function useNextCard(deckId: DeckId, answering: RefObject<boolean>): NextCard {
  const client = useClient();
  const [session, dispatch] = useReducer(reviewSession, LOADING);
  const asked = useRef(0);
  /** What comes next is another showing, whichever question brings it. */
  const answered = useRef(false);

  const ask = useCallback(
    async (given?: Promise<boolean>): Promise<void> => {
      const number = ++asked.current;
      try {
        const coming = client.calls.reviewer.card({ deckId });
        const noted = given?.then((wasGiven) => {
          answered.current ||= wasGiven;
        });
        const [next] = await Promise.all([coming, noted]);
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
    },
    [client, deckId],
  );

  const onChanges = useEffectEvent((changes: OpChanges): void => {
    if (answering.current && changes.op === 'answerCard') return;
    if (touchesStudy(changes)) void ask();
  });
  useEffect(() => {
    const questions = asked;
    void ask();
    const stops = [
      client.on('changes', (changes) => onChanges(changes)),
      client.on('collectionState', () => void ask()),
    ];
    return () => {
      // What is on its way belongs to nobody any more.
      questions.current++;
      for (const stop of stops) stop();
    };
  }, [client, ask]);

  return { session, dispatch, ask };
}

function touchesStudy({ op, card, note, notetype, deck, deckConfig, config, studyQueues }: OpChanges): boolean {
  return op === 'dayRollover' || card || note || notetype || deck || deckConfig || config || studyQueues;
}
