import { useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

type Groups = MethodOutput<'notes.findDuplicates'>;

/** Nobody reads a longer list; tagging takes all of them. */
const SHOWN_AT_MOST = 200;

interface FindDuplicatesDialogProps {
  readonly onBrowse: (query: string) => void;
  readonly onClose: () => void;
}

/** Notes with the same text in a field, by groups. */
export function FindDuplicatesDialog({ onBrowse, onClose }: FindDuplicatesDialogProps) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data ?? [];
  const names = [...new Set(notetypes.flatMap(({ fieldNames }) => fieldNames))].toSorted();
  const [chosenName, setChosenName] = useState<string>();
  const fieldName = chosenName ?? notetypes[0]?.fieldNames[0] ?? '';
  const [query, setQuery] = useState('');
  const { wrong, groups, search } = useDuplicates(fieldName, query);
  const tagging = useTagAll(onClose);
  return (
    <Dialog
      title={text('duplicates-title')}
      size="medium"
      onClose={onClose}
      onSubmit={() => void search()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-close')}</Button>
          {groups === undefined || groups.length === 0 ? null : (
            <Button onPress={() => void tagging.tagAll(groups)} isDisabled={tagging.running}>
              {text('duplicates-tag-all')}
            </Button>
          )}
          <Button look="primary" type="submit" isDisabled={fieldName === ''}>
            {text('duplicates-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <SelectInput
          label={text('duplicates-field')}
          value={fieldName}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={setChosenName}
        />
        <TextInput
          label={text('duplicates-filter')}
          autoFocus
          autoComplete="off"
          value={query}
          onChange={setQuery}
          error={wrong}
        />
      </div>
      {groups === undefined ? null : (
        <DuplicateGroups
          groups={groups}
          onBrowse={(found) => {
            onBrowse(found);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

function useDuplicates(fieldName: string, query: string) {
  const text = useText();
  const { calls } = useClient();
  const [wrong, setWrong] = useState<string>();
  const [groups, setGroups] = useState<Groups>();
  async function search(): Promise<void> {
    try {
      setGroups(await calls.notes.findDuplicates({ fieldName, query }));
      setWrong(undefined);
    } catch (error: unknown) {
      if (!isAppError(error, 'search.invalid')) return showError(error);
      setWrong(text('error-search-invalid', { fault: error.details.fault }));
    }
  }
  return { wrong, groups, search };
}

function useTagAll(onDone: () => void) {
  const text = useText();
  const tag = useOperation('tags.addToNotes');
  async function tagAll(found: Groups): Promise<void> {
    const noteIds = [...new Set(found.flatMap((group) => group.noteIds))];
    const done = await tag.run({ noteIds, tags: [text('duplicates-tag')] });
    if (done === undefined) return;
    showToast(text('duplicates-tagged', { count: done.noteCount }), { canUndo: true });
    onDone();
  }
  return { tagAll, running: tag.running };
}

interface DuplicateGroupsProps {
  readonly groups: Groups;
  readonly onBrowse: (query: string) => void;
}

function DuplicateGroups({ groups, onBrowse }: DuplicateGroupsProps) {
  const text = useText();
  return (
    <>
      <p role="status">{text('duplicates-found', { count: groups.length })}</p>
      {groups.length === 0 ? null : (
        <ul className="link-list">
          {groups.slice(0, SHOWN_AT_MOST).map(({ text: shown, noteIds }) => (
            <li key={noteIds.join(',')}>
              <button type="button" className="link-button" onClick={() => onBrowse(`nid:${noteIds.join(',')}`)}>
                {shown}
              </button>{' '}
              <span className="soft">{text('duplicates-group', { count: noteIds.length })}</span>
            </li>
          ))}
        </ul>
      )}
      {groups.length > SHOWN_AT_MOST ? (
        <p className="soft">{text('duplicates-more', { count: groups.length - SHOWN_AT_MOST })}</p>
      ) : null}
    </>
  );
}
