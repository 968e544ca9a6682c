/** Names of operations as the undo menu and logs know them. Each has a message `op-<name>`. */
export type OpName =
  | 'createDeck'
  | 'renameDeck'
  | 'removeDeck'
  | 'reparentDecks'
  | 'collapseDeck'
  | 'selectDeck'
  | 'describeDeck'
  | 'createFilteredDeck'
  | 'changeFilteredDeck'
  | 'buildFilteredDeck'
  | 'emptyFilteredDeck'
  | 'customStudy'
  | 'changeReviewPreferences'
  | 'changeBackupPreferences'
  | 'updateScheduler'
  | 'storeTimeZone'
  | 'keepWrongDates'
  | 'checkDatabase'
  | 'addNote'
  | 'updateNote'
  | 'removeNotes'
  | 'putBackNote'
  | 'flagCards'
  | 'moveCards'
  | 'suspendCards'
  | 'buryCards'
  | 'restoreCards'
  | 'extendLimits'
  | 'repositionCards'
  | 'setDueDate'
  | 'forgetCards'
  | 'gradeCards'
  | 'answerCard'
  | 'addNotetype'
  | 'changeBrowserPreferences'
  | 'updateNotetype'
  | 'removeNotetype'
  | 'restoreNotetype'
  | 'changeNotetype'
  | 'mergeNotetypes'
  | 'renameTag'
  | 'reparentTags'
  | 'removeTags'
  | 'clearUnusedTags'
  | 'addTags'
  | 'removeNoteTags'
  | 'collapseTag'
  | 'findReplace'
  | 'removeEmptyCards'
  | 'addDeckConfig'
  | 'updateDeckConfig'
  | 'assignDeckConfig'
  | 'changeDeckOptions'
  | 'renameMedia'
  | 'tagMissingMedia'
  | 'importPackage'
  | 'importText'
  | 'undo'
  | 'redo'
  | 'dayRollover'
  | 'forceOneWay'
  | 'sync'
  | 'replaceCollection';

/** Which kinds of things one operation touched. Sent to every connection after it. */
export interface OpChanges {
  readonly op: OpName;
  readonly card: boolean;
  readonly note: boolean;
  readonly deck: boolean;
  readonly tag: boolean;
  readonly notetype: boolean;
  readonly config: boolean;
  readonly deckConfig: boolean;
  readonly revlog: boolean;
  readonly studyQueues: boolean;
}

export function allChanged(op: OpName): OpChanges {
  return {
    op,
    card: true,
    note: true,
    deck: true,
    tag: true,
    notetype: true,
    config: true,
    deckConfig: true,
    revlog: true,
    studyQueues: true,
  };
}
