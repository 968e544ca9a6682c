import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { Selection } from './selection.ts';

/** The chosen rows as cards and as notes, whichever of them the rows are. */
export interface Chosen {
  readonly isNothing: boolean;
  readonly cards: () => Promise<CardId[]>;
  readonly notes: () => Promise<NoteId[]>;
  /** The note of the row that was chosen last. */
  readonly currentNote: () => Promise<NoteId | undefined>;
  /** Whether the row that was chosen last is so already: then a command takes it back from all. */
  readonly isAlready: (what: string) => Promise<boolean>;
}

export function useChosen(mode: BrowserMode, { ids, current }: Selection): Chosen {
  const { calls } = useClient();
  const last = (): number | undefined => current ?? [...ids][0];
  const notesOf = async (rows: readonly number[]): Promise<NoteId[]> =>
    mode === 'notes' ? (rows as NoteId[]) : calls.search.notesOfCards({ cardIds: rows as CardId[] });
  return {
    isNothing: ids.size === 0,
    cards: async () =>
      mode === 'cards' ? ([...ids] as CardId[]) : calls.search.cardsOfNotes({ noteIds: [...ids] as NoteId[] }),
    notes: () => notesOf([...ids]),
    currentNote: async () => {
      const row = last();
      return row === undefined ? undefined : (await notesOf([row]))[0];
    },
    isAlready: async (what) => {
      const key = mode === 'cards' ? 'cid' : 'nid';
      return (await calls.search.cards({ query: `${key}:${String(last())} ${what}` })).length > 0;
    },
  };
}
