import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId, NotetypeId } from '#shared/contract/ids.ts';
import { normalDecks } from '#renderer/components/normal-decks.ts';
import { editedFields, pinnedFields, withPin } from '#renderer/editor/edited-fields.ts';
import { NoteEditor, type NoteEditorHandle } from '#renderer/editor/note-editor.tsx';
import { NotetypeTools } from '#renderer/editor/notetype-tools.tsx';
import { useDuplicates } from '#renderer/editor/use-duplicates.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { alignDraft, clearDraft, holdsText, setDraftField, useAddDraft } from '#renderer/state/add-draft.ts';
import { goBackFromAdding } from '#renderer/state/ui-store.ts';
import { AddActions } from './add-actions.tsx';
import { AddChoosers } from './add-choosers.tsx';
import { AddHistory } from './add-history.tsx';
import { AddProblemDialog } from './add-problem-dialog.tsx';
import { LeaveDraftDialog } from './leave-draft-dialog.tsx';
import { useAddKeys } from './use-add-keys.ts';
import { type Adding, useAddNote } from './use-add-note.ts';

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
  const editor = useRef<NoteEditorHandle>(null);
  const [showsHistory, setShowsHistory] = useState(false);
  const names = editedFields(notetype).map(({ name }) => name);
  const fields = names.map((_, index) => typed[index] ?? '');
  const pinned = pinnedFields(notetype);
  const { duplicates, onDuplicates } = useDuplicates(notetypeId, fields[0] ?? '');
  const togglePin = usePinning(notetypeId, notetype, pinned);
  const adding = useAddNote({ notetypeId, deckId, fields, pinned, onAdded: () => editor.current?.focusFirst() });
  useShapeOfNotetype(names);
  const begin = useEffectEvent(() => editor.current?.focusFirst());
  useEffect(() => begin(), [notetypeId]);
  const leaving = useLeaving(fields, pinned, () => editor.current?.focusFirst());
  const toggleHistory = (): void => setShowsHistory(!showsHistory);
  const onKeyDown = useAddKeys({
    add: () => void adding.add(),
    history: toggleHistory,
    notetype: () => document.getElementById('add-notetype')?.click(),
    deck: () => document.getElementById('add-deck')?.click(),
    close: leaving.close,
  });
  return (
    // Keys of this screen, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="page add-page" onKeyDown={onKeyDown}>
      <h1 className="unseen">{text('add-title')}</h1>
      <AddChoosers {...{ platform, notetypeId, deckId, notetypes, decks }} fieldNames={names} />
      <NoteEditor
        ref={editor}
        notetypeId={notetypeId}
        fields={fields}
        tags={tags}
        onField={setDraftField}
        onTags={(changed) => useAddDraft.setState({ tags: changed })}
        pins={{ on: pinned, toggle: togglePin }}
        duplicates={duplicates}
        onDuplicates={onDuplicates}
      >
        <NotetypeTools notetypeId={notetypeId} sample={{ fields, tags }} />
      </NoteEditor>
      {showsHistory ? <AddHistory /> : null}
      <AddActions
        platform={platform}
        running={adding.running}
        onClose={leaving.close}
        onHistory={toggleHistory}
        onAdd={() => void adding.add()}
      />
      <AddQuestions
        adding={adding}
        firstField={names[0] ?? ''}
        notetypeName={notetypes.find((known) => known.notetypeId === notetypeId)?.name ?? ''}
        leaving={leaving}
      />
    </main>
  );
}

interface Leaving {
  /** It is asked whether what was written may go. */
  readonly isAsked: boolean;
  readonly close: () => void;
  readonly stay: () => void;
  readonly leave: () => void;
}

function useLeaving(fields: readonly string[], pinned: readonly boolean[], onStay: () => void): Leaving {
  const [isAsked, setAsked] = useState(false);
  return {
    isAsked,
    close: () => {
      if (holdsText(fields, pinned)) setAsked(true);
      else goBackFromAdding();
    },
    stay: () => {
      setAsked(false);
      onStay();
    },
    leave: () => {
      clearDraft(pinned);
      goBackFromAdding();
    },
  };
}

/** What was written follows the fields when somebody renames or moves them. */
function useShapeOfNotetype(names: readonly string[]): void {
  const follow = useEffectEvent(() => alignDraft(names));
  const shape = names.join('\n');
  useEffect(() => follow(), [shape]);
}

/** Which fields are kept for the next note is part of the note type. */
function usePinning(
  notetypeId: NotetypeId,
  notetype: AddNoteProps['notetype'],
  pinned: readonly boolean[],
): (index: number) => void {
  const { run } = useOperation('notetypes.update');
  return (index) =>
    void run({ notetypeId, notetype: withPin(notetype, index, pinned[index] !== true) } as Parameters<typeof run>[0]);
}

interface AddQuestionsProps {
  readonly adding: Adding;
  readonly leaving: Leaving;
  readonly firstField: string;
  readonly notetypeName: string;
}

/** What stands in the way of adding, or of leaving. */
function AddQuestions({ adding, leaving, ...names }: AddQuestionsProps) {
  if (leaving.isAsked) return <LeaveDraftDialog onStay={leaving.stay} onLeave={leaving.leave} />;
  if (adding.problem === undefined) return null;
  return (
    <AddProblemDialog
      {...names}
      problem={adding.problem}
      onAdd={() => void adding.add({ confirmed: true })}
      onClose={() => {
        adding.dismiss();
        leaving.stay();
      }}
    />
  );
}
