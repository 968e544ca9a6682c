import { useState } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useCopyNote } from '#renderer/frame/use-copy-note.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToAdd } from '#renderer/state/ui-store.ts';
import type { ChangeActionId } from './browser-actions.ts';
import type { BrowserQuestion } from './browser-question.tsx';
import type { Selection } from './selection.ts';
import { type Chosen, useChosen } from './use-chosen.ts';

export interface BrowserActions {
  readonly question: BrowserQuestion | undefined;
  readonly closeQuestion: () => void;
  readonly run: (id: ChangeActionId) => void;
}

type Act = () => void | Promise<void>;
type FlagActionId = Extract<ChangeActionId, `flag${string}`>;
type CardActionId = 'suspend' | 'bury' | 'info' | FlagActionId;
type NoteActionId = 'copy' | 'export' | 'mark' | 'remove';
type RowlessActionId = 'add' | 'clearUnusedTags' | 'findDuplicates' | 'findReplace' | 'manageNotetypes' | 'preview';
type AskingActionId = Exclude<ChangeActionId, CardActionId | NoteActionId | RowlessActionId>;

/** Everything that is done with the chosen rows. Each change is one undo step. */
export function useBrowserActions(mode: BrowserMode, selection: Selection, preview: () => void): BrowserActions {
  const text = useText();
  const { calls } = useClient();
  const [question, setQuestion] = useState<BrowserQuestion>();
  const chosen = useChosen(mode, selection);
  const rowless: Record<RowlessActionId, Act> = {
    add: goToAdd,
    clearUnusedTags: async () => {
      const { tagCount } = await calls.tags.clearUnused({});
      showToast(text('browser-tags-cleared', { count: tagCount }), { canUndo: tagCount > 0 });
    },
    findDuplicates: () => setQuestion({ kind: 'findDuplicates' }),
    findReplace: async () => setQuestion({ kind: 'findReplace', noteIds: await chosen.notes() }),
    manageNotetypes: () => openDialog({ kind: 'notetypes' }),
    preview,
  };
  const ofRows: Record<Exclude<ChangeActionId, RowlessActionId>, Act> = {
    ...useCardActions(chosen),
    ...useNoteActions(chosen),
    ...useQuestions(chosen, setQuestion),
  };
  async function act(id: ChangeActionId): Promise<void> {
    if (isRowless(id)) return rowless[id]();
    if (chosen.isNothing) return showToast(text('browser-nothing-chosen'));
    return ofRows[id]();
  }
  return { question, closeQuestion: () => setQuestion(undefined), run: (id) => void act(id).catch(showError) };
}

const ROWLESS: readonly ChangeActionId[] = [
  'add',
  'clearUnusedTags',
  'findDuplicates',
  'findReplace',
  'manageNotetypes',
  'preview',
] satisfies RowlessActionId[];

function isRowless(id: ChangeActionId): id is RowlessActionId {
  return ROWLESS.includes(id);
}

function useCardActions({ cards, isAlready }: Chosen): Record<CardActionId, Act> {
  const text = useText();
  const { calls } = useClient();
  const done = (cardCount: number): void =>
    showToast(text('browser-cards-changed', { count: cardCount }), { canUndo: true });
  const restoreOr = async (what: 'suspend' | 'bury', state: string): Promise<void> => {
    const back = await isAlready(state);
    const cardIds = await cards();
    done((await (back ? calls.scheduler.restore({ cardIds }) : calls.scheduler[what]({ cardIds }))).cardCount);
  };
  const toggleFlag = (flag: number) => async (): Promise<void> => {
    const off = await isAlready(`flag:${String(flag)}`);
    done((await calls.cards.setFlag({ cardIds: await cards(), flag: off ? 0 : flag })).cardCount);
  };
  return {
    suspend: () => restoreOr('suspend', 'is:suspended'),
    bury: () => restoreOr('bury', 'is:buried'),
    info: async () => {
      const [cardId] = await cards();
      if (cardId !== undefined) openDialog({ kind: 'cardInfo', cardId, isPrevious: false });
    },
    flag1: toggleFlag(1),
    flag2: toggleFlag(2),
    flag3: toggleFlag(3),
    flag4: toggleFlag(4),
    flag5: toggleFlag(5),
    flag6: toggleFlag(6),
    flag7: toggleFlag(7),
  };
}

function useNoteActions({ notes, currentNote, isAlready }: Chosen): Record<NoteActionId, Act> {
  const text = useText();
  const { calls } = useClient();
  const copyNote = useCopyNote();
  return {
    copy: async () => {
      const noteId = await currentNote();
      if (noteId !== undefined) await copyNote(noteId);
    },
    export: async () => openDialog({ kind: 'export', scope: { kind: 'notes', noteIds: await notes() } }),
    mark: async () => {
      const change = { noteIds: await notes(), tags: ['marked'] };
      const isMarked = await isAlready('tag:marked');
      const { noteCount } = await (isMarked ? calls.tags.removeFromNotes(change) : calls.tags.addToNotes(change));
      showToast(text('browser-notes-changed', { count: noteCount }), { canUndo: true });
    },
    remove: async () => {
      const { noteCount } = await calls.notes.remove({ noteIds: await notes() });
      showToast(text('browser-removed', { count: noteCount }), { canUndo: true });
    },
  };
}

function useQuestions({ cards, notes }: Chosen, ask: (question: BrowserQuestion) => void): Record<AskingActionId, Act> {
  const text = useText();
  const { calls } = useClient();
  /** Fields of one type are matched with those of another: all notes have to be of one. */
  async function askChangeNotetype(noteIds: NoteId[]): Promise<void> {
    const [first] = noteIds;
    if (first === undefined) return;
    const { notetypeId: fromNotetypeId } = await calls.notes.get({ noteId: first });
    const others = await calls.search.notes({ query: `nid:${noteIds.join(',')} -mid:${fromNotetypeId}` });
    if (others.length > 0) return showToast(text('change-notetype-mixed'));
    ask({ kind: 'changeNotetype', noteIds, fromNotetypeId });
  }
  return {
    changeDeck: async () => ask({ kind: 'changeDeck', cardIds: await cards() }),
    setDueDate: async () => ask({ kind: 'setDueDate', cardIds: await cards() }),
    gradeNow: async () => ask({ kind: 'gradeNow', cardIds: await cards() }),
    reset: async () => ask({ kind: 'reset', cardIds: await cards() }),
    reposition: async () => ask({ kind: 'reposition', cardIds: await cards() }),
    addTags: async () => ask({ kind: 'addTags', noteIds: await notes() }),
    removeTags: async () => ask({ kind: 'removeTags', noteIds: await notes() }),
    changeNotetype: async () => askChangeNotetype(await notes()),
  };
}
