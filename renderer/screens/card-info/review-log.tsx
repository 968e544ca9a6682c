import type { CardInfo } from '#shared/contract/cards.ts';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface ReviewLogProps {
  readonly log: CardInfo['log'];
  /** FSRS keeps the difficulty where SM-2 keeps the ease. */
  readonly withDifficulty: boolean;
}

/** Each review of a card, the newest first. */
export function ReviewLog({ log, withDifficulty }: ReviewLogProps) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  if (log.length === 0) return <p className="soft">{text('card-info-no-reviews')}</p>;
  const factorOf = (factor: number): string => {
    if (factor === 0) return '';
    const share = withDifficulty ? (factor - 100) / 1000 : factor / 1000;
    return text('card-info-percent', { amount: format.number(Math.round(share * 100)) });
  };
  return (
    <table className="review-log">
      <thead>
        <tr>
          <th scope="col">{text('card-info-log-date')}</th>
          <th scope="col">{text('card-info-log-kind')}</th>
          <th scope="col">{text('card-info-log-rating')}</th>
          <th scope="col">{text('card-info-log-interval')}</th>
          <th scope="col">{text(withDifficulty ? 'card-info-difficulty' : 'card-info-ease')}</th>
          <th scope="col">{text('card-info-log-time')}</th>
        </tr>
      </thead>
      <tbody>
        {log.map((review) => (
          <tr key={review.atMs}>
            <td>{format.moment(review.atMs, nowMs)}</td>
            <td className={`log-${review.kind}`}>{text(`card-info-kind-${review.kind}`)}</td>
            <td>{review.rating === 0 ? '' : format.number(review.rating)}</td>
            <td>
              {format.span(review.intervalSecs === null ? daysMs(review.intervalDays) : review.intervalSecs * 1000)}
            </td>
            <td>{factorOf(review.factor)}</td>
            <td>{review.tookMs === 0 ? '' : format.span(review.tookMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function daysMs(days: number | null): number {
  return (days ?? 0) * 86_400_000;
}
