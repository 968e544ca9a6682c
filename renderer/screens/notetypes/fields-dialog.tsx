import { type KeyboardEvent, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { FieldForm } from './field-form.tsx';
import { fieldNameProblem } from './field-name-problem.ts';
import {
  changeOf,
  draftOf,
  type DraftPart,
  freeName,
  type NotetypeDraft,
  type StoredNotetype,
  withNewPart,
  withoutPart,
  withPart,
  withPartAt,
} from './notetype-draft.ts';
import { SaveButton } from './save-button.tsx';
import { type NotetypeEditing, useNotetypeEditing } from './use-notetype-editing.tsx';

interface FieldsDialogProps {
  readonly notetypeId: NotetypeId;
  readonly onClose: () => void;
}

/** The fields of a note type. Everything is stored at once. */
export function FieldsDialog({ notetypeId, onClose }: FieldsDialogProps) {
  const stored = useFirstAnswer('notetypes.get', { notetypeId }, (error) => {
    onClose();
    showError(error);
  });
  return stored === undefined ? null : (
    <FieldsEditor notetypeId={notetypeId} stored={stored.notetype} onClose={onClose} />
  );
}

function areNamesSound({ fields }: NotetypeDraft): boolean {
  return fields.every((field) => fieldNameProblem(field, fields) === undefined);
}

function FieldsEditor({ notetypeId, stored, onClose }: FieldsDialogProps & { readonly stored: StoredNotetype }) {
  const text = useText();
  const editing = useNotetypeEditing({ notetypeId, stored, onClose, canSave: areNamesSound });
  const { draft, setDraft, guard } = editing;
  const [isRemoving, setRemoving] = useState(false);
  const { chosen, place, namedKey, choose, move, add, remove } = useChosenField(editing);
  return (
    <Dialog
      title={text('fields-title', { name: draft.name })}
      size="large"
      onClose={editing.leave}
      actions={<SaveButton editing={editing} isSound={areNamesSound(draft)} />}
    >
      <div className="fields-editor">
        <FieldList
          fields={draft.fields}
          chosen={chosen}
          onChoose={choose}
          onAdd={add}
          onRemove={() => guard.before(() => setRemoving(true))}
          onMove={(by) => move(place + by)}
        />
        {chosen === undefined ? null : (
          <div className="fields-form">
            <FieldForm
              key={chosen.key}
              field={chosen}
              place={place}
              beginsWithName={chosen.key === namedKey}
              draft={draft}
              onChange={(changed) => setDraft(withPart(draft, 'fields', changed))}
              onMove={move}
              onSort={() => guard.before(() => setDraft({ ...draft, sortKey: chosen.key }))}
            />
          </div>
        )}
      </div>
      {isRemoving && chosen !== undefined ? (
        <RemoveFieldDialog
          notetypeId={notetypeId}
          stored={stored}
          field={chosen}
          onRemove={() => {
            remove();
            setRemoving(false);
          }}
          onClose={() => setRemoving(false)}
        />
      ) : null}
      {editing.dialogs}
    </Dialog>
  );
}

/** The field that is worked at, and what is done with it as a whole. */
function useChosenField({ draft, setDraft, guard }: NotetypeEditing) {
  const text = useText();
  const { fields } = draft;
  const [chosenKey, choose] = useState(fields[0]?.key ?? '');
  /** Was just added: its name is what comes next. */
  const [namedKey, setNamedKey] = useState<string>();
  const found = fields.findIndex(({ key }) => key === chosenKey);
  const place = Math.max(0, found);
  const chosen = fields[place];
  return {
    chosen,
    place,
    namedKey,
    choose,
    move: (to: number): void => {
      if (chosen === undefined || to < 0 || to >= fields.length || to === place) return;
      guard.before(() => setDraft(withPartAt(draft, 'fields', chosen.key, to)));
    },
    add: (): void =>
      guard.before(() => {
        const name = freeName(fields, (number) => text('fields-new-name', { number }));
        const added = withNewPart(draft, 'fields', { name, json: {} });
        setDraft(added.draft);
        choose(added.key);
        setNamedKey(added.key);
      }),
    remove: (): void => {
      if (chosen === undefined) return;
      setDraft(withoutPart(draft, 'fields', chosen.key));
      choose((fields[place + 1] ?? fields[place - 1])?.key ?? '');
    },
  };
}

interface FieldListProps {
  readonly fields: readonly DraftPart[];
  readonly chosen: DraftPart | undefined;
  readonly onChoose: (key: string) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

function FieldList({ fields, chosen, onChoose, onAdd, onRemove, onMove }: FieldListProps) {
  const text = useText();
  const isRequired = chosen?.json['preventDeletion'] === true;
  const isLast = fields.length === 1;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    // Alt with arrows moves the chosen field, before the list sees the key.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="fields-side" onKeyDownCapture={onKeyDown}>
      <ListBox
        className="list-box fields-list"
        aria-label={text('fields-list')}
        items={fields.map((field) => ({ ...field, id: field.key }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        autoFocus="first"
        selectedKeys={chosen === undefined ? [] : [chosen.key]}
        onSelectionChange={(keys) => onChoose(keys === 'all' ? '' : String([...keys][0]))}
      >
        {(field) => (
          <ListBoxItem id={field.key} textValue={field.name || '…'} className="list-box-item">
            {field.name || '…'}
          </ListBoxItem>
        )}
      </ListBox>
      <div className="button-row">
        <Button onPress={onAdd}>{text('fields-add')}</Button>
        <Button onPress={onRemove} isDisabled={isLast || isRequired} describedBy="fields-kept">
          {text('fields-remove')}
        </Button>
      </div>
      <p className="soft" id="fields-kept">
        {isRequired ? text('fields-required') : isLast ? text('fields-last') : ''}
      </p>
    </div>
  );
}

interface RemoveFieldDialogProps {
  readonly notetypeId: NotetypeId;
  readonly stored: StoredNotetype;
  readonly field: DraftPart;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

function RemoveFieldDialog({ notetypeId, stored, field, onRemove, onClose }: RemoveFieldDialogProps) {
  const text = useText();
  // Of what is stored: other changes of the window cost nothing, and may be in between names.
  const without = changeOf(withoutPart(draftOf(stored), 'fields', field.key));
  const isStored = field.ord !== null && without.flds.length > 0;
  const { data } = useServerQuery('notetypes.preview', { notetypeId, notetype: without }, { enabled: isStored });
  const count = isStored ? data?.fieldsLost[0]?.noteCount : 0;
  return (
    <ConfirmDialog
      title={text('fields-remove-title', { name: field.name })}
      action={text('fields-remove-do')}
      isDisabled={count === undefined}
      onConfirm={onRemove}
      onClose={onClose}
    >
      <p role="status">{count === undefined ? '' : text('fields-remove-text', { count })}</p>
      <p>{text('fields-remove-templates')}</p>
    </ConfirmDialog>
  );
}
