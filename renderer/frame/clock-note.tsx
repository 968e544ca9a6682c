import { Button } from '#renderer/components/button.tsx';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';

/** Looked at this often: nobody tells when the system's clock is set. */
const refetchIntervalMs = 15_000;

/** While the clock is known to be wrong: both times, and what to check. */
export function ClockNote() {
  const translator = useTranslator();
  const { text } = translator;
  const format = useFormat();
  const wrong = useServerQuery('collection.clock', {}, { refetchIntervalMs }).data?.wrong ?? null;
  if (wrong === null) return null;
  const { shownBy, nowMs, otherMs } = wrong;
  const details = { shownBy, localSecs: Math.floor(nowMs / 1000), otherSecs: Math.floor(otherMs / 1000) };
  const { title, next } = errorWords({ code: 'clock.wrong', details }, translator, format);
  return (
    <div className="frame-note frame-note-tall" role="alert">
      <strong>{title}</strong>
      <p>{next}</p>
      {shownBy === 'server' ? null : (
        <Button onPress={() => openDialog({ kind: 'wrongDates' })}>{text('wrong-dates-open')}</Button>
      )}
    </div>
  );
}
