import { useState } from 'react';
import type { MediaFilter, MediaRow } from '#shared/contract/media.ts';
import { useServerQueries, useServerQuery } from '#renderer/rpc/use-server-query.ts';

const ROWS_ON_A_PAGE = 200;
const pageOf = (index: number): number => Math.floor(index / ROWS_ON_A_PAGE);

export interface FilePages {
  /** Undefined: not known yet. */
  readonly total: number | undefined;
  /** Undefined: on its way. */
  readonly rowAt: (index: number) => MediaRow | undefined;
  /** The rows in sight: their pages are fetched. */
  readonly look: (firstIndex: number, lastIndex: number) => void;
}

/**
 * A list that may have tens of thousands of rows, of which the pages in sight are fetched, and that of the chosen row,
 * which is looked at also when it is scrolled away.
 */
export function useFilePages(filter: MediaFilter, text: string, chosen: number | undefined): FilePages {
  const [sight, setSight] = useState({ firstPage: 0, lastPage: 0 });
  const inputOf = (page: number) => ({
    filter,
    ...(text === '' ? {} : { text }),
    offset: page * ROWS_ON_A_PAGE,
    limit: ROWS_ON_A_PAGE,
  });
  // The first page stays while another filter's is on its way, so that nothing flickers.
  const first = useServerQuery('media.list', inputOf(0));
  const total = first.data?.total;
  const last = Math.min(sight.lastPage, pageOf(Math.max(0, (total ?? 0) - 1)));
  const inSight = Array.from(
    { length: Math.max(0, last - sight.firstPage + 1) },
    (_, place) => sight.firstPage + place,
  );
  const numbers = [...new Set([...inSight, ...(chosen === undefined ? [] : [pageOf(chosen)])])].filter(
    (page) => page > 0,
  );
  const answers = useServerQueries('media.list', numbers.map(inputOf));
  return {
    total,
    rowAt: (index) => {
      const page = pageOf(index);
      const answer = page === 0 ? first.data : answers[numbers.indexOf(page)];
      return answer?.rows[index % ROWS_ON_A_PAGE];
    },
    look: (firstIndex, lastIndex) => {
      const firstPage = pageOf(firstIndex);
      const lastPage = pageOf(lastIndex);
      setSight((now) => (now.firstPage === firstPage && now.lastPage === lastPage ? now : { firstPage, lastPage }));
    },
  };
}
