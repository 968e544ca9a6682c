import type { Contract } from '#shared/contract/contract.ts';
import type { InputOf, MethodDef, OutputOf, ProgressOf } from '#shared/contract/define.ts';
import type { CardId, DeckConfigId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { defaultDeckOptions } from '#shared/domain/deck-options.ts';

interface Sample<D extends MethodDef> {
  readonly input: InputOf<D>;
  readonly output: OutputOf<D>;
  readonly progress?: ProgressOf<D>;
}
type Samples = {
  readonly [S in keyof Contract]: { readonly [M in keyof Contract[S]]: Sample<Extract<Contract[S][M], MethodDef>> };
};

const deckId = 1_700_000_000_123 as DeckId;
const deckConfigId = 1 as DeckConfigId;
const noteId = 1_700_000_000_124 as NoteId;
const notetypeId = 1_700_000_000_125 as NotetypeId;
const cardId = 1_700_000_000_126 as CardId;
const cardIds = [cardId];
const packageInfo = {
  kind: 'apkg',
  variant: 'latest',
  fileBytes: 5_300_000,
  collectionBytes: 9_400_000,
  mediaBytes: 4_000_000,
  counts: { notes: 1200, cards: 2400, reviews: 8100, decks: 4, notetypes: 2, deckConfigs: 1, media: 200 },
  hasScheduling: true,
  hasDeckConfigs: true,
  modifiedMs: 0,
  lastReviewMs: 1_700_000_000_000,
} as const;
const noNotes = { count: 0, noteIds: [], texts: [] };
const mergeOptions = {
  withScheduling: true,
  withDeckConfigs: false,
  mergeNotetypes: false,
  updateNotes: 'ifNewer',
  updateNotetypes: 'never',
} as const;
const mergeLog = {
  found: 1,
  new: { count: 1, noteIds: [noteId], texts: ['ß'] },
  ...{ updated: noNotes, duplicate: noNotes, conflicting: noNotes },
  added: { cards: 2, reviews: 0, decks: 1, notetypes: 0, deckConfigs: 0, media: 3 },
  schemaChanged: false,
};
const backupPreferences = { minutesBetween: 30, daily: 12, weekly: 10, monthly: 9 };
const reviewPreferences = {
  rolloverHour: 4,
  learnAheadSecs: 1200,
  timeboxSecs: 0,
  showPlayButtons: true,
  interruptAudio: true,
  showRemaining: true,
  showNextTimes: true,
  renderLatex: false,
};
const filteredSettings = {
  terms: [
    { search: 'is:due "a b"', limit: 100, order: 1 },
    { search: '', limit: 20, order: 6 },
  ],
  reschedule: false,
  previewAgainSecs: 60,
  previewHardSecs: 600,
  previewGoodSecs: 0,
};
const newState = { kind: 'new', intervalSecs: null, intervalDays: null, ease: null, memory: null } as const;
const minuteLabel = { unit: 'minutes', amount: 1, orSooner: true } as const;
const ownOptions = {
  newLimit: null,
  reviewLimit: 50,
  newLimitToday: 5,
  reviewLimitToday: null,
  desiredRetentionPercent: 85,
};
const sharedOptions = {
  newCardsIgnoreReviewLimit: false,
  applyAllParentLimits: true,
  fsrs: true,
  fsrsHealthCheck: true,
  cardStateCustomizer: 'states.good.normal;',
};
const training = {
  search: 'deck:"ß"',
  presetName: 'Default',
  ignoreReviewsBefore: '',
  fsrsParameters: [],
  relearnStepCount: 1,
};
const notetype = {
  name: 'Basic',
  type: 0,
  flds: [{ name: 'Front', id: '-9007199254740993', ord: 0 }],
  tmpls: [{ name: 'Card 1', qfmt: '{{Front}}', afmt: '{{FrontSide}}', id: null, did: null }],
  unknown: { kept: [1, 'two', null] },
};
const numbers = { cards: 3, notes: 2, reviews: 1, decks: 4, modifiedMs: 1_700_000_000_456 };
const backup = {
  backupId: 'backup-2024-01-02.ebb',
  createdMs: 1_704_153_600_000,
  bytes: 4096,
  reason: 'manual',
  kind: 'own',
  cards: 3,
} as const;
const syncProgress = { stage: 'downloading', doneBytes: 10, totalBytes: null } as const;
const speech = { kind: 'tts', text: 'a', lang: 'ar_SA', voices: ['b'], speed: 0.5, otherArgs: ['pitch=2'] } as const;
const renderedCard = {
  cardId,
  noteId,
  notetypeId,
  cardNumber: 1,
  question: '<b>سؤال</b>[[type:Back]][anki:play:q:0]',
  answer: 'جواب',
  css: '.card {}',
  questionAvTags: [{ kind: 'sound', fileName: 'a.mp3' }, speech],
  answerAvTags: [],
  autoplay: true,
  replayQuestionOnAnswer: false,
  typeIn: { kind: 'box', expected: 'b', combining: true, fontFamily: 'Arial', fontSizePx: 20 },
  missingMedia: [{ fileName: 'a.mp3', namedBy: 'note' }],
  problem: null,
  advice: [{ kind: 'sameFront', templateName: 'بطاقة 2' }, { kind: 'typeBoxes' }],
} as const;
const comingQuestion = { question: '<i>next</i>', css: '.card {}', cardNumber: 2, typeIn: null } as const;
const cardInfo = {
  cardId,
  noteId,
  deckName: 'عربي',
  homeDeckName: null,
  presetName: 'Default',
  notetypeName: 'Basic',
  templateName: 'Card 1',
  addedMs: 1_700_000_000_126,
  firstReviewMs: 1_700_000_100_000,
  latestReviewMs: 1_700_000_200_000,
  dueMs: 1_700_090_000_000,
  position: 3,
  intervalDays: 4,
  ease: 2500,
  memory: { stability: 8.2956, difficulty: 1, retrievability: 0.91 },
  desiredRetention: 0.9,
  reviews: 2,
  lapses: 0,
  averageSecs: 2.5,
  totalSecs: 5,
  customData: '',
  log: [
    {
      atMs: 1_700_000_200_000,
      kind: 'learn',
      rating: 4,
      intervalSecs: null,
      intervalDays: 4,
      factor: 100,
      tookMs: 2000,
    },
    {
      atMs: 1_700_000_100_000,
      kind: 'learn',
      rating: 3,
      intervalSecs: 600,
      intervalDays: null,
      factor: 0,
      tookMs: 3000,
    },
  ],
} as const;
const cardStates = {
  cardId,
  mark: '0123456789abcdef',
  current: newState,
  again: { ...newState, kind: 'learning', intervalSecs: 60, label: minuteLabel },
  hard: { ...newState, kind: 'learning', intervalSecs: 330, label: minuteLabel },
  good: { ...newState, kind: 'learning', intervalSecs: 600, label: minuteLabel },
  easy: {
    kind: 'review',
    intervalSecs: null,
    intervalDays: 4,
    ease: 2.5,
    memory: { stability: 8.2956, difficulty: 1 },
    label: { unit: 'days', amount: 4, orSooner: false },
  },
} as const;
const reviewedCard = {
  cardId,
  noteId,
  deckId,
  homeDeckId: deckId,
  kind: 'learning',
  flag: 0,
  marked: true,
  states: cardStates,
  manner: {
    answerTimeCapSecs: 60,
    showTimer: true,
    stopTimerOnAnswer: false,
    questionSecs: 0.5,
    answerSecs: 0,
    questionAction: 'showAnswer',
    answerAction: 'buryCard',
    waitForAudio: true,
  },
  rendered: renderedCard,
} as const;
const settings = {
  server: { kind: 'own', url: 'http://127.0.0.1:8080/' },
  autoSync: true,
  syncMedia: false,
  periodicMediaSync: true,
  timeoutSecs: 60,
} as const;
const status = {
  button: 'normal',
  reason: 'loggedOut',
  serverHasNews: false,
  running: false,
  account: null,
  lastSyncMs: null,
  waiting: { notes: 0, cards: 0, reviews: 0, deletions: 0, others: 0 },
  forcedOneWay: false,
  autoSyncPaused: false,
} as const;
const moved = {
  notes: 1,
  cards: 2,
  reviews: 3,
  decks: 0,
  deckConfigs: 0,
  notetypes: 0,
  removedNotes: 0,
  removedCards: 0,
  removedDecks: 0,
};
const mediaCounts = { checked: 12, added: { up: 1, down: 2 }, removed: { up: 0, down: 3 } };
const mediaProgress = {
  stage: 'downloading',
  counts: mediaCounts,
  doneBytes: 123_456,
  waiting: { up: 1, down: 2 },
  bytesPerSec: 1_000_000.5,
  secsLeft: 2.5,
} as const;
const mediaOutcome = {
  kind: 'synced',
  counts: mediaCounts,
  bytes: { up: 1000, down: 2000 },
  skipped: [{ fileName: 'film.mp4', reason: 'tooLarge' }],
  kept: [{ fileName: 'a.jpg', keptAs: 'a-ours.jpg' }],
} satisfies OutputOf<Contract['media']['sync']>;
const historyEntry: OutputOf<Contract['syncHistory']['list']>['entries'][number] = {
  entryId: 7,
  startedMs: 1_700_000_000_000,
  endedMs: null,
  end: 'failed',
  errorCode: 'sync.offline',
  account: { server: 'own', host: 'nas:8080', username: 'ü"' },
  came: moved,
  went: moved,
  overwritten: { note: 1, card: 0, deck: 0, deckConfig: 0, notetype: 0 },
  versionsKept: true,
  bytes: null,
  backupIds: ['backup-2024-01-02.ebb'],
  replaced: null,
};
const movedIds = { notes: [noteId], cards: cardIds };
const changedNotetype = {
  notetypeId,
  notetype: {
    ...notetype,
    flds: [{ name: 'Fr"ont', ord: null }],
    tmpls: [{ name: 'Card 1', qfmt: '{{Fr"ont}}', afmt: '', ord: 0 }],
  },
};
const losses = { fieldsLost: [{ name: 'Back', noteCount: 2 }], cardsLost: [{ name: 'Card 2', cardCount: 1 }] };
const changeOfNotes = { noteIds: [noteId], fromNotetypeId: notetypeId, toNotetypeId: notetypeId };
const browserView = { sortColumn: 'noteCrt', descending: true } as const;
const browserPreferences: OutputOf<Contract['browserPreferences']['get']> = {
  mode: 'notes',
  cards: { ...browserView, columns: ['noteFld'] },
  notes: { ...browserView, columns: ['noteFld', 'cardDue'] },
  savedSearches: [{ name: '"a"', query: 'tag:"x y"' }],
  flagNames: ['', 'صعب', '', '', '', '', ''],
  collapsedSections: ['tags'],
  defaultSearch: 'deck:current',
  ignoreAccents: true,
  addToCurrentDeck: false,
  pasteImagesAsPng: false,
  pasteStripsFormatting: true,
  previewBothSides: true,
  drawsMath: false,
  shrinksImages: true,
  closesTags: true,
};
const preferences: OutputOf<Contract['preferences']['get']> = {
  language: 'ar',
  theme: 'dark',
  uiScale: 150,
  reduceMotion: true,
  spaceAnswers: false,
  answerKeys: ['j', 'k', '', ';'],
  urlSchemes: ['zotero'],
  browserLayout: 'vertical',
};

const chosenFile = { path: 'file-a', fileName: '"a".csv', sizeBytes: 7 };

const textOptions: InputOf<Contract['text']['import']>['options'] = {
  separator: 'tab',
  html: true,
  notetype: { kind: 'one', notetypeId, fieldColumns: [1, 0] },
  deck: { kind: 'new', name: 'أ::"b"' },
  tagsColumn: 2,
  guidColumn: 0,
  allTags: ['a'],
  updatedTags: [],
  existing: 'preserve',
  matchScope: 'notetypeAndDeck',
};
const rowGroup = { count: 1, noteIds: [noteId], texts: ['"سؤال"'] };

/** One call of every method: a method without one does not compile. Names hold what JSON has to escape. */
export const callSamples: Samples = {
  profiles: {
    list: {
      input: {},
      output: [
        {
          profileId: 'User 1',
          name: 'Me',
          isOpen: true,
          isInUse: false,
          account: 'me@example.com',
          sharesAccount: false,
        },
      ],
    },
    add: { input: { name: 'Rana' }, output: { profileId: 'Rana' } },
    rename: { input: { profileId: 'User 1', name: 'Me' }, output: null },
    remove: { input: { profileId: 'User 2' }, output: { keptAt: '/tmp/ebb/removed profiles/User 2' } },
    open: { input: { profileId: 'User 2' }, output: null },
  },
  app: {
    info: {
      input: {},
      output: {
        version: '1.2.3',
        door: 'loopback',
        platform: 'linux',
        systemLocale: 'ar',
        profileName: 'User 1',
        profileFolder: '/tmp/ebb',
        safeMode: false,
        choosesProfile: false,
        firstStart: false,
        unreadableFiles: [],
        riskyPlace: { kind: 'synced', by: 'Dropbox' },
      },
    },
    acceptPlace: { input: {}, output: null },
    othersOnAccount: { input: {}, output: ['User 2'] },
    completeFirstStart: { input: { language: 'system' }, output: null },
    reopen: { input: { safeMode: true }, output: null },
    claimOpening: { input: {}, output: true },
    keepOpen: { input: {}, output: null },
    openMediaFolder: { input: {}, output: { path: '/tmp/ebb/collection.media', opened: false } },
    deletedNotes: { input: {}, output: { path: 'file-1', fileName: 'deleted.txt', sizeBytes: 3 } },
    quit: { input: {}, output: null },
  },
  files: {
    takeOffered: {
      input: {},
      output: [
        { kind: 'file', file: { path: 'file-1', fileName: 'a.apkg', sizeBytes: 3 } },
        { kind: 'gone', fileName: 'قديم.csv' },
        { kind: 'notAllowed', fileName: 'b.csv', reason: 'EACCES' },
      ],
    },
    choose: {
      input: { kinds: [{ name: 'نص', extensions: ['txt', 'csv'] }] },
      output: { kind: 'chosen', file: chosenFile },
    },
    receive: { input: { fileName: '"a".csv', sizeBytes: 7 }, output: chosenFile },
    addPart: { input: { path: chosenFile.path, data: 'YWJj' }, output: { doneBytes: 3 } },
    chooseTarget: {
      input: { fileName: 'a.txt', kinds: [{ name: 'Text', extensions: ['txt'] }] },
      output: { kind: 'chosen', path: 'file-b', fileName: 'a.txt', downloadPath: 'download/file-b' },
    },
    release: { input: { path: chosenFile.path }, output: null },
  },
  preferences: {
    get: { input: {}, output: preferences },
    set: { input: { uiScale: 150 }, output: preferences },
  },
  profilePreferences: {
    get: { input: {}, output: { cardsUseNetwork: false } },
    set: { input: { cardsUseNetwork: true }, output: { cardsUseNetwork: true } },
  },
  backupPreferences: {
    get: { input: {}, output: backupPreferences },
    set: { input: { minutesBetween: 15, daily: 0 }, output: backupPreferences },
  },
  backups: {
    list: { input: {}, output: [backup] },
    create: { input: {}, output: backup, progress: { doneBytes: 1, totalBytes: 2 } },
    restore: { input: { backupId: backup.backupId }, output: numbers, progress: { stage: 'unpacking' } },
  },
  collection: {
    clock: { input: {}, output: { wrong: { shownBy: 'review', nowMs: 1, otherMs: 400_000 } } },
    schedulerState: { input: {}, output: { version: 'third', oldTimeZone: false } },
    schemaState: { input: {}, output: { changed: false, synced: true } },
    wrongDates: { input: {}, output: { answers: 2, cards: 1, firstMs: 1, lastMs: 2, waiting: 0 } },
    check: {
      input: { onlyLook: true, unlessOneWay: false },
      output: { repairs: [{ repair: 'cardsDoubled', count: 2 }], schemaChanged: true, backupId: null },
      progress: { stage: 'notes', done: 1, total: 2 },
    },
    keepWrongDates: { input: {}, output: { backupId: 'x' }, progress: { stage: 'backingUp' } },
    updateScheduler: { input: {}, output: { backupId: 'x' }, progress: { stage: 'updating' } },
    storeTimeZone: { input: {}, output: null },
    state: { input: {}, output: { open: true, recovered: false } },
    info: { input: {}, output: { ...numbers, lastReviewMs: 1 } },
    exportAnki2: { input: { path: '/tmp/a.anki2' }, output: { bytes: 7 }, progress: { stage: 'copying' } },
    importAnki2: { input: { path: '/tmp/a.anki2' }, output: numbers, progress: { stage: 'checking' } },
  },
  cards: {
    info: { input: { cardId }, output: cardInfo },
    render: { input: { cardIds }, output: { cards: [renderedCard] } },
    emptyReport: {
      input: {},
      output: [
        {
          notetypeId,
          name: 'Basic',
          notes: [{ noteId, cardCount: 2, empty: [{ cardId, name: 'Card "2"' }] }],
        },
      ],
    },
    removeEmpty: { input: { cardIds, keepNotes: true }, output: { cardCount: 1, noteCount: 0 } },
    setFlag: { input: { cardIds, flag: 7 }, output: { cardCount: 1 } },
    setDeck: { input: { cardIds, deckId }, output: { cardCount: 1 } },
  },
  reviewer: {
    card: {
      input: { deckId },
      output: { deckId, counts: { new: 1, learning: 0, review: 2 }, card: reviewedCard, coming: comingQuestion },
    },
  },
  scheduler: {
    next: {
      input: { deckId, limit: 2 },
      output: {
        deckId,
        counts: { new: 1, learning: 0, review: 2 },
        cards: [{ cardId: 1_700_000_000_126 as CardId, noteId, deckId, kind: 'learning' }],
      },
    },
    counts: { input: {}, output: { new: 1, learning: 0, review: 2 } },
    states: {
      input: { cardIds },
      output: [cardStates],
    },
    customScript: {
      input: { cardId: 1_700_000_000_126 as CardId },
      output: {
        script: 'states.good.normal;',
        states: { good: { normal: { new: { position: 1 } } } },
        customData: { good: { v: 'سؤال' } },
        context: { deckName: 'A::ب', seed: 459_591_391_912_192 },
      },
    },
    customStates: {
      input: { cardId: 1_700_000_000_126 as CardId, custom: { states: {}, customData: {} } },
      output: cardStates,
    },
    finished: {
      input: { deckId },
      output: {
        deckId,
        filtered: false,
        learningLeft: 1,
        nextLearningInSecs: 600,
        reviewsLeft: true,
        newLeft: false,
        buriedByUser: false,
        buriedByScheduler: true,
      },
    },
    answer: {
      input: { cardId: 1_700_000_000_126 as CardId, rating: 3, tookMs: 4321, mark: '0123456789abcdef' },
      output: { leech: true, suspended: false },
    },
    gradeNow: { input: { cardIds, rating: 1 }, output: { cardCount: 1 } },
    forget: { input: { cardIds, restorePosition: true, resetCounts: false }, output: { cardCount: 1 } },
    setDueDate: { input: { cardIds, days: '3-7!' }, output: { cardCount: 1 } },
    handChoices: {
      input: { place: 'reviewer' },
      output: { dueDays: '3-7!', restorePosition: true, resetCounts: false, random: true, shiftOthers: false },
    },
    newPlaces: { input: {}, output: { first: 3, last: 40 } },
    reposition: {
      input: { cardIds, start: 1, step: 1, random: true, shiftOthers: false },
      output: { cardCount: 1 },
    },
    extendLimits: { input: { deckId, newCards: 10, reviews: -5 }, output: null },
    suspend: { input: { cardIds }, output: { cardCount: 1 } },
    bury: { input: { cardIds }, output: { cardCount: 0 } },
    unburyDeck: { input: { deckId, kind: 'user' }, output: { cardCount: 2 } },
    restore: { input: { cardIds: [] }, output: { cardCount: 0 } },
  },
  search: {
    cards: { input: { query: 'deck:"a b" -is:new' }, output: cardIds },
    notes: { input: { query: '', order: { column: 'noteFld', descending: false } }, output: [noteId] },
    rows: {
      input: { mode: 'cards', ids: [cardId, 5], columns: ['noteFld', 'cardDue'] },
      output: [
        {
          kind: 'row',
          id: cardId,
          noteId,
          cardId,
          cells: [
            { kind: 'text', text: 'سؤال "x"' },
            { kind: 'day', atMs: 1_700_000_000_000, inBrackets: true },
          ],
          color: 'flag3',
          rtl: true,
          fontFamily: '',
          fontSizePx: 0,
        },
        { kind: 'gone', id: 5 },
      ],
    },
    notesOfCards: { input: { cardIds }, output: [noteId] },
    cardsOfNotes: { input: { noteIds: [noteId] }, output: cardIds },
  },
  notes: {
    get: { input: { noteId }, output: { noteId, notetypeId, fields: ['<b>x</b>\n', ''], tags: ['a::b'] } },
    add: { input: { notetypeId, deckId, fields: ['"\u001f', ''], tags: [] }, output: { noteId, cardIds } },
    update: { input: { noteId, tags: ['x'] }, output: { cardIds } },
    remove: { input: { noteIds: [noteId] }, output: { noteCount: 1, cardCount: 1 } },
    defaults: { input: { reviewedCardId: cardId }, output: { notetypeId, deckId } },
    deckForNotetype: { input: { notetypeId }, output: { deckId: null } },
    fieldsCheck: { input: { notetypeId, fields: ['{{c1::x}}', ''], noteId }, output: { state: 'notetypeNotCloze' } },
    checkDuplicate: { input: { notetypeId, firstField: '<i>"x"</i>' }, output: { noteIds: [noteId] } },
    findDuplicates: {
      input: { fieldName: 'Front', query: 'deck:"a b"' },
      output: [{ text: 'x\ny', noteIds: [noteId] }],
    },
    findReplace: {
      input: {
        noteIds: [noteId],
        search: '(a)"',
        replacement: '$1\u001f',
        regex: true,
        ignoreCase: false,
        in: { kind: 'field', name: 'Front' },
      },
      output: { noteCount: 1, changedCount: 0 },
    },
  },
  notetypes: {
    list: {
      input: {},
      output: [
        {
          notetypeId,
          name: 'Basic',
          kind: 'standard',
          noteCount: 2,
          fieldNames: ['Front', 'Back'],
          templateNames: ['Card 1'],
        },
      ],
    },
    get: { input: { notetypeId }, output: { notetypeId, notetype } },
    add: { input: { notetype }, output: { notetypeId, name: 'Basic+' } },
    clone: { input: { notetypeId, name: 'Basic' }, output: { notetypeId, name: 'Basic+' } },
    preview: {
      input: changedNotetype,
      output: {
        changesSchema: true,
        noteCount: 2,
        ...losses,
        cardsAdded: 3,
        faults: [{ templateOrd: 0, side: 'front', kind: 'unknownField', name: '{{"x"}}' }],
      },
    },
    update: { input: changedNotetype, output: { name: 'Basic', cardsAdded: 0, cardsRemoved: 1 } },
    remove: { input: { notetypeId }, output: { noteCount: 2, cardCount: 3 } },
    restoreStock: { input: { notetypeId, stock: 'cloze' }, output: { cardsAdded: 0, cardsRemoved: 0 } },
    stockOf: { input: { notetypeId }, output: { notetype } },
    changePreview: {
      input: changeOfNotes,
      output: { fieldMap: [0, null], templateMap: [0], ...losses },
    },
    changeNotes: {
      input: { ...changeOfNotes, fieldMap: [1, 0], templateMap: null },
      output: { noteCount: 1, cardsAdded: 0, cardsRemoved: 1 },
    },
    duplicates: { input: {}, output: [{ notetypeIds: [notetypeId, 12 as NotetypeId] }] },
    mergePreview: {
      input: { notetypeId, fromNotetypeIds: [12 as NotetypeId] },
      output: { noteCount: 2, changesSchema: true, ...losses },
    },
    merge: {
      input: { notetypeId, fromNotetypeIds: [12 as NotetypeId] },
      output: { noteCount: 2, cardsAdded: 0, cardsRemoved: 1 },
    },
  },
  tags: {
    list: { input: {}, output: ['a', 'a::b'] },
    tree: {
      input: {},
      output: [
        {
          name: 'a',
          fullName: 'a',
          level: 1,
          collapsed: false,
          children: [{ name: 'وسم', fullName: 'a::وسم', level: 2, collapsed: true, children: [] }],
        },
      ],
    },
    rename: { input: { tag: 'a', name: 'b::"c"' }, output: { noteCount: 2 } },
    reparent: { input: { tags: ['a'], parent: null }, output: { noteCount: 2 } },
    remove: { input: { tags: ['a'] }, output: { noteCount: 2 } },
    clearUnused: { input: {}, output: { tagCount: 1 } },
    addToNotes: { input: { noteIds: [noteId], tags: ['a b'] }, output: { noteCount: 1 } },
    removeFromNotes: { input: { noteIds: [noteId], tags: ['a'] }, output: { noteCount: 1 } },
    setCollapsed: { input: { tag: 'a', collapsed: true }, output: null },
  },
  browserPreferences: {
    get: { input: {}, output: browserPreferences },
    set: { input: { mode: 'cards', savedSearches: [] }, output: browserPreferences },
  },
  customStudy: {
    defaults: {
      input: { deckId },
      output: {
        deckId,
        deckName: 'a::b',
        cardCount: 12,
        extendNew: 10,
        extendReview: 0,
        availableNew: 5,
        availableNewInChildren: 1,
        availableReview: 2,
        availableReviewInChildren: 0,
        tags: [{ name: 'hard', include: true, exclude: false }],
      },
    },
    preview: {
      input: { deckId, kind: 'ahead', days: 3 },
      output: { count: { found: 9, suspended: 1, buried: 0, inOtherDecks: 0, taken: 8 } },
    },
    study: {
      input: { deckId, kind: 'cram', cards: 'due', cardLimit: 100, includeTags: ['hard'], excludeTags: [] },
      output: { session: { deckId, name: 'Custom Study Session', cardCount: 9 } },
    },
  },
  packages: {
    inspect: {
      input: { path: '/tmp/a.apkg' },
      output: packageInfo,
      progress: { stage: 'unpacking', done: 1, total: 2 },
    },
    mergeOptions: { input: {}, output: mergeOptions },
    import: {
      input: { path: '/tmp/a.apkg', options: { kind: 'merge', withScheduling: true } },
      output: { kind: 'merged', log: mergeLog },
      progress: { stage: 'media', done: 1, total: null },
    },
    export: {
      input: {
        path: '/tmp/a.apkg',
        scope: { kind: 'deck', deckId },
        options: { kind: 'apkg', withScheduling: true, withDeckConfigs: true, withMedia: true, legacy: false },
      },
      output: { bytes: 7, counts: { notes: 1, cards: 2, media: 3 } },
      progress: { stage: 'gathering', done: 1, total: 2 },
    },
  },
  reviewPreferences: {
    get: { input: {}, output: reviewPreferences },
    set: { input: { rolloverHour: 5 }, output: reviewPreferences },
  },
  deckConfig: {
    list: { input: {}, output: [{ deckConfigId, name: 'Default', options: { new: { perDay: 20, delays: [1, 10] } } }] },
    add: { input: { name: 'Slow', copyOf: deckConfigId }, output: { deckConfigId } },
    update: { input: { deckConfigId, options: { rev: { perDay: 5 } } }, output: null },
    assign: { input: { deckId, deckConfigId }, output: null },
    forDeck: {
      input: { deckId },
      output: {
        deckId,
        fullName: 'A::ß',
        deckConfigId,
        childCount: 2,
        presets: [
          { deckConfigId, name: 'Default', options: defaultDeckOptions, deckCount: 2, deckNames: ['A', 'A::ß'] },
        ],
        own: ownOptions,
        lastToday: { newLimit: 3, reviewLimit: null },
        parents: [{ deckConfigId, newLimit: null, reviewLimit: 100 }],
        shared: sharedOptions,
        schemaChanged: false,
        daysSinceOptimized: null,
        canOptimize: true,
      },
    },
    save: {
      input: {
        deckId,
        presets: [{ deckConfigId: null, copyOf: deckConfigId, name: 'Slow', options: defaultDeckOptions }],
        removedIds: [deckConfigId],
        applyToChildren: true,
        own: ownOptions,
        shared: sharedOptions,
        reschedule: true,
        optimizedAll: false,
      },
      output: { deckConfigId },
      progress: { doneCards: 200, totalCards: 1000 },
    },
    optimize: {
      input: { ...training, healthCheck: true },
      output: { fsrsParameters: [0.212, 1.2931], alreadyOptimal: false, reviews: 5000, healthy: null },
      progress: { done: 1, total: 8, reviews: 5000 },
    },
    evaluate: {
      input: training,
      output: { logLoss: 0.3456, rmse: 0.0437, reviews: 5000 },
      progress: { done: 0, total: 1, reviews: 5000 },
    },
    ignoredBefore: {
      input: { search: '', presetName: 'Default', ignoreReviewsBefore: '2025-01-31' },
      output: { included: 10, total: 12 },
    },
    workload: {
      input: { presetName: 'Default', fsrsParameters: [], retentionPercent: 85 },
      output: { yearSecs: 86_400.5 },
    },
  },
  decks: {
    tree: {
      input: {},
      output: [
        {
          deckId,
          name: 'أساسي "\u2028\ud83d\ude00',
          fullName: 'أساسي "\u2028\ud83d\ude00',
          level: 1,
          collapsed: false,
          collapsedInBrowser: true,
          filtered: false,
          newCount: 20,
          learnCount: 0,
          reviewCount: 9999,
          children: [],
        },
      ],
    },
    get: {
      input: { deckId },
      output: {
        deckId,
        name: 'b',
        fullName: 'a::b',
        filtered: false,
        description: '<b>\n</b>',
        descriptionIsMarkdown: false,
        newCount: 1,
        learnCount: 2,
        reviewCount: 3,
        cardCount: 6,
        buriedCount: 0,
      },
    },
    current: { input: {}, output: { deckId, fullName: 'a::b' } },
    studiedToday: { input: {}, output: { cards: 5, tookMs: 61_000 } },
    removalPreview: {
      input: { deckIds: [deckId] },
      output: { deckCount: 1, cardCount: 2, fullName: 'a::b', filtered: false },
    },
    filteredPreview: {
      input: { deckId: null, terms: filteredSettings.terms },
      output: { terms: [{ found: 30, suspended: 1, buried: 2, inOtherDecks: 3, taken: 20 }] },
    },
    filteredSettings: { input: { deckId }, output: { deckId, name: 'Cram', settings: filteredSettings, fsrs: true } },
    saveFiltered: {
      input: { deckId: null, name: 'Cram', settings: filteredSettings, evenIfEmpty: false },
      output: { deckId, name: 'Cram+', cardCount: 100 },
    },
    buildFiltered: { input: { deckId }, output: { cardCount: 0 } },
    emptyFiltered: { input: { deckId }, output: { cardCount: 1 } },
    create: { input: { name: 'a::b' }, output: { deckId, name: 'a::b' } },
    rename: { input: { deckId, name: 'c' }, output: { name: 'c' } },
    remove: { input: { deckIds: [deckId] }, output: { cardCount: 2 } },
    reparent: { input: { deckIds: [deckId], newParentId: null }, output: { movedCount: 1 } },
    setCollapsed: { input: { deckId, collapsed: true, in: 'browser' }, output: null },
    select: { input: { deckId }, output: null },
    setDescription: { input: { deckId, description: '', markdown: true }, output: null },
  },
  sync: {
    status: { input: {}, output: status },
    checkServer: { input: { force: true }, output: status },
    login: {
      input: { serverUrl: '', username: 'me', password: 'secret' },
      output: { username: 'me', host: '127.0.0.1', differentUser: false },
    },
    logout: { input: {}, output: null },
    start: { input: {}, output: { kind: 'noChanges', serverMessage: '' }, progress: syncProgress },
    resolve: {
      input: { direction: 'upload' },
      output: { kind: 'uploaded', backups: ['x'], numbers, bytes: 12 },
      progress: syncProgress,
    },
    inspectServer: { input: {}, output: numbers, progress: syncProgress },
    settings: { input: {}, output: settings },
    setSettings: { input: { timeoutSecs: 60 }, output: settings },
    trustedCertificates: { input: {}, output: [] },
    trustCertificates: {
      input: { pem: '-----BEGIN CERTIFICATE-----' },
      output: [{ subject: 'CN=nas', fingerprint: 'AB:CD', validUntilMs: 1_800_000_000_000 }],
    },
    testConnection: {
      input: { serverUrl: 'http://127.0.0.1:8080/' },
      output: {
        url: 'http://127.0.0.1:8080/',
        encrypted: false,
        reachable: true,
        loginAccepted: null,
        clockDifferenceSecs: 0,
      },
    },
    setForceOneWay: { input: { on: true }, output: { forcedOneWay: true } },
  },
  syncDoctor: {
    run: {
      input: {},
      output: {
        checks: [
          { check: 'nameLookup', result: 'failed', tookMs: 3, facts: { host: 'a.example', cause: 'ENOTFOUND' } },
        ],
        finding: { kind: 'nameUnknown', host: 'a.example' },
        about: { version: '1.2.3', user: null },
      },
      progress: { done: [], running: 'nameLookup' },
    },
    countFailures: { input: {}, output: { times: 0 } },
  },
  syncHistory: {
    list: { input: { before: 8, limit: 50 }, output: { entries: [historyEntry], more: false } },
    get: { input: { entryId: 7 }, output: { ...historyEntry, cameIds: movedIds, wentIds: movedIds } },
    overwritten: {
      input: { entryId: 7, kind: 'note', limit: 50 },
      output: {
        items: [{ versionId: 1, kind: 'note', itemId: noteId, side: 'ours', by: 'edit', title: '<b>"' }],
        more: false,
      },
    },
    version: {
      input: { versionId: 1 },
      output: {
        versionId: 1,
        kind: 'note',
        side: 'theirs',
        by: 'removal',
        noteId,
        notetype: 'Basic',
        fieldNames: ['Front'],
        kept: { fields: ['<b>\n'], tags: ['a'], modifiedSecs: 1_700_000_000 },
        now: null,
        putBack: 'add',
      },
    },
    putBack: { input: { versionId: 1 }, output: { noteId, added: true } },
  },
  media: {
    sync: { input: {}, output: mediaOutcome, progress: mediaProgress },
    abort: { input: {}, output: null },
    status: {
      input: {},
      output: {
        progress: mediaProgress,
        lastSyncMs: 1_700_000_000_000,
        lastError: { code: 'sync.offline', details: { host: 'sync.example.org', cause: 'ENOTFOUND' } },
        waiting: 3,
        scanned: true,
        lost: { atMs: 1_700_000_000_000, fileCount: 20_000 },
      },
    },
    log: {
      input: { limit: 10 },
      output: [
        { atMs: 1_700_000_000_000, kind: 'started' },
        { atMs: 1_700_000_000_001, kind: 'kept', fileName: 'a.jpg', keptAs: 'a-ours.jpg' },
        { atMs: 1_700_000_000_002, kind: 'skipped', fileName: 'b.jpg', reason: 'empty' },
        { atMs: 1_700_000_000_003, kind: 'complete', counts: mediaCounts },
      ],
    },
    look: { input: { thorough: true }, output: { fileCount: 12, changed: 1 }, progress: { done: 6, total: 12 } },
    check: {
      input: {},
      output: {
        fileCount: 12,
        totalBytes: 34_567,
        missing: [{ fileName: 'gone.jpg', noteIds: [noteId], notetypeIds: [] }],
        unused: [{ fileName: 'صورة.png', sizeBytes: 12 }],
        renamed: [{ from: 'a:b.jpg', to: 'ab.jpg' }],
        extracted: 1,
        tooLarge: [{ fileName: 'film.mp4', sizeBytes: 200_000_000 }],
        empty: ['empty.png'],
        subfolders: ['holiday'],
        notFiles: ['link.png'],
        caseClashes: [{ named: 'dog.JPG', there: 'dog.jpg', noteIds: [noteId] }],
        templateOnly: [{ fileName: 'logo.png', notetypeId, notetypeName: 'Basic' }],
        fieldsInNames: [{ notetypeId, notetypeName: 'Basic', template: 'Card 1' }],
        trash: { fileCount: 2, totalBytes: 99 },
      },
      progress: { done: 6, total: 12 },
    },
    list: {
      input: { filter: 'caseClash', text: 'DOG', offset: 0, limit: 50 },
      output: {
        total: 1,
        rows: [
          {
            fileName: 'dog.jpg',
            sizeBytes: 1000,
            modifiedMs: 1_700_000_000_000,
            where: 'both',
            state: 'synced',
            problem: null,
            notes: { ids: [noteId], count: 21 },
            clashesWith: 'dog.JPG',
          },
        ],
      },
    },
    add: { input: { file: '/tmp/Dog.jpg' }, output: { fileName: 'dog.jpg' } },
    addPart: { input: { uploadId: '3f2b8c1a-9d4e-4f6a-8b7c-1d2e3f4a5b6c', data: 'YWJj' }, output: null },
    fetchPicture: {
      input: { url: 'https://example.org/dog.jpg' },
      output: { fileName: 'dog.jpg', failure: null },
    },
    addData: { input: { fileName: 'a.txt', data: 'YWJj' }, output: { fileName: 'a.txt' } },
    trash: {
      input: { names: ['a.txt'] },
      output: { fileCount: 1, totalBytes: 3 },
      progress: { done: 1, total: 1 },
    },
    restoreTrash: { input: {}, output: { fileCount: 1, totalBytes: 3 }, progress: { done: 1, total: 1 } },
    emptyTrash: { input: {}, output: { fileCount: 1, totalBytes: 3 }, progress: { done: 1, total: 1 } },
  },
  mediaReferences: {
    list: {
      input: { knownStamp: '1:2' },
      output: {
        stamp: '1:3',
        references: {
          notes: [{ fileName: 'dog.jpg', noteIds: [noteId] }],
          shown: ['a b.png'],
          templates: [{ fileName: '_logo.png', notetypeId, notetypeName: 'Basic' }],
          fieldsInNames: [{ notetypeId, notetypeName: 'Basic', template: 'Card 1' }],
        },
      },
    },
    inlineImages: {
      input: { afterNoteId: null },
      output: { images: [{ noteId, address: 'data:image/png;base64,YWJj' }], afterNoteId: noteId },
    },
    rename: { input: { renames: [{ from: 'dog.JPG', to: 'dog.jpg' }], noteIds: [noteId] }, output: { noteCount: 2 } },
    tagMissing: { input: { noteIds: [noteId], tag: 'missing-media' }, output: { noteCount: 1 } },
  },
  text: {
    inspect: {
      input: {
        path: 'file-a',
        separator: 'pipe',
        html: false,
        notetype: { kind: 'one', notetypeId },
        deck: { kind: 'column', column: 3 },
        guidColumn: 2,
      },
      output: {
        fileBytes: 7,
        options: textOptions,
        separatorIsGiven: true,
        htmlIsGiven: false,
        columnLabels: ['"Front"', ''],
        preview: [['a', 'b\n']],
      },
    },
    import: {
      input: { path: 'file-a', options: textOptions },
      output: {
        found: 2,
        new: rowGroup,
        updated: rowGroup,
        duplicate: rowGroup,
        firstFieldMatch: rowGroup,
        conflicting: rowGroup,
        emptyFirstField: { count: 1, noteIds: [], texts: [''] },
        missingNotetype: rowGroup,
        missingDeck: rowGroup,
        leftOver: { columns: 2, rows: 1 },
      },
      progress: { rows: 1, doneBytes: 3, totalBytes: 7 },
    },
    export: {
      input: {
        path: 'file-b',
        scope: { kind: 'deck', deckId },
        options: { kind: 'notes', html: true, withGuid: true, withNotetype: true, withDeck: true, withTags: true },
      },
      output: { count: 2, bytes: 70 },
      progress: { done: 1, total: 2 },
    },
  },
  undo: {
    status: { input: {}, output: { undo: 'createDeck', redo: null } },
    undo: { input: {}, output: { op: 'createDeck' } },
    redo: { input: {}, output: { op: 'createDeck' } },
  },
};

export interface AnySample {
  readonly input: unknown;
  readonly output: unknown;
  readonly progress?: unknown;
}

export function sampleOf(name: string): AnySample {
  const [service = '', method = ''] = name.split('.');
  const services: Readonly<Record<string, Readonly<Record<string, AnySample>>>> = callSamples;
  const sample = services[service]?.[method];
  if (sample === undefined) throw new Error(`no sample for ${name}`);
  return sample;
}
