import { useEffect, useState } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { Studying } from './review-session.ts';

const SECOND_MS = 1000;

/** Counts up from the question, stops at the preset's cap and, if it says so, at the answer. Changes no time that is stored. */
export function StudyTimer({ session }: { readonly session: Studying }) {
  const text = useText();
  const { answerTimeCapSecs, showTimer, stopTimerOnAnswer } = session.card.manner;
  const stopped = stopTimerOnAnswer && session.side === 'answer';
  const secs = useSecsSince(session.shownAtMs, stopped, answerTimeCapSecs);
  if (!showTimer) return null;
  const time = `${Math.floor(secs / 60)}:${String(secs % 60).padStart(2, '0')}`;
  return (
    <span
      className="study-timer"
      data-over={secs >= answerTimeCapSecs}
      role="timer"
      aria-label={text('reviewer-timer')}
    >
      {time}
    </span>
  );
}

function useSecsSince(sinceMs: number, stopped: boolean, capSecs: number): number {
  const [shown, setShown] = useState({ sinceMs, secs: 0 });
  useEffect(() => {
    if (stopped) return undefined;
    const look = (): void => {
      const secs = Math.min(capSecs, Math.floor((performance.now() - sinceMs) / SECOND_MS));
      setShown((before) => (before.sinceMs === sinceMs && before.secs === secs ? before : { sinceMs, secs }));
    };
    look();
    const timer = setInterval(look, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [sinceMs, stopped, capSecs]);
  return shown.sinceMs === sinceMs ? shown.secs : 0;
}
