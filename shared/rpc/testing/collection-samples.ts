import type { Contract } from '#shared/contract/contract.ts';
import type { InputOf } from '#shared/contract/define.ts';
import { deckId, noteId, notetypeId, numbers, type SamplesOf } from './sample-parts.ts';

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
const backup = {
  backupId: 'backup-2024-01-02.ebb',
  createdMs: 1_704_153_600_000,
  bytes: 4096,
  reason: 'manual',
  kind: 'own',
  cards: 3,
} as const;
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

export const collectionSamples: SamplesOf<
  'collection' | 'backups' | 'backupPreferences' | 'undo' | 'packages' | 'text'
> = {
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
  backups: {
    list: { input: {}, output: [backup] },
    create: { input: {}, output: backup, progress: { doneBytes: 1, totalBytes: 2 } },
    restore: { input: { backupId: backup.backupId }, output: numbers, progress: { stage: 'unpacking' } },
  },
  backupPreferences: {
    get: { input: {}, output: backupPreferences },
    set: { input: { minutesBetween: 15, daily: 0 }, output: backupPreferences },
  },
  undo: {
    status: { input: {}, output: { undo: 'createDeck', redo: null } },
    undo: { input: {}, output: { op: 'createDeck' } },
    redo: { input: {}, output: { op: 'createDeck' } },
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
};
