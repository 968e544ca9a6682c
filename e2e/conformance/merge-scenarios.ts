import type { DeviceName } from './merge-devices.ts';
import type { Edit } from './merge-edits.ts';
import type { Scenario } from './merge-scenario.ts';

type Pair = readonly [name: string, first: Edit, second: Edit];

/** The edits with the roles of the two devices changed, and in either order of syncing. */
function fourWays([name, first, second]: Pair, expected?: Scenario['expected']): Scenario[] {
  const ways: Scenario[] = [
    {
      name: `${name}; Ebb begins and syncs first`,
      steps: [['ebb', first], 'later', ['official', second], 'ebb', 'official'],
    },
    {
      name: `${name}; Ebb begins and syncs last`,
      steps: [['ebb', first], 'later', ['official', second], 'official', 'ebb'],
    },
    {
      name: `${name}; Ebb follows and syncs first`,
      steps: [['official', first], 'later', ['ebb', second], 'ebb', 'official'],
    },
    {
      name: `${name}; Ebb follows and syncs last`,
      steps: [['official', first], 'later', ['ebb', second], 'official', 'ebb'],
    },
  ];
  return expected === undefined ? ways : ways.map((way) => ({ ...way, expected }));
}

/** The same, where each side is at it once. */
function twoWays([name, first, second]: Pair): Scenario[] {
  return [
    { name: `${name}; Ebb begins`, steps: [['ebb', first], 'later', ['official', second], 'ebb', 'official'] },
    { name: `${name}; Ebb follows`, steps: [['official', first], 'later', ['ebb', second], 'official', 'ebb'] },
  ];
}

/** Where an official client that syncs last goes its own way, in one section. */
function apartIfLast([name, first, second]: Pair): Scenario[] {
  return fourWays([name, first, second]).map((scenario) =>
    scenario.steps.at(-1) === 'official' ? { ...scenario, apart: ['official'] } : scenario,
  );
}

const NOTES: readonly Pair[] = [
  [
    'both edit a note',
    { do: 'editNote', note: 0, fields: ['one', 'a'] },
    { do: 'editNote', note: 0, fields: ['two', 'b'] },
  ],
  [
    'one edits and one tags a note',
    { do: 'editNote', note: 1, fields: ['x', 'y'] },
    { do: 'tagNote', note: 1, tags: 'Neu::Ä zz' },
  ],
  ['one edits what the other deletes', { do: 'editNote', note: 2, fields: ['e', 'f'] }, { do: 'removeNote', note: 2 }],
  [
    'one deletes what the other then edits',
    { do: 'removeNote', note: 3 },
    { do: 'editNote', note: 3, fields: ['e', 'f'] },
  ],
];

