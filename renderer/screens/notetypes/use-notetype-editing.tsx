import { type ReactNode, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { type SchemaGuard, useSchemaGuard } from '#renderer/frame/use-schema-guard.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { LeaveNotetypeDialog } from './leave-notetype-dialog.tsx';
import {
  changeOf,
  draftOf,
  isChanged,
  newSortPlace,
  type NotetypeDraft,
  type StoredNotetype,
} from './notetype-draft.ts';

export interface NotetypeEditing {
  readonly draft: NotetypeDraft;
  readonly setDraft: (draft: NotetypeDraft) => void;
  readonly guard: SchemaGuard;
  readonly running: boolean;
  readonly save: () => void;
  /** Asks if there is something that would be lost. */
  readonly leave: () => void;
  /** Questions that are open now. */
  readonly dialogs: ReactNode;
}

interface EditingOptions {
  readonly notetypeId: NotetypeId;
  readonly stored: StoredNotetype;
  readonly canSave: (draft: NotetypeDraft) => boolean;
  readonly onClose: () => void;
}

/** A note type that is changed in a window and stored all at once. */
export function useNotetypeEditing({ notetypeId, stored, canSave, onClose }: EditingOptions): NotetypeEditing {
  const text = useText();
  const { calls } = useClient();
  const update = useOperation('notetypes.update');
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [question, setQuestion] = useState<'leave' | 'stale'>();
  const isFresh = async (): Promise<StoredNotetype | undefined> => {
    const { notetype } = await calls.notetypes.get({ notetypeId });
    return JSON.stringify(notetype) === JSON.stringify(base) ? undefined : notetype;
  };
  const guard = useSchemaGuard(async () => {
    const other = await isFresh();
    if (other === undefined) return true;
    setBase(other);
    setDraft(draftOf(other));
    showToast(text('schema-reread'));
    return false;
  });
  async function save(): Promise<void> {
    if (update.running || question !== undefined || !canSave(draft)) return;
    if (!isChanged(draft, base)) return onClose();
    // Places of fields mean nothing to a note type that has others by now.
    if ((await isFresh()) !== undefined) return setQuestion('stale');
    const sortPlace = newSortPlace(draft);
    const change = { notetypeId, notetype: changeOf(draft), ...(sortPlace !== undefined && { sortPlace }) };
    if ((await update.run(change)) === undefined) return undefined;
    showToast(text('notetypes-saved'), { canUndo: true });
    guard.afterwards();
    return onClose();
  }
  const saveNow = (): void => void save().catch(showError);
  useSaveKey(saveNow);
  return {
    draft,
    setDraft,
    guard,
    running: update.running,
    save: saveNow,
    leave: () => {
      if (update.running) return;
      if (isChanged(draft, base)) setQuestion('leave');
      else onClose();
    },
    dialogs: (
      <>
        {guard.dialog}
        {question === undefined ? null : (
          <EditingQuestion question={question} onStay={() => setQuestion(undefined)} onLeave={onClose} />
        )}
      </>
    ),
  };
}

interface EditingQuestionProps {
  readonly question: 'leave' | 'stale';
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

function EditingQuestion({ question, onStay, onLeave }: EditingQuestionProps) {
  const text = useText();
  if (question === 'leave') return <LeaveNotetypeDialog onStay={onStay} onLeave={onLeave} />;
  return (
    <ConfirmDialog
      title={text('notetypes-stale-title')}
      action={text('notetypes-leave-do')}
      onConfirm={onLeave}
      onClose={onStay}
    >
      <p>{text('notetypes-stale-text')}</p>
    </ConfirmDialog>
  );
}

/** Ctrl+Enter saves from wherever the focus is, editors included; but not from a dialog that lies over the window. */
function useSaveKey(save: () => void): void {
  const pressed = useEffectEvent(save);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      const dialog = event.target instanceof Element ? event.target.closest('[role$="dialog"]') : null;
      if (dialog?.querySelector('.fields-editor, .cards-editor') == null) return;
      event.preventDefault();
      event.stopPropagation();
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      // What a field gives away when it loses the focus is in the draft then.
      setTimeout(pressed);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
