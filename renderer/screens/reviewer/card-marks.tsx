import type { ReviewedCard } from '#shared/contract/reviewer.ts';
import { useText } from '#renderer/i18n/text-context.tsx';

/** Flag and star of the card, over its corner; empty, they take no place. */
export function CardMarks({ card: { flag, marked } }: { readonly card: ReviewedCard }) {
  const text = useText();
  const colour = flag === 0 ? undefined : text(`reviewer-flag-${flag as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
  return (
    <div className="card-marks">
      {marked ? (
        <svg className="card-star" viewBox="0 0 16 16" role="img" aria-label={text('reviewer-marked')}>
          <path d="M8 1.3l2 4.4 4.7.5-3.5 3.2 1 4.7L8 11.7l-4.2 2.4 1-4.7L1.300 6.200l4.700-.5z" />
        </svg>
      ) : null}
      {colour === undefined ? null : (
        <svg
          className={`card-flag flag-${flag}`}
          viewBox="0 0 16 16"
          role="img"
          aria-label={text('reviewer-flagged', { colour })}
        >
          <path d="M3 1.500v13M3 2.500h9.500l-2.500 3.500 2.500 3.500H3z" />
        </svg>
      )}
    </div>
  );
}
