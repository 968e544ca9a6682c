import { useState } from 'react';
import type { FilteredCount } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { type FilteredDraft, termsOf } from './filtered-draft.ts';

export interface TermCounts {
  /** Undefined while it is counted. */
  readonly count: FilteredCount | undefined;
  /** Why the search finds nothing at all: it can't be read. */
  readonly error: Error | null;
}

const settleMs = 300;

/** How many cards each search would take, once typing pauses, or at once by `settle`. */
export function useTermCounts(
  deckId: DeckId | null,
  draft: FilteredDraft,
): { readonly first: TermCounts; readonly second: TermCounts; readonly settle: () => void } {
  const wanted = JSON.stringify(termsOf(draft));
  const settled = useSettled(wanted, settleMs);
  const [atOnce, setAtOnce] = useState<string>();
  const isCurrent = wanted === settled || wanted === atOnce;
  const [firstTerm = draft.first] = termsOf(draft);
  // Two questions, so that an error belongs to one of the two searches.
  const first = useServerQuery('decks.filteredPreview', { deckId, terms: [firstTerm] }, { enabled: isCurrent });
  const firstError = isCurrent ? first.error : null;
  const both = useServerQuery(
    'decks.filteredPreview',
    { deckId, terms: termsOf(draft) },
    { enabled: isCurrent && draft.usesSecond && firstError === null && first.isSuccess },
  );
  const isFresh = isCurrent && !first.isPlaceholderData;
  const isSecondFresh = isFresh && !both.isPlaceholderData;
  return {
    first: { count: isFresh ? first.data?.terms[0] : undefined, error: firstError },
    second: {
      count: isSecondFresh ? both.data?.terms[1] : undefined,
      error: isCurrent && draft.usesSecond ? both.error : null,
    },
    settle: () => setAtOnce(wanted),
  };
}
