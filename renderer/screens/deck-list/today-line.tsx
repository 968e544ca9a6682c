import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

const refetchIntervalMs = 10 * 60_000;

/** How much was studied today, in one line. */
export function TodayLine() {
  const text = useText();
  const format = useFormat();
  const today = useServerQuery('decks.studiedToday', {}, { refetchIntervalMs }).data;
  if (today === undefined) return <p className="today-line" />;
  const { cards, tookMs } = today;
  return (
    <p className="today-line">
      {cards === 0
        ? text('decks-today-none')
        : text('decks-today', { cards, time: format.span(tookMs), each: format.span(tookMs / cards) })}
    </p>
  );
}
