import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { normalDecks } from '#renderer/components/normal-decks.ts';
import { useSettled } from '#renderer/components/use-settled.ts';
import { editedFields, pinnedFields, withPin } from '#renderer/editor/edited-fields.ts';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { NoteEditor, type NoteEditorHandle } from '#renderer/editor/note-editor.tsx';
import { NotetypeTools } from '#renderer/editor/notetype-tools.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import {
  alignDraft,
  changeNotetype,
  clearDraft,
  holdsText,
  setDraftField,
  useAddDraft,
} from '#renderer/state/add-draft.ts';
import { goBackFromAdding } from '#renderer/state/ui-store.ts';
import { AddHistory } from './add-history.tsx';
import { AddProblemDialog } from './add-problem-dialog.tsx';
import { LeaveDraftDialog } from './leave-draft-dialog.tsx';
import { useAddNote } from './use-add-note.ts';

/** Writing notes, one after the other. */
export function AddNoteScreen() {
  const draft = useAddDraft();
  const defaults = useServerQuery('notes.defaults', {}, { enabled: draft.notetypeId === undefined }).data;
  const notetypes = useServerQuery('notetypes.list', {}).data;
  const tree = useServerQuery('decks.tree', {}).data;
  const notetypeId = draft.notetypeId ?? defaults?.notetypeId;
  const deckId = draft.deckId ?? defaults?.deckId;
  const notetype = useServerQuery(
    'notetypes.get',
    { notetypeId: notetypeId ?? NONE },
    { enabled: notetypeId !== undefined },
  );
  if (notetypeId === undefined || deckId === undefined || notetypes === undefined || tree === undefined)
    return <main />;
  if (notetype.data?.notetypeId !== notetypeId) return <main />;
  return (
    <AddNote
      notetypeId={notetypeId}
      deckId={deckId}
      notetypes={notetypes}
      decks={normalDecks(tree)}
      notetype={notetype.data.notetype}
    />
  );
}

const NONE = 0 as NotetypeId;

interface AddNoteProps {
  readonly notetypeId: NotetypeId;
  readonly deckId: DeckId;
  readonly notetypes: MethodOutput<'notetypes.list'>;
  readonly decks: readonly DeckTreeNode[];
  readonly notetype: MethodOutput<'notetypes.get'>['notetype'];
}

