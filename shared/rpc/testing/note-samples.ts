import type { Contract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { cardId, cardIds, deckId, noteId, notetypeId, renderedCard, type SamplesOf } from './sample-parts.ts';

const notetype = {
  name: 'Basic',
  type: 0,
  flds: [{ name: 'Front', id: '-9007199254740993', ord: 0 }],
  tmpls: [{ name: 'Card 1', qfmt: '{{Front}}', afmt: '{{FrontSide}}', id: null, did: null }],
  unknown: { kept: [1, 'two', null] },
};
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

export const noteSamples: SamplesOf<'notes' | 'notetypes' | 'tags' | 'search' | 'browserPreferences' | 'cards'> = {
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
  browserPreferences: {
    get: { input: {}, output: browserPreferences },
    set: { input: { mode: 'cards', savedSearches: [] }, output: browserPreferences },
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
};
