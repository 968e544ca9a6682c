import type { ReviewedCard } from '#shared/contract/reviewer.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface StudyCountsProps {
  readonly counts: { readonly new: number; readonly learning: number; readonly review: number };
  /** Of the card that is shown. */
  readonly kind: ReviewedCard['kind'];
}

const looks = { new: 'new', learning: 'learn', review: 'review' } as const;

/** What is left today: new, learning, due; the kind of this card is underlined. */
export function StudyCounts({ counts, kind }: StudyCountsProps) {
  const text = useText();
  const format = useFormat();
  return (
    <p className="study-counts">
      <span className="unseen">{text('reviewer-left-now', { ...counts, kind })}</span>
      <span aria-hidden="true">
        {(['new', 'learning', 'review'] as const).map((one) => (
          <span key={one} className={`study-count count-${looks[one]}`} data-current={one === kind}>
            {format.number(counts[one])}
          </span>
        ))}
      </span>
    </p>
  );
}
