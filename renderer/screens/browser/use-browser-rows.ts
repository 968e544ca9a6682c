import { useMemo, useState } from 'react';
import type { BrowserRow } from '#shared/contract/search.ts';
import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import type { MethodInput } from '#renderer/rpc/method-name.ts';
import { usePrefetch, useServerQueries } from '#renderer/rpc/use-server-query.ts';

const ROWS_ON_A_PAGE = 100;
/** Fetched before they come into sight: scrolling meets no blank rows. */
const ROWS_AHEAD = 60;

export interface BrowserRows {
  /** Undefined: on its way. */
  readonly rowAt: (index: number) => BrowserRow | undefined;
  /** The rows in sight: their pages are fetched. */
  readonly look: (firstIndex: number, lastIndex: number) => void;
}

/** Of which rows something is shown, and what. */
export interface ShownRows {
  readonly mode: BrowserMode;
  readonly ids: readonly number[];
  readonly columns: readonly BrowserColumn[];
}

interface Pages {
  readonly firstPage: number;
  readonly lastPage: number;
}

/** What is shown of the found ids, a page at a time: nobody looks at a hundred thousand rows. */
export function useBrowserRows({ mode, ids, columns }: ShownRows): BrowserRows {
  const [sight, setSight] = useState<Pages>({ firstPage: 0, lastPage: 0 });
  const { firstPage, lastPage } = there(sight, ids);
  const inputs = useMemo(
    () => pageInputs({ mode, ids, columns }, { firstPage, lastPage }),
    [mode, ids, columns, firstPage, lastPage],
  );
  const answers = useServerQueries('search.rows', inputs);
  return {
    rowAt: (index) => {
      const row = answers[Math.floor(index / ROWS_ON_A_PAGE) - firstPage]?.[index % ROWS_ON_A_PAGE];
      // The answer for other ids stays until the new one is there.
      return row?.id === ids[index] ? row : undefined;
    },
    look: (firstIndex, lastIndex) => {
      const next = pagesAround(firstIndex, lastIndex);
      setSight((now) => (now.firstPage === next.firstPage && now.lastPage === next.lastPage ? now : next));
    },
  };
}

/** Gets the rows around this one before they are shown. Resolves when they are there or there is no getting them. */
export function useRowsAhead(): (shown: ShownRows, index: number) => Promise<void> {
  const prefetch = usePrefetch('search.rows');
  return async (shown, index) => {
    await Promise.all(pageInputs(shown, there(pagesAround(index, index), shown.ids)).map(prefetch));
  };
}

function pagesAround(firstIndex: number, lastIndex: number): Pages {
  return {
    firstPage: Math.floor(Math.max(0, firstIndex - ROWS_AHEAD) / ROWS_ON_A_PAGE),
    lastPage: Math.floor((lastIndex + ROWS_AHEAD) / ROWS_ON_A_PAGE),
  };
}

/** Those pages that these ids have. */
function there(pages: Pages, ids: readonly number[]): Pages {
  const lastPage = Math.min(pages.lastPage, Math.floor(Math.max(0, ids.length - 1) / ROWS_ON_A_PAGE));
  return { firstPage: Math.min(pages.firstPage, lastPage), lastPage };
}

function pageInputs({ mode, ids, columns }: ShownRows, { firstPage, lastPage }: Pages): MethodInput<'search.rows'>[] {
  return Array.from({ length: lastPage - firstPage + 1 }, (_, place) => {
    const start = (firstPage + place) * ROWS_ON_A_PAGE;
    return { mode, ids: ids.slice(start, start + ROWS_ON_A_PAGE), columns: [...columns] };
  });
}
