import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';

/** After the last key: one undo step holds what was typed in one go. */
const STORE_AFTER_MS = 600;

export type StoredNote = MethodOutput<'notes.get'>;

export interface NoteEdits {
  /** Undefined until it is known. */
  readonly note: StoredNote | undefined;
  /** The note was deleted, here or on another device. */
  readonly isGone: boolean;
  readonly setField: (index: number, html: string) => void;
  readonly setTags: (tags: readonly string[]) => void;
  /** Stores what waits; resolves when it is on the disk. False: it could not be stored, and is still here. */
  readonly flush: () => Promise<boolean>;
}

/** A stored note that is being edited: what is typed is stored a moment later, only where it changed. */
export function useNoteEdits(noteId: NoteId): NoteEdits {
  const { calls } = useClient();
  const { data: stored, error, isFetching } = useServerQuery('notes.get', { noteId });
  const [edited, setEdited] = useState<StoredNote>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const storing = useRef<Promise<boolean>>(Promise.resolve(true));
  const known = stored?.noteId === noteId ? stored : undefined;
  const note = edited ?? known;
  const isGone = !isFetching && isAppError(error, 'notFound');

  async function store(): Promise<boolean> {
    if (edited === undefined || known === undefined || isGone) return true;
    const fields = edited.fields.some((html, index) => html !== known.fields[index]) ? [...edited.fields] : undefined;
    const tags = edited.tags.join(' ') === known.tags.join(' ') ? undefined : [...edited.tags];
    if (fields === undefined && tags === undefined) return true;
    try {
      await calls.notes.update({ noteId, ...(fields && { fields }), ...(tags && { tags }) });
      return true;
    } catch (error: unknown) {
      // Deleted meanwhile: `isGone` tells of it.
      if (isAppError(error, 'notFound')) return true;
      showError(error);
      return false;
    }
  }
  /** One after the other: a later edit must not overtake an earlier one. */
  function flush(): Promise<boolean> {
    clearTimeout(timer.current);
    timer.current = undefined;
    storing.current = storing.current.then(store);
    return storing.current;
  }
  const flushNow = useEffectEvent(flush);
  useEffect(() => {
    if (edited === undefined) return undefined;
    timer.current = setTimeout(() => void flushNow(), STORE_AFTER_MS);
    return () => clearTimeout(timer.current);
  }, [edited]);
  // What was stored, here or elsewhere, is what counts once nothing waits.
  const settle = useEffectEvent(() => {
    if (timer.current === undefined) setEdited(undefined);
  });
  useEffect(() => settle(), [stored]);
  // Leaving in whatever way loses nothing.
  useEffect(() => () => void flushNow(), []);

  const change = (patch: Partial<StoredNote>): void => {
    if (note === undefined) return;
    setEdited({ ...note, ...patch });
  };
  return {
    note,
    isGone,
    setField: (index, html) => change({ fields: (note?.fields ?? []).map((old, at) => (at === index ? html : old)) }),
    setTags: (tags) => change({ tags: [...tags] }),
    flush,
  };
}
