import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface Timebox {
  /** Call when an answer was given. */
  readonly answered: () => void;
  readonly dialog: ReactNode;
}

/** After so long (0: never) says how many cards were done and offers to stop, between two cards. */
export function useTimebox(timeboxSecs: number, onFinish: () => void): Timebox {
  const text = useText();
  const format = useFormat();
  const begun = useRef({ atMs: 0, cards: 0 });
  const [over, setOver] = useState<{ readonly cards: number; readonly tookMs: number }>();
  useEffect(() => {
    begun.current = { atMs: performance.now(), cards: 0 };
  }, [timeboxSecs]);

  function restart(): void {
    begun.current = { atMs: performance.now(), cards: 0 };
    setOver(undefined);
  }
  return {
    answered: () => {
      begun.current.cards++;
      const tookMs = performance.now() - begun.current.atMs;
      if (timeboxSecs > 0 && tookMs >= timeboxSecs * 1000) setOver({ cards: begun.current.cards, tookMs });
    },
    dialog:
      over === undefined ? null : (
        <Dialog
          title={text('reviewer-timebox-title')}
          onClose={restart}
          actions={
            <>
              <Button onPress={onFinish}>{text('reviewer-timebox-finish')}</Button>
              <Button look="chosen" autoFocus onPress={restart}>
                {text('reviewer-timebox-continue')}
              </Button>
            </>
          }
        >
          <p>{text('reviewer-timebox-text', { cards: over.cards, time: format.span(over.tookMs) })}</p>
        </Dialog>
      ),
  };
}