const PAIRS: readonly Pair[] = [
  [
    'both add notes',
    { do: 'addNote', fields: ['n1', 'b'], tags: 'fresh' },
    { do: 'addNote', fields: ['n2 <b>x</b>', '&eacute;'] },
  ],
  ['both delete a note', { do: 'removeNote', note: 4 }, { do: 'removeNote', note: 4 }],
  [
    'both tag with one tag in two spellings',
    { do: 'tagNote', note: 5, tags: 'Verb' },
    { do: 'tagNote', note: 6, tags: 'verb' },
  ],
  [
    'a number that reads as text, and a long one',
    { do: 'addNote', fields: ['00123', 'b'] },
    { do: 'editNote', note: 7, fields: ['12345678901234567890', 'b'] },
  ],
  [
    'one adds to a deck that the other renames',
    { do: 'addNote', fields: ['in shared', 'b'], deck: 'Shared' },
    { do: 'renameDeck', deck: 'Shared', name: 'Divided' },
  ],
  ['both answer different cards of a deck', { do: 'answer', card: 0, rating: 3 }, { do: 'answer', card: 1, rating: 1 }],
  ['one suspends and one answers a card', { do: 'suspend', card: 2 }, { do: 'answer', card: 2, rating: 2 }],
  ['one answers what the other deletes', { do: 'answer', card: 3, rating: 3 }, { do: 'removeNote', note: 3 }],
  ['one flags and one moves a card', { do: 'flag', card: 5, flag: 2 }, { do: 'moveCard', card: 5, deck: 'Shared' }],
  ['both move a card', { do: 'moveCard', card: 6, deck: 'Shared' }, { do: 'moveCard', card: 6, deck: 'Default' }],
  [
    'one buries and one edits a card’s note',
    { do: 'bury', card: 7 },
    { do: 'editNote', note: 7, fields: ['buried', 'b'] },
  ],
  ['one suspends, one restores', { do: 'suspend', card: 8 }, { do: 'restore', card: 8 }],
  ['both add decks of different names', { do: 'addDeck', name: 'A::B' }, { do: 'addDeck', name: 'C::B' }],
  [
    'both rename a deck',
    { do: 'renameDeck', deck: 'Shared', name: 'Mine' },
    { do: 'renameDeck', deck: 'Shared', name: 'Yours' },
  ],
  [
    'one renames and one deletes a deck',
    { do: 'renameDeck', deck: 'Shared', name: 'Kept' },
    { do: 'removeDeck', deck: 'Shared' },
  ],
  [
    'one renames away, the other takes the name',
    { do: 'renameDeck', deck: 'Shared', name: 'Away' },
    { do: 'addDeck', name: 'Other' },
  ],
  ['both change a preset', { do: 'setPreset', newPerDay: 7 }, { do: 'setPreset', newPerDay: 9 }],
  [
    'both add presets of one name',
    { do: 'addPreset', name: 'Hard', deck: 'Default' },
    { do: 'addPreset', name: 'Hard', deck: 'Shared' },
  ],
  [
    'one changes the preset that the other copies',
    { do: 'setPreset', newPerDay: 3 },
    { do: 'addPreset', name: 'Copy', deck: 'Shared' },
  ],
  [
    'both change a note type’s styling',
    { do: 'setStyling', css: '.card { color: red }' },
    { do: 'setStyling', css: '.card { color: blue }' },
  ],
  [
    'one renames a field, one edits a note',
    { do: 'renameField', to: 'Rückseite' },
    { do: 'editNote', note: 8, fields: ['f', 'g'] },
  ],
  ['both add note types', { do: 'addNotetype', name: 'Mine' }, { do: 'addNotetype', name: 'Yours' }],
  [
    'both set one key of the configuration',
    { do: 'setConfig', key: 'collapseTime', value: 600 },
    { do: 'setConfig', key: 'collapseTime', value: 900 },
  ],
  [
    'a key that nobody knows',
    { do: 'setConfig', key: 'someAddon', value: 'kept' },
    { do: 'addNote', fields: ['q', 'b'] },
  ],
];

