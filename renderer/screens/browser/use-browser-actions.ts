import { useState } from 'react';
import type { CardId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useCopyNote } from '#renderer/frame/use-copy-note.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export const browserActions = [
  { id: 'changeDeck', of: 'cards', group: 0, key: 'CmdOrCtrl+D' },
  { id: 'setDueDate', of: 'cards', group: 1, key: 'CmdOrCtrl+Shift+D' },
  { id: 'reset', of: 'cards', group: 1, key: 'CmdOrCtrl+Alt+N' },
  { id: 'reposition', of: 'cards', group: 1, key: 'CmdOrCtrl+Shift+S' },
  { id: 'suspend', of: 'cards', group: 2, key: 'CmdOrCtrl+J' },
  { id: 'bury', of: 'cards', group: 2, key: 'CmdOrCtrl+Shift+J' },
  { id: 'flag1', of: 'cards', group: 3, key: 'CmdOrCtrl+1' },
  { id: 'flag2', of: 'cards', group: 3, key: 'CmdOrCtrl+2' },
  { id: 'flag3', of: 'cards', group: 3, key: 'CmdOrCtrl+3' },
  { id: 'flag4', of: 'cards', group: 3, key: 'CmdOrCtrl+4' },
  { id: 'flag5', of: 'cards', group: 3, key: 'CmdOrCtrl+5' },
  { id: 'flag6', of: 'cards', group: 3, key: 'CmdOrCtrl+6' },
  { id: 'flag7', of: 'cards', group: 3, key: 'CmdOrCtrl+7' },
  { id: 'info', of: 'cards', group: 4, key: 'CmdOrCtrl+Shift+I' },
  { id: 'addTags', of: 'notes', group: 0, key: 'CmdOrCtrl+Shift+A' },
  { id: 'removeTags', of: 'notes', group: 0, key: 'CmdOrCtrl+Alt+Shift+A' },
  { id: 'clearUnusedTags', of: 'notes', group: 0, key: null },
  { id: 'mark', of: 'notes', group: 0, key: 'CmdOrCtrl+K' },
  { id: 'findReplace', of: 'notes', group: 1, key: 'CmdOrCtrl+Alt+F' },
  { id: 'findDuplicates', of: 'notes', group: 1, key: null },
  { id: 'changeNotetype', of: 'notes', group: 2, key: 'CmdOrCtrl+Shift+M' },
  { id: 'copy', of: 'notes', group: 2, key: 'CmdOrCtrl+Alt+E' },
  { id: 'manageNotetypes', of: 'notes', group: 2, key: null },
  { id: 'remove', of: 'notes', group: 3, key: 'CmdOrCtrl+Delete' },
] as const;
export type BrowserActionId = (typeof browserActions)[number]['id'];

/** What is asked before something is done. */
export type BrowserQuestion =
  | { readonly kind: 'changeDeck' | 'setDueDate' | 'reset' | 'reposition'; readonly cardIds: readonly CardId[] }
  | { readonly kind: 'addTags' | 'removeTags' | 'findReplace'; readonly noteIds: readonly NoteId[] }
  | { readonly kind: 'changeNotetype'; readonly noteIds: readonly NoteId[]; readonly fromNotetypeId: NotetypeId }
  | { readonly kind: 'findDuplicates' };

export interface BrowserActions {
  readonly question: BrowserQuestion | undefined;
  readonly closeQuestion: () => void;
  readonly run: (id: BrowserActionId) => void;
}

interface Chosen {
  readonly mode: BrowserMode;
  readonly ids: readonly number[];
  readonly current: number | undefined;
}

