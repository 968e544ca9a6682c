import type { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { writeSearch } from '#shared/domain/search/write-search.ts';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { goToBrowser } from '#renderer/state/ui-store.ts';

const SETTLES_AFTER_MS = 300;

export interface Duplicates {
  readonly duplicates: readonly NoteId[];
  /** The browser with all notes that have this first field. */
  readonly onDuplicates: () => void;
}

/** Other notes of the type with the same first field. `noteId`: this one, if it is stored. */
export function useDuplicates(notetypeId: NotetypeId, firstField: string, noteId?: NoteId): Duplicates {
  const settled = useSettled(firstField, SETTLES_AFTER_MS);
  const { data } = useServerQuery(
    'notes.checkDuplicate',
    { notetypeId, firstField: settled, ...(noteId !== undefined && { noteId }) },
    { enabled: settled !== '' },
  );
  return {
    duplicates: settled === '' || firstField === '' ? [] : (data?.noteIds ?? []),
    onDuplicates: () => {
      const term = { kind: 'duplicates', notetypeId: String(notetypeId), text: firstField } as const;
      goToBrowser(writeSearch([{ kind: 'term', term, start: 0, end: 0 }]));
    },
  };
}
