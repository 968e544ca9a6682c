import { useState } from 'react';
import type { DeckId, NotetypeId } from '#shared/contract/ids.ts';
import { disarmed } from '#renderer/editor/disarm.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { clearDraft, useAddDraft } from '#renderer/state/add-draft.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** What stands in the way of adding, or has to be confirmed. */
export type AddProblem = 'empty' | 'missingCloze' | 'notetypeNotCloze' | 'fieldNotCloze';

export interface Adding {
  readonly problem: AddProblem | undefined;
  readonly running: boolean;
  readonly add: (options?: { readonly confirmed: boolean }) => Promise<void>;
  readonly dismiss: () => void;
}

interface AddingOptions {
  readonly notetypeId: NotetypeId;
  readonly deckId: DeckId;
  /** One text for each field of the note type. */
  readonly fields: readonly string[];
  readonly pinned: readonly boolean[];
  readonly onAdded: () => void;
}

/** Checks the draft as the official client does, in its order, and adds it. */
export function useAddNote({ notetypeId, deckId, fields, pinned, onAdded }: AddingOptions): Adding {
  const text = useText();
  const { calls } = useClient();
  const addNote = useOperation('notes.add');
  const [problem, setProblem] = useState<AddProblem>();

  async function check(): Promise<AddProblem | undefined> {
    const { state } = await calls.notes.fieldsCheck({ notetypeId, fields: [...fields] });
    return state === 'normal' || state === 'duplicate' ? undefined : state;
  }
  async function store(): Promise<void> {
    const { tags } = useAddDraft.getState();
    const stored = await addNote.run({ notetypeId, deckId, fields: [...fields], tags: [...tags] });
    if (stored === undefined) return;
    useAddDraft.setState(({ added }) => ({
      added: [{ noteId: stored.noteId, text: plain(fields[0] ?? '') }, ...added],
    }));
    clearDraft(pinned);
    showToast(text('add-done', { count: stored.cardIds.length }), { canUndo: true });
    onAdded();
  }
  async function add({ confirmed } = { confirmed: false }): Promise<void> {
    if (addNote.running) return;
    setProblem(undefined);
    try {
      const found = confirmed ? undefined : await check();
      if (found === undefined) await store();
      else setProblem(found);
    } catch (error: unknown) {
      showError(error);
    }
  }
  return { problem, running: addNote.running, add, dismiss: () => setProblem(undefined) };
}

/** For the list of what was added: no markup, one line. */
function plain(html: string): string {
  const holder = document.implementation.createHTMLDocument('').createElement('template');
  holder.innerHTML = disarmed(html);
  return (holder.content.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}
