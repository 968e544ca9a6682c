import { useState } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface FindReplaceDialogProps {
  readonly noteIds: readonly NoteId[];
  readonly onClose: () => void;
}

/** In the chosen notes. What was replaced is one undo step. */
export function FindReplaceDialog({ noteIds, onClose }: FindReplaceDialogProps) {
  const text = useText();
  const replace = useOperation('notes.findReplace');
  const notetypes = useServerQuery('notetypes.list', {}).data ?? [];
  const [search, setSearch] = useState('');
  const [replacement, setReplacement] = useState('');
  const [place, setPlace] = useState('allFields');
  const [ignoreCase, setIgnoreCase] = useState(true);
  const [regex, setRegex] = useState(false);
  const names = [...new Set(notetypes.flatMap(({ fieldNames }) => fieldNames))].toSorted();
  async function submit(): Promise<void> {
    if (search === '') return;
    const where =
      place === 'allFields' || place === 'tags'
        ? ({ kind: place } as const)
        : ({ kind: 'field', name: place.slice('field '.length) } as const);
    const done = await replace.run({ noteIds: [...noteIds], search, replacement, regex, ignoreCase, in: where });
    if (done === undefined) return;
    showToast(text('browser-replaced', { changed: done.changedCount, count: done.noteCount }), {
      canUndo: done.changedCount > 0,
    });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-findReplace-title', { count: noteIds.length })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={replace.running || search === ''}>
            {text('browser-replace-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput
          label={text('browser-replace-find')}
          value={search}
          onChange={setSearch}
          autoFocus
          autoComplete="off"
        />
        <TextInput
          label={text('browser-replace-by')}
          value={replacement}
          onChange={setReplacement}
          autoComplete="off"
        />
        <SelectInput
          label={text('browser-replace-in')}
          value={place}
          onChange={setPlace}
          options={[
            { value: 'allFields', label: text('browser-replace-all-fields') },
            { value: 'tags', label: text('editor-tags') },
            ...names.map((name) => ({ value: `field ${name}`, label: name })),
          ]}
        />
        <Check isSelected={ignoreCase} onChange={setIgnoreCase}>
          {text('browser-replace-ignore-case')}
        </Check>
        <Check isSelected={regex} onChange={setRegex}>
          {text('browser-replace-regex')}
        </Check>
      </div>
    </Dialog>
  );
}