/** Everything that is done with the chosen rows. Each is one undo step. */
export function useBrowserActions({ mode, ids, current }: Chosen): BrowserActions {
  const text = useText();
  const { calls } = useClient();
  const copyNote = useCopyNote();
  const [question, setQuestion] = useState<BrowserQuestion>();

  const cards = async (): Promise<CardId[]> =>
    mode === 'cards' ? (ids as CardId[]) : calls.search.cardsOfNotes({ noteIds: ids as NoteId[] });
  const notes = async (): Promise<NoteId[]> =>
    mode === 'notes' ? (ids as NoteId[]) : calls.search.notesOfCards({ cardIds: ids as CardId[] });
  /** Whether the row that was chosen last is so already: then the command takes it back from all. */
  const isAlready = async (what: string): Promise<boolean> => {
    const key = mode === 'cards' ? 'cid' : 'nid';
    return (await calls.search.cards({ query: `${key}:${String(current ?? ids[0])} ${what}` })).length > 0;
  };
  const done = (cardCount: number): void =>
    showToast(text('browser-cards-changed', { count: cardCount }), { canUndo: true });
  const doneNotes = (noteCount: number): void =>
    showToast(text('browser-notes-changed', { count: noteCount }), { canUndo: true });

  /** Fields of one type are matched with those of another: all notes have to be of one. */
  async function askChangeNotetype(noteIds: NoteId[]): Promise<void> {
    const [first] = noteIds;
    if (first === undefined) return;
    const { notetypeId: fromNotetypeId } = await calls.notes.get({ noteId: first });
    const others = await calls.search.notes({ query: `nid:${noteIds.join(',')} -mid:${fromNotetypeId}` });
    if (others.length > 0) return showToast(text('change-notetype-mixed'));
    setQuestion({ kind: 'changeNotetype', noteIds, fromNotetypeId });
  }
  async function act(id: BrowserActionId): Promise<void> {
    if (id === 'clearUnusedTags') {
      const { tagCount } = await calls.tags.clearUnused({});
      return showToast(text('browser-tags-cleared', { count: tagCount }), { canUndo: tagCount > 0 });
    }
    if (id === 'findDuplicates') return setQuestion({ kind: id });
    if (id === 'manageNotetypes') return openDialog({ kind: 'notetypes' });
    if (ids.length === 0) return showToast(text('browser-nothing-chosen'));
    switch (id) {
      case 'changeDeck':
      case 'setDueDate':
      case 'reset':
      case 'reposition':
        return setQuestion({ kind: id, cardIds: await cards() });
      case 'addTags':
      case 'removeTags':
      case 'findReplace':
        return setQuestion({ kind: id, noteIds: await notes() });
      case 'changeNotetype':
        return askChangeNotetype(await notes());
      case 'copy': {
        const [noteId] = current === undefined || mode === 'cards' ? await notes() : [current as NoteId];
        return noteId === undefined ? undefined : copyNote(noteId);
      }
      case 'suspend':
      case 'bury': {
        const back = await isAlready(id === 'suspend' ? 'is:suspended' : 'is:buried');
        const cardIds = await cards();
        const changed = await (back ? calls.scheduler.restore({ cardIds }) : calls.scheduler[id]({ cardIds }));
        return done(changed.cardCount);
      }
      case 'info': {
        const [cardId] = await cards();
        if (cardId !== undefined) openDialog({ kind: 'cardInfo', cardId, isPrevious: false });
        return undefined;
      }
      case 'mark': {
        const noteIds = await notes();
        const change = { noteIds, tags: ['marked'] };
        const isMarked = await isAlready('tag:marked');
        return doneNotes(
          (await (isMarked ? calls.tags.removeFromNotes(change) : calls.tags.addToNotes(change))).noteCount,
        );
      }
      case 'remove': {
        const { noteCount } = await calls.notes.remove({ noteIds: await notes() });
        return showToast(text('browser-removed', { count: noteCount }), { canUndo: true });
      }
      default: {
        const flag = Number(id.slice('flag'.length));
        const off = await isAlready(`flag:${String(flag)}`);
        return done((await calls.cards.setFlag({ cardIds: await cards(), flag: off ? 0 : flag })).cardCount);
      }
    }
  }
  return { question, closeQuestion: () => setQuestion(undefined), run: (id) => void act(id).catch(showError) };
}