function AddNote({ notetypeId, deckId, notetypes, decks, notetype }: AddNoteProps) {
  const text = useText();
  const { fields: typed, tags } = useAddDraft();
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const updateNotetype = useOperation('notetypes.update');
  const editor = useRef<NoteEditorHandle>(null);
  const [leaving, setLeaving] = useState(false);
  const [showsHistory, setShowsHistory] = useState(false);
  const names = editedFields(notetype).map(({ name }) => name);
  const fields = names.map((_, index) => typed[index] ?? '');
  const pinned = pinnedFields(notetype);
  const duplicates = useDuplicates(notetypeId, fields[0] ?? '');
  const adding = useAddNote({ notetypeId, deckId, fields, pinned, onAdded: () => editor.current?.focusFirst() });
  const follow = useEffectEvent(() => alignDraft(names));
  const shape = names.join('\n');
  useEffect(() => follow(), [shape]);
  const begin = useEffectEvent(() => editor.current?.focusFirst());
  useEffect(() => begin(), [notetypeId]);
  const close = (): void => {
    if (holdsText(fields, pinned)) setLeaving(true);
    else goBackFromAdding();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const act = actionOf(event, {
      add: () => void adding.add(),
      history: () => setShowsHistory(!showsHistory),
      notetype: () => document.getElementById('add-notetype')?.focus(),
      deck: () => document.getElementById('add-deck')?.focus(),
      close,
    });
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    // Keys of this screen, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="page add-page" onKeyDown={onKeyDown}>
      <h1 className="unseen">{text('add-title')}</h1>
      <div className="add-choices">
        <Chooser
          id="add-notetype"
          label={text('add-notetype')}
          shortcut={keyText('CmdOrCtrl+N', platform)}
          value={notetypeId}
          options={notetypes.map((known) => ({ id: known.notetypeId, name: known.name }))}
          onChange={(id) => {
            const to = notetypes.find((known) => known.notetypeId === id);
            if (to !== undefined) changeNotetype(to.notetypeId, names, to.fieldNames);
          }}
        />
        <Chooser
          id="add-deck"
          label={text('add-deck')}
          shortcut={keyText('CmdOrCtrl+D', platform)}
          value={deckId}
          options={decks.map((deck) => ({ id: deck.deckId, name: deck.fullName }))}
          onChange={(id) => useAddDraft.setState({ notetypeId, deckId: id as DeckId })}
        />
      </div>
      <NoteEditor
        ref={editor}
        notetypeId={notetypeId}
        fields={fields}
        tags={tags}
        onField={setDraftField}
        onTags={(changed) => useAddDraft.setState({ tags: changed })}
        pins={{
          on: pinned,
          toggle: (index) =>
            void updateNotetype.run({
              notetypeId,
              notetype: withPin(notetype, index, pinned[index] !== true),
            } as Parameters<typeof updateNotetype.run>[0]),
        }}
        duplicates={duplicates}
      >
        <NotetypeTools notetypeId={notetypeId} />
      </NoteEditor>
      {showsHistory ? <AddHistory /> : null}
      <div className="button-row add-actions">
        <Button onPress={close}>{text('add-close')}</Button>
        <Button onPress={() => setShowsHistory(!showsHistory)}>
          {text('add-history')}
          <kbd className="key" aria-hidden="true">
            {keyText('CmdOrCtrl+H', platform)}
          </kbd>
        </Button>
        <Button look="primary" onPress={() => void adding.add()} isDisabled={adding.running}>
          {text('add-do')}
          <kbd className="key" aria-hidden="true">
            {keyText('CmdOrCtrl+Enter', platform)}
          </kbd>
        </Button>
      </div>
      {adding.problem === undefined ? null : (
        <AddProblemDialog
          problem={adding.problem}
          firstField={names[0] ?? ''}
          notetypeName={notetypes.find((known) => known.notetypeId === notetypeId)?.name ?? ''}
          onAdd={() => void adding.add({ confirmed: true })}
          onClose={() => {
            adding.dismiss();
            editor.current?.focusFirst();
          }}
        />
      )}
      {leaving ? (
        <LeaveDraftDialog
          onStay={() => setLeaving(false)}
          onLeave={() => {
            clearDraft(pinned);
            goBackFromAdding();
          }}
        />
      ) : null}
    </main>
  );
}

/** Notes with the same first field. */
function useDuplicates(notetypeId: NotetypeId, firstField: string): readonly NoteId[] {
  const settled = useSettled(firstField, 300);
  const { data } = useServerQuery(
    'notes.checkDuplicate',
    { notetypeId, firstField: settled },
    { enabled: settled !== '' },
  );
  return settled === '' || firstField === '' ? [] : (data?.noteIds ?? []);
}

function actionOf<T>(
  event: KeyboardEvent,
  actions: Record<'add' | 'history' | 'notetype' | 'deck' | 'close', T>,
): T | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (!command) return event.key === 'Escape' ? actions.close : undefined;
  if (event.shiftKey || event.altKey) return undefined;
  if (event.key === 'Enter') return actions.add;
  return { KeyH: actions.history, KeyN: actions.notetype, KeyD: actions.deck }[event.code];
}

interface ChooserProps {
  readonly id: string;
  readonly label: string;
  readonly shortcut: string;
  readonly value: number;
  readonly options: readonly { readonly id: number; readonly name: string }[];
  readonly onChange: (id: number) => void;
}

/** The platform's own list: typing finds an entry, every screen reader knows it. */
function Chooser({ id, label, shortcut, value, options, onChange }: ChooserProps) {
  return (
    <div className="add-choice">
      <label className="field-label" htmlFor={id}>
        {label}
        <kbd className="key" aria-hidden="true">
          {shortcut}
        </kbd>
      </label>
      <select
        id={id}
        className="input select"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => String(option.id) === target.value);
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
