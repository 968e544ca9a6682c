import { useMemo, useState } from 'react';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { NOTHING, only, type Selection, within } from './selection.ts';

const NO_IDS: readonly number[] = [];

export interface BrowserSelection {
  readonly ids: readonly number[];
  /** Of what is found now. */
  readonly selection: Selection;
  /** The row that keys are to go on from, found by now or not. */
  readonly wanted: number | undefined;
  readonly select: (selection: Selection) => void;
  /** The cards of the chosen notes, or the notes of the chosen cards, are chosen from now on. */
  readonly carryOver: (to: BrowserMode) => Promise<void>;
}

/** Which of the found rows are chosen: at first this one, if it is found. */
export function useBrowserSelection(found: readonly number[] | undefined, first: number | undefined): BrowserSelection {
  const { calls } = useClient();
  const [chosen, setChosen] = useState<Selection>(first === undefined ? NOTHING : only(first));
  const ids = found ?? NO_IDS;
  const isAnyChosen = chosen.ids.size > 0 || chosen.current !== undefined;
  // Made once a search, if at all: with 200,000 rows it is felt.
  const there = useMemo(() => new Set(isAnyChosen ? ids : NO_IDS), [ids, isAnyChosen]);
  const selection = useMemo(() => within(chosen, there), [chosen, there]);
  async function mapped(rows: readonly number[], to: BrowserMode): Promise<readonly number[]> {
    return to === 'notes'
      ? calls.search.notesOfCards({ cardIds: rows as CardId[] })
      : calls.search.cardsOfNotes({ noteIds: rows as NoteId[] });
  }
  return {
    ids,
    selection,
    wanted: chosen.current,
    select: setChosen,
    carryOver: async (to) => {
      const { current } = selection;
      const [rows, [last]] = await Promise.all([
        mapped([...selection.ids], to),
        current === undefined ? NO_IDS : mapped([current], to),
      ]);
      setChosen({ ids: new Set(rows), current: last, anchor: last });
    },
  };
}
