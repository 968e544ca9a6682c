import type { FilteredCount as Count } from '#shared/contract/decks.ts';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface FilteredCountProps {
  /** Undefined: it is being counted. Null: nothing to say. */
  readonly count: Count | undefined | null;
}

/** What a search finds, how much of it a filtered deck takes, and why not the rest. */
export function FilteredCount({ count }: FilteredCountProps) {
  const text = useText();
  const parts = count === null ? [] : count === undefined ? [text('filtered-counting')] : countParts(count, text);
  return (
    <p className="field-hint filtered-count" role="status">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

function countParts(count: Count, text: ReturnType<typeof useText>): string[] {
  const { found, taken, suspended, buried, inOtherDecks } = count;
  return [
    text('filtered-found', { found }),
    ...(found === 0 ? [] : [text('filtered-taken', { taken })]),
    ...(suspended === 0 ? [] : [text('filtered-out-suspended', { count: suspended })]),
    ...(buried === 0 ? [] : [text('filtered-out-buried', { count: buried })]),
    ...(inOtherDecks === 0 ? [] : [text('filtered-out-elsewhere', { count: inOtherDecks })]),
  ];
}
