import { useText } from '#renderer/i18n/text-context.tsx';
import type { TextPart } from './text-differences.ts';

/** Text as it is stored, tags and all: nothing of a card's content comes to life here. */
export function MarkedText({ parts }: { readonly parts: readonly TextPart[] }) {
  const text = useText();
  if (parts.length === 0) return <span className="soft">{text('history-version-empty')}</span>;
  return (
    <div className="history-text" dir="auto">
      {parts.map((part, index) =>
        // Parts have no identity but their place.
        part.differs ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </div>
  );
}