const THIRD: readonly Scenario[] = [
  {
    name: 'two official clients add a deck of one name',
    steps: [
      ['official', { do: 'addDeck', name: 'Twin' }],
      'later',
      ['third', { do: 'addDeck', name: 'twin' }],
      'official',
      'third',
    ],
    apart: ['third'],
  },
  {
    name: 'a deck gets another preset and another name in one second, its old name is given anew, clocks are ahead',
    aheadSecs: 5,
    steps: [
      ['official', { do: 'addPreset', name: 'Hard', deck: 'Shared' }],
      ['ebb', { do: 'renameDeck', deck: 'Shared', name: 'Twin' }],
      ['ebb', { do: 'addDeck', name: 'Shared' }],
      'ebb',
      'official',
      'third',
      'ebb',
    ],
    apart: ['official'],
  },
  {
    name: 'three devices edit one note',
    steps: [
      ['third', { do: 'editNote', note: 0, fields: ['third', ''] }],
      'later',
      ['ebb', { do: 'editNote', note: 0, fields: ['ebb', ''] }],
      'later',
      ['official', { do: 'editNote', note: 0, fields: ['official', ''] }],
      'official',
      'third',
      'ebb',
    ],
    expected: { query: `select count(*) from notes where flds like 'official' || char(31) || '%'`, rows: [[1]] },
  },
  {
    name: 'three devices answer one card: three reviews are in the log',
    steps: [
      ['ebb', { do: 'answer', card: 0, rating: 3 }],
      'later',
      ['official', { do: 'answer', card: 0, rating: 4 }],
      'later',
      ['third', { do: 'answer', card: 0, rating: 2 }],
      'third',
      'ebb',
      'official',
    ],
    expected: {
      query: `select count(*) from revlog where id > (select max(id) - 60000 from revlog) and cid = (select cid from revlog order by id desc limit 1)`,
      rows: [[3]],
    },
  },
  {
    name: 'a device that stayed away for several syncs',
    steps: [
      ['ebb', { do: 'addNote', fields: ['1', ''] }],
      'ebb',
      ['official', { do: 'removeNote', note: 9 }],
      'official',
      ['ebb', { do: 'renameDeck', deck: 'Shared', name: 'Later' }],
      'ebb',
      ['third', { do: 'editNote', note: 9, fields: ['too late', ''] }],
      ['third', { do: 'addNote', fields: ['2', ''], deck: 'Shared' }],
      'third',
    ],
  },
  {
    name: 'Ebb stayed away for several syncs',
    steps: [
      ['official', { do: 'addNote', fields: ['1', ''] }],
      'official',
      ['third', { do: 'removeNote', note: 9 }],
      'third',
      ['official', { do: 'renameDeck', deck: 'Shared', name: 'Later' }],
      'official',
      ['ebb', { do: 'editNote', note: 9, fields: ['too late', ''] }],
      ['ebb', { do: 'addNote', fields: ['2', ''] }],
      'ebb',
    ],
  },
  {
    name: 'a deck takes the name that another one left',
    steps: [
      ['official', { do: 'renameDeck', deck: 'Shared', name: 'Moved' }],
      ['official', { do: 'addDeck', name: 'Shared' }],
      'official',
      'ebb',
      ['ebb', { do: 'renameDeck', deck: 'Moved', name: 'Again' }],
      ['ebb', { do: 'addDeck', name: 'Moved' }],
      'ebb',
    ],
  },
];

/** Official clients spell a tag that comes in under the parents they know, wherever those come from. */
const TAG_SPELLERS: readonly (readonly DeviceName[])[] = [['official'], ['third'], ['official', 'third'], []];

export const SCENARIOS: readonly Scenario[] = [
  { name: 'nothing happened', steps: [] },
  ...NOTES.flatMap((pair) => fourWays(pair)),
  ...fourWays(['both answer a card', { do: 'answer', card: 0, rating: 3 }, { do: 'answer', card: 0, rating: 4 }], {
    // Both reviews are in the log, and the card is as the later one left it.
    query: `select count(*), max(id) / 1000 = (select mod from cards where id = cid) from revlog where id > (select max(id) - 60000 from revlog) and cid = (select cid from revlog order by id desc limit 1)`,
    rows: [[2, 1]],
  }),
  ...PAIRS.flatMap((pair) => twoWays(pair)),
  ...apartIfLast(['both add a deck of one name', { do: 'addDeck', name: 'Twin' }, { do: 'addDeck', name: 'twin' }]),
  // A flag leaves the card's time as it is: official keeps its own of two of one second.
  ...apartIfLast(['both flag a card', { do: 'flag', card: 4, flag: 1 }, { do: 'flag', card: 4, flag: 5 }]),
  ...apartIfLast([
    'both add a note type of one name',
    { do: 'addNotetype', name: 'Twins' },
    { do: 'addNotetype', name: 'TWINS' },
  ]),
  ...apartIfLast([
    'both add decks below one new deck',
    { do: 'addDeck', name: 'A::B' },
    { do: 'addDeck', name: 'a::C' },
  ]),
  ...fourWays([
    'one tags below a tag that the other spells otherwise',
    { do: 'tagNote', note: 5, tags: 'Place' },
    { do: 'tagNote', note: 6, tags: 'place::sea' },
  ]).map((scenario, index): Scenario => ({ ...scenario, apart: TAG_SPELLERS[index] ?? [] })),
  ...twoWays([
    'one answers and one suspends a card',
    { do: 'answer', card: 2, rating: 3 },
    { do: 'suspend', card: 2 },
  ]).map((scenario) => ({ ...scenario, knownFault: /last review time/u })),
  ...THIRD,
];
