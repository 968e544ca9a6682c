import { isAppError } from '#shared/errors/app-error.ts';
import { FilteredCount } from '#renderer/components/filtered-count.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { type FilteredTerm, ordersFor } from './filtered-draft.ts';
import type { TermCounts } from './use-term-counts.ts';

export interface TermFieldsProps {
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly term: FilteredTerm;
  readonly counts: TermCounts;
  readonly fsrs: boolean;
  readonly onChange: (term: FilteredTerm) => void;
}

const maxCards = 99_999;

/** One search: what it looks for, how many of that, and which first. */
export function TermFields({ label, autoFocus = false, term, counts, fsrs, onChange }: TermFieldsProps) {
  const text = useText();
  const searchError = useSearchError(counts.error);
  const orders = ordersFor(fsrs, term.order);
  return (
    <div className="field" role="group" aria-label={label}>
      <TextInput
        label={label}
        autoFocus={autoFocus}
        autoComplete="off"
        direction="ltr"
        value={term.search}
        onChange={(search) => onChange({ ...term, search })}
        error={searchError}
      />
      <FilteredCount count={counts.error === null ? counts.count : null} />
      <div className="field-pair">
        <NumberInput
          label={text('filtered-limit')}
          unit={text('filtered-limit-unit')}
          value={term.limit}
          min={1}
          max={maxCards}
          onChange={(limit) => onChange({ ...term, limit })}
        />
        <SelectInput
          label={text('filtered-order')}
          value={String(term.order)}
          options={orders.map((order) => ({ value: String(order), label: text(`filtered-order-${order}`) }))}
          onChange={(order) => onChange({ ...term, order: Number(order) })}
        />
      </div>
    </div>
  );
}

/** What is wrong with the search, in words; other failures say what they are. */
function useSearchError(error: Error | null): string | undefined {
  const { text, textWith } = useTranslator();
  if (error === null) return undefined;
  if (isAppError(error, 'search.invalid')) return textWith('error-search-invalid', { fault: error.details.fault });
  return text('error-internal');
}
