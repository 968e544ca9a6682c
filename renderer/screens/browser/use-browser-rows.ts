import { useState } from 'react';
import type { BrowserRow } from '#shared/contract/search.ts';
import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import { useServerQueries } from '#renderer/rpc/use-server-query.ts';

const ROWS_ON_A_PAGE = 100;
/** Fetched before they come into sight: scrolling meets no blank rows. */
const ROWS_AHEAD = 60;

export interface BrowserRows {
  /** Undefined: on its way. */
  readonly rowAt: (index: number) => BrowserRow | undefined;
  /** The rows in sight: their pages are fetched. */
  readonly look: (firstIndex: number, lastIndex: number) => void;
}

/** What is shown of the found ids, a page at a time: nobody looks at a hundred thousand rows. */
export function useBrowserRows(
  mode: BrowserMode,
  ids: readonly number[],
  columns: readonly BrowserColumn[],
): BrowserRows {
  const [sight, setSight] = useState({ firstPage: 0, lastPage: 0 });
  const lastPage = Math.min(sight.lastPage, Math.floor(Math.max(0, ids.length - 1) / ROWS_ON_A_PAGE));
  const firstPage = Math.min(sight.firstPage, lastPage);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, place) => firstPage + place);
  const answers = useServerQueries(
    'search.rows',
    pages.map((page) => ({
      mode,
      ids: ids.slice(page * ROWS_ON_A_PAGE, (page + 1) * ROWS_ON_A_PAGE),
      columns: [...columns],
    })),
  );
  return {
    rowAt: (index) => {
      const row = answers[Math.floor(index / ROWS_ON_A_PAGE) - firstPage]?.[index % ROWS_ON_A_PAGE];
      // The answer for other ids stays until the new one is there.
      return row?.id === ids[index] ? row : undefined;
    },
    look: (firstIndex, lastIndex) => {
      const next = {
        firstPage: Math.floor(Math.max(0, firstIndex - ROWS_AHEAD) / ROWS_ON_A_PAGE),
        lastPage: Math.floor((lastIndex + ROWS_AHEAD) / ROWS_ON_A_PAGE),
      };
      setSight((now) => (now.firstPage === next.firstPage && now.lastPage === next.lastPage ? now : next));
    },
  };
}
