import { useEffect, useRef, useState } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TagsField } from '#renderer/editor/tags-field.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface TagsDialogProps {
  readonly kind: 'addTags' | 'removeTags';
  readonly noteIds: readonly NoteId[];
  readonly onClose: () => void;
}

export function TagsDialog({ kind, noteIds, onClose }: TagsDialogProps) {
  const text = useText();
  const add = useOperation('tags.addToNotes');
  const remove = useOperation('tags.removeFromNotes');
  const known = useServerQuery('tags.list', {}).data ?? [];
  const [tags, setTags] = useState<readonly string[]>([]);
  const field = useRef<{ focus(): void }>(null);
  useEffect(() => field.current?.focus(), []);
  async function submit(): Promise<void> {
    if (tags.length === 0) return;
    const change = { noteIds: [...noteIds], tags: [...tags] };
    const changed = await (kind === 'addTags' ? add : remove).run(change);
    if (changed === undefined) return;
    showToast(text('browser-notes-changed', { count: changed.noteCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-tags-title', { kind, count: noteIds.length })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={add.running || remove.running || tags.length === 0}>
            {text('browser-tags-do', { kind })}
          </Button>
        </>
      }
    >
      <TagsField ref={field} tags={tags} known={known} onChange={setTags} />
    </Dialog>
  );
}
