import { useEffect, useMemo, useRef, useState } from 'react';
import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { rememberSearch } from '#renderer/state/search-history.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { type BrowserActionId, isChangeAction } from './browser-actions.ts';
import type { Sorting } from './column-heads.tsx';
import { only } from './selection.ts';
import { useBrowserActions } from './use-browser-actions.ts';
import { useBrowserKeys } from './use-browser-keys.ts';
import { useRowsAhead } from './use-browser-rows.ts';
import { useBrowserSearch } from './use-browser-search.ts';
import { useBrowserSelection } from './use-browser-selection.ts';
import { useViewActions } from './use-view-actions.ts';

interface BrowserOptions {
  readonly preferences: BrowserPreferences;
  readonly first: string;
  readonly row: number | undefined;
  readonly places: Parameters<typeof useViewActions>[0]['places'];
}

export type BrowserState = ReturnType<typeof useBrowser>;

/** What the browser shows, and everything that can be done in it. */
export function useBrowser({ preferences, first, row, places }: BrowserOptions) {
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const [typed, type] = useState(first);
  const { mode } = preferences;
  const { sortColumn, descending } = preferences[mode];
  const rowsAhead = useRowsAhead();
  /** What is chosen, for searches that are under way. */
  const wanted = useRef(row);
  const found = useBrowserSearch(mode, { column: sortColumn, descending }, first, (ofMode, ids) => {
    // What is still chosen stays in sight; without it the rows do not move.
    const at = wanted.current === undefined ? -1 : ids.indexOf(wanted.current);
    const inSight = at < 0 ? (places.grid.current?.firstInSight() ?? 0) : at;
    return rowsAhead({ mode: ofMode, ids, columns: preferences[ofMode].columns }, inSight);
  });
  const rows = useBrowserSelection(found.ids, row);
  useEffect(() => {
    wanted.current = rows.wanted;
  }, [rows.wanted]);
  const view = useBrowserView(preferences, rows.carryOver);
  const preview = usePreview(rows);
  const actions = useBrowserActions(found.mode, rows.selection, preview.open);
  const search = async (query: string): Promise<readonly number[] | undefined> => {
    type(query);
    const ids = await found.run(query);
    // What can't be searched for is not worth keeping.
    if (ids !== undefined) rememberSearch(query);
    return ids;
  };
  const viewActions = useViewActions({
    mode: found.mode,
    rows,
    typed,
    search,
    switchMode: () => view.setMode(mode === 'cards' ? 'notes' : 'cards'),
    places,
  });
  const run = (id: BrowserActionId): void => (isChangeAction(id) ? actions.run(id) : viewActions[id]());
  /** From the search field on to what was found. */
  const goToRows = (): void => {
    const [firstId] = rows.ids;
    if (rows.selection.current === undefined && firstId !== undefined) rows.select(only(firstId));
    places.grid.current?.focus();
  };
  const onKeyDown = useBrowserKeys(platform, run);
  return { platform, found, rows, view, typed, type, search, actions, run, preview, goToRows, onKeyDown };
}

/** Mode, columns and order, each kept for the mode that is shown. */
function useBrowserView(preferences: BrowserPreferences, carryOver: (to: BrowserMode) => Promise<void>) {
  const store = useOperation('browserPreferences.set');
  const { mode } = preferences;
  const shown = preferences[mode];
  const { sortColumn, descending } = shown;
  const sorting = useMemo(() => ({ column: sortColumn, descending }), [sortColumn, descending]);
  async function switchTo(other: BrowserMode): Promise<void> {
    if (other === mode) return;
    await carryOver(other);
    await store.run({ mode: other });
  }
  return {
    mode,
    columns: shown.columns,
    flagNames: preferences.flagNames,
    columnsOf: (other: BrowserMode) => preferences[other].columns,
    sorting,
    setMode: (other: BrowserMode) => void switchTo(other).catch(showError),
    setColumns: (columns: readonly BrowserColumn[]) => void store.run({ [mode]: { ...shown, columns: [...columns] } }),
    setSorting: (wanted: Sorting) =>
      void store.run({ [mode]: { ...shown, sortColumn: wanted.column, descending: wanted.descending } }),
  };
}

function usePreview({ ids, selection }: ReturnType<typeof useBrowserSelection>) {
  const text = useText();
  const [start, setStart] = useState<number>();
  return {
    /** The row that it begins with, while it is open. */
    start,
    open: () => {
      const row = selection.current ?? [...selection.ids][0] ?? ids[0];
      if (row === undefined) showToast(text('browser-none'));
      else setStart(row);
    },
    close: () => setStart(undefined),
  };
}
