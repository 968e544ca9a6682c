import { useState } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface FindReplaceDialogProps {
  /** The chosen ones; none: all notes are looked through. */
  readonly noteIds: readonly NoteId[];
  readonly onClose: () => void;
}

interface Replacing {
  readonly search: string;
  readonly replacement: string;
  /** `allFields`, `tags` or `field NAME`. */
  readonly place: string;
  readonly ignoreCase: boolean;
  readonly regex: boolean;
  readonly chosenOnly: boolean;
}

/** In the chosen notes, or in all of them. What was replaced is one undo step. */
export function FindReplaceDialog({ noteIds, onClose }: FindReplaceDialogProps) {
  const text = useText();
  const { calls } = useClient();
  const replace = useOperation('notes.findReplace');
  const [draft, setDraft] = useState<Replacing>({
    search: '',
    replacement: '',
    place: 'allFields',
    ignoreCase: true,
    regex: false,
    chosenOnly: noteIds.length > 0,
  });
  async function submit(): Promise<void> {
    const { search, replacement, place, ignoreCase, regex, chosenOnly } = draft;
    if (search === '') return;
    const where =
      place === 'allFields' || place === 'tags'
        ? ({ kind: place } as const)
        : ({ kind: 'field', name: place.slice('field '.length) } as const);
    const within = chosenOnly ? [...noteIds] : await calls.search.notes({ query: '' });
    const done = await replace.run({ noteIds: within, search, replacement, regex, ignoreCase, in: where });
    if (done === undefined) return;
    showToast(text('browser-replaced', { changed: done.changedCount, count: done.noteCount }), {
      canUndo: done.changedCount > 0,
    });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-findReplace-title', { count: draft.chosenOnly ? noteIds.length : 0 })}
      onClose={onClose}
      onSubmit={() => void submit().catch(showError)}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={replace.running || draft.search === ''}>
            {text('browser-replace-do')}
          </Button>
        </>
      }
    >
      <ReplacingFields
        draft={draft}
        hasChosen={noteIds.length > 0}
        onChange={(patch) => setDraft((before) => ({ ...before, ...patch }))}
      />
    </Dialog>
  );
}

interface ReplacingFieldsProps {
  readonly draft: Replacing;
  readonly hasChosen: boolean;
  readonly onChange: (patch: Partial<Replacing>) => void;
}

function ReplacingFields({ draft, hasChosen, onChange }: ReplacingFieldsProps) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data ?? [];
  const names = [...new Set(notetypes.flatMap(({ fieldNames }) => fieldNames))].toSorted();
  return (
    <div className="form">
      <TextInput
        label={text('browser-replace-find')}
        value={draft.search}
        onChange={(search) => onChange({ search })}
        autoFocus
        autoComplete="off"
      />
      <TextInput
        label={text('browser-replace-by')}
        value={draft.replacement}
        onChange={(replacement) => onChange({ replacement })}
        autoComplete="off"
      />
      <SelectInput
        label={text('browser-replace-in')}
        value={draft.place}
        onChange={(place) => onChange({ place })}
        options={[
          { value: 'allFields', label: text('browser-replace-all-fields') },
          { value: 'tags', label: text('editor-tags') },
          ...names.map((name) => ({ value: `field ${name}`, label: name })),
        ]}
      />
      <Check isSelected={draft.chosenOnly} isDisabled={!hasChosen} onChange={(chosenOnly) => onChange({ chosenOnly })}>
        {text('browser-replace-chosen-only')}
      </Check>
      <Check isSelected={draft.ignoreCase} onChange={(ignoreCase) => onChange({ ignoreCase })}>
        {text('browser-replace-ignore-case')}
      </Check>
      <Check isSelected={draft.regex} onChange={(regex) => onChange({ regex })}>
        {text('browser-replace-regex')}
      </Check>
    </div>
  );
}
