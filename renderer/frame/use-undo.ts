import type { OpName } from '#shared/domain/op-changes.ts';
import type { MessageId } from '#shared/i18n/translate.ts';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** A new operation without its name does not compile. */
const operationNames: { readonly [O in OpName]: `op-${O}` & MessageId } = {
  createDeck: 'op-createDeck',
  renameDeck: 'op-renameDeck',
  removeDeck: 'op-removeDeck',
  reparentDecks: 'op-reparentDecks',
  collapseDeck: 'op-collapseDeck',
  selectDeck: 'op-selectDeck',
  describeDeck: 'op-describeDeck',
  createFilteredDeck: 'op-createFilteredDeck',
  changeFilteredDeck: 'op-changeFilteredDeck',
  buildFilteredDeck: 'op-buildFilteredDeck',
  emptyFilteredDeck: 'op-emptyFilteredDeck',
  customStudy: 'op-customStudy',
  changeReviewPreferences: 'op-changeReviewPreferences',
  changeBackupPreferences: 'op-changeBackupPreferences',
  updateScheduler: 'op-updateScheduler',
  keepWrongDates: 'op-keepWrongDates',
  checkDatabase: 'op-checkDatabase',
  storeTimeZone: 'op-storeTimeZone',
  addNote: 'op-addNote',
  updateNote: 'op-updateNote',
  removeNotes: 'op-removeNotes',
  putBackNote: 'op-putBackNote',
  flagCards: 'op-flagCards',
  moveCards: 'op-moveCards',
  suspendCards: 'op-suspendCards',
  buryCards: 'op-buryCards',
  restoreCards: 'op-restoreCards',
  extendLimits: 'op-extendLimits',
  repositionCards: 'op-repositionCards',
  setDueDate: 'op-setDueDate',
  forgetCards: 'op-forgetCards',
  gradeCards: 'op-gradeCards',
  answerCard: 'op-answerCard',
  addNotetype: 'op-addNotetype',
  changeBrowserPreferences: 'op-changeBrowserPreferences',
  updateNotetype: 'op-updateNotetype',
  removeNotetype: 'op-removeNotetype',
  restoreNotetype: 'op-restoreNotetype',
  changeNotetype: 'op-changeNotetype',
  mergeNotetypes: 'op-mergeNotetypes',
  renameTag: 'op-renameTag',
  reparentTags: 'op-reparentTags',
  removeTags: 'op-removeTags',
  clearUnusedTags: 'op-clearUnusedTags',
  addTags: 'op-addTags',
  removeNoteTags: 'op-removeNoteTags',
  collapseTag: 'op-collapseTag',
  findReplace: 'op-findReplace',
  renameMedia: 'op-renameMedia',
  tagMissingMedia: 'op-tagMissingMedia',
  importPackage: 'op-importPackage',
  removeEmptyCards: 'op-removeEmptyCards',
  addDeckConfig: 'op-addDeckConfig',
  updateDeckConfig: 'op-updateDeckConfig',
  assignDeckConfig: 'op-assignDeckConfig',
  changeDeckOptions: 'op-changeDeckOptions',
  importText: 'op-importText',
  undo: 'op-undo',
  redo: 'op-redo',
  dayRollover: 'op-dayRollover',
  forceOneWay: 'op-forceOneWay',
  sync: 'op-sync',
  replaceCollection: 'op-replaceCollection',
};

/** An operation's name in the chosen language. */
export function useOperationName(): (op: string) => string {
  const { textWith } = useTranslator();
  return (op) => (Object.hasOwn(operationNames, op) ? textWith(operationNames[op as OpName], {}) : op);
}

export function useUndo(): { readonly undo: () => Promise<void>; readonly redo: () => Promise<void> } {
  const text = useText();
  const nameOf = useOperationName();
  const undo = useOperation('undo.undo');
  const redo = useOperation('undo.redo');
  return {
    undo: async () => {
      const done = await undo.run({});
      if (done !== undefined) showToast(text('toast-undone', { operation: nameOf(done.op) }));
    },
    redo: async () => {
      const done = await redo.run({});
      if (done !== undefined) showToast(text('toast-redone', { operation: nameOf(done.op) }));
    },
  };
}
