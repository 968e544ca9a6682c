import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { MethodInput } from '#renderer/rpc/method-name.ts';
import { showError } from '#renderer/state/dialog-store.ts';

export interface WrongSearch {
  readonly fault: string;
  /** Of the faulty part, in the text that was searched for. */
  readonly start: number;
  readonly end: number;
}

export interface BrowserSearch {
  /** Undefined: the first search is on its way. */
  readonly ids: readonly number[] | undefined;
  /** What these ids are of: another mode's stay until its own are there. */
  readonly mode: BrowserMode;
  /** Why the last text found nothing new: what was found before stays. */
  readonly wrong: WrongSearch | undefined;
  readonly running: boolean;
  /** Resolves to what was found, unless the search is wrong or another one came after it. */
  readonly run: (query: string) => Promise<readonly number[] | undefined>;
}

type Order = MethodInput<'search.cards'>['order'];

/**
 * Ids in their order. They stay as they are until the next search: rows that an edit takes away are greyed.
 * `prepare` gets what the first rows in sight show: what was found before stays until then, and is replaced at once.
 */
export function useBrowserSearch(
  mode: BrowserMode,
  order: Order,
  first: string,
  prepare: (mode: BrowserMode, ids: readonly number[]) => Promise<void>,
): BrowserSearch {
  const { calls } = useClient();
  const [found, setFound] = useState<{ ids: readonly number[]; mode: BrowserMode }>();
  const [wrong, setWrong] = useState<WrongSearch>();
  const [running, setRunning] = useState(false);
  const wanted = useRef(first);
  const turn = useRef(0);

  async function search(query: string): Promise<readonly number[] | undefined> {
    wanted.current = query;
    turn.current += 1;
    const own = turn.current;
    setRunning(true);
    try {
      const input = { query, ...(order === undefined ? {} : { order }) };
      const ids = await (mode === 'cards' ? calls.search.cards(input) : calls.search.notes(input));
      // A later search may have answered by now.
      if (own !== turn.current) return undefined;
      if (ids.length > 0) await prepare(mode, ids);
      if (own !== turn.current) return undefined;
      setFound({ ids, mode });
      setWrong(undefined);
      return ids;
    } catch (error: unknown) {
      if (own !== turn.current) return undefined;
      if (isAppError(error, 'search.invalid')) setWrong(error.details);
      else showError(error);
      return undefined;
    } finally {
      if (own === turn.current) setRunning(false);
    }
  }
  const again = useEffectEvent(() => void search(wanted.current));
  const { column, descending } = order ?? {};
  useEffect(() => again(), [mode, column, descending]);
  return { ids: found?.ids, mode: found?.mode ?? mode, wrong, running, run: search };
}
