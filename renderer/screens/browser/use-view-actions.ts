import type { RefObject } from 'react';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToDecks } from '#renderer/state/ui-store.ts';
import type { BrowserSidebarHandle } from './browser-sidebar.tsx';
import type { ViewActionId } from './browser-actions.ts';
import type { RowGridHandle } from './row-grid.tsx';
import { everything, inverted, only } from './selection.ts';
import { useChosen } from './use-chosen.ts';
import type { BrowserSelection } from './use-browser-selection.ts';

/** What the focus can go to. */
export interface Focusable {
  focus(): void;
}

interface ViewActionOptions {
  readonly mode: BrowserMode;
  readonly rows: BrowserSelection;
  /** What is in the search field. */
  readonly typed: string;
  /** Searches; resolves to what was found. */
  readonly search: (query: string) => Promise<readonly number[] | undefined>;
  readonly switchMode: () => void;
  readonly places: {
    readonly search: RefObject<Focusable | null>;
    readonly sidebar: RefObject<BrowserSidebarHandle | null>;
    readonly grid: RefObject<RowGridHandle | null>;
    readonly editor: RefObject<Focusable | null>;
  };
}

/** What only changes what is seen and chosen. */
export function useViewActions({ mode, rows, typed, search, switchMode, places }: ViewActionOptions) {
  const selectNotes = useSelectNotes({ mode, rows, search });
  const goTo = useGoToRow(rows, places.grid);
  const { ids, selection, select } = rows;
  const at = selection.current === undefined ? -1 : ids.indexOf(selection.current);
  const acts: Record<ViewActionId, () => void> = {
    selectAll: () => select(everything(ids, selection)),
    selectNotes,
    invert: () => select(inverted(selection, ids)),
    saveSearch: () => places.sidebar.current?.saveSearch(),
    filteredDeck: () => openDialog({ kind: 'filteredDeck', deckId: null, firstSearch: typed }),
    filteredDeckSecond: () => openDialog({ kind: 'filteredDeck', deckId: null, secondSearch: typed }),
    otherMode: switchMode,
    close: goToDecks,
    find: () => places.search.current?.focus(),
    filterSidebar: () => places.sidebar.current?.focus(),
    sidebar: () => places.sidebar.current?.focusTree(),
    rows: () => places.grid.current?.focus(),
    note: () => places.editor.current?.focus(),
    searchTool: () => places.sidebar.current?.setTool('search'),
    selectTool: () => places.sidebar.current?.setTool('select'),
    firstRow: () => goTo(0),
    previousRow: () => goTo(Math.max(0, at - 1)),
    nextRow: () => goTo(Math.min(ids.length - 1, at + 1)),
    lastRow: () => goTo(ids.length - 1),
  };
  return acts;
}

function useGoToRow({ ids, select }: BrowserSelection, grid: RefObject<RowGridHandle | null>) {
  return (index: number): void => {
    const id = ids[index];
    if (id === undefined) return;
    select(only(id));
    grid.current?.focusRow(index);
  };
}

/** Everything of the chosen notes is found and chosen: cards that the search had left out, too. */
function useSelectNotes({ mode, rows, search }: Pick<ViewActionOptions, 'mode' | 'rows' | 'search'>) {
  const text = useText();
  const { isNothing, notes } = useChosen(mode, rows.selection);
  async function selectNotes(): Promise<void> {
    if (isNothing) return showToast(text('browser-nothing-chosen'));
    const found = await search(`nid:${(await notes()).join(',')}`);
    if (found !== undefined) rows.select(everything(found, rows.selection));
  }
  return () => void selectNotes().catch(showError);
}
