import { useEffect, useEffectEvent, useState } from 'react';
import { showToast } from '#renderer/state/toast-store.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { Studying } from './review-session.ts';

export interface AutoAdvanceDeps {
  readonly session: Studying;
  /** A sound of the card is playing: its preset may want to wait for it. */
  readonly audioPlaying: boolean;
  readonly showAnswer: () => void;
  readonly answer: (rating: 1 | 2 | 3) => void;
  readonly buryCard: () => void;
}

export interface AutoAdvance {
  readonly on: boolean;
  readonly toggle: () => void;
}

/** Goes on by itself after the preset's seconds. It ends when the window loses the focus or the screen is left. */
export function useAutoAdvance({ session, audioPlaying, ...act }: AutoAdvanceDeps): AutoAdvance {
  const text = useText();
  const [on, setOn] = useState(false);
  const { manner } = session.card;
  const { side, turn } = session;
  const secs = side === 'question' ? manner.questionSecs : manner.answerSecs;
  const waits = manner.waitForAudio && audioPlaying;

  const advance = useEffectEvent((): void => {
    const action = side === 'question' ? manner.questionAction : manner.answerAction;
    switch (action) {
      case 'showAnswer':
        return act.showAnswer();
      case 'showReminder':
        return showToast(text(side === 'question' ? 'reviewer-remind-question' : 'reviewer-remind-answer'));
      case 'buryCard':
        return act.buryCard();
      case 'answerAgain':
        return act.answer(1);
      case 'answerHard':
        return act.answer(2);
      case 'answerGood':
        return act.answer(3);
    }
  });
  useEffect(() => {
    if (!on || waits || secs <= 0) return undefined;
    const timer = setTimeout(() => advance(), secs * 1000);
    return () => clearTimeout(timer);
  }, [on, waits, secs, side, turn]);

  useEffect(() => {
    if (!on) return undefined;
    // The card's frame has the focus within this window; only another window takes it from both.
    const look = (): void => {
      if (!document.hasFocus()) setOn(false);
    };
    const onBlur = (): void => void setTimeout(look, 0);
    window.addEventListener('blur', onBlur);
    return () => window.removeEventListener('blur', onBlur);
  }, [on]);

  return {
    on,
    toggle: () => {
      const possible = manner.questionSecs > 0 || manner.answerSecs > 0;
      if (!on && !possible) showToast(text('reviewer-auto-none'));
      else showToast(text(on ? 'reviewer-auto-off' : 'reviewer-auto-on'));
      setOn(!on && possible);
    },
  };
}
