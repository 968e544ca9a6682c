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
  /** What these ids were found by. */
  readonly query: string;
  /** Why the last text found nothing new: what was found before stays. */
  readonly wrong: WrongSearch | undefined;
  readonly running: boolean;
  readonly run: (query: string) => void;
}

type Order = MethodInput<'search.cards'>['order'];

/** Ids in their order. They stay as they are until the next search: rows that an edit takes away are greyed. */
export function useBrowserSearch(mode: BrowserMode | undefined, order: Order, first: string): BrowserSearch {
  const { calls } = useClient();
  const [found, setFound] = useState<{ ids: readonly number[]; query: string }>();
  const [wrong, setWrong] = useState<WrongSearch>();
  const [running, setRunning] = useState(false);
  const wanted = useRef(first);
  const turn = useRef(0);

  async function search(query: string): Promise<void> {
    if (mode === undefined) return;
    wanted.current = query;
    turn.current += 1;
    const own = turn.current;
    setRunning(true);
    try {
      const input = { query, ...(order === undefined ? {} : { order }) };
      const ids = await (mode === 'cards' ? calls.search.cards(input) : calls.search.notes(input));
      // A later search may have answered by now.
      if (own !== turn.current) return;
      setFound({ ids, query });
      setWrong(undefined);
    } catch (error: unknown) {
      if (own !== turn.current) return;
      if (isAppError(error, 'search.invalid')) setWrong(error.details);
      else showError(error);
    } finally {
      if (own === turn.current) setRunning(false);
    }
  }
  const again = useEffectEvent(() => void search(wanted.current));
  const { column, descending } = order ?? {};
  useEffect(() => again(), [mode, column, descending]);
  return { ids: found?.ids, query: found?.query ?? first, wrong, running, run: (query) => void search(query) };
}
