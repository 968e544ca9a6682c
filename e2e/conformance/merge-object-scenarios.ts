import type { Edit } from './merge-edits.ts';
import type { Scenario, Step } from './merge-scenario.ts';

/** Decks, tags, filtered decks, strange note types, and what belongs to the collection as a whole. */

const MISSING_DECK = /missing deck/u;

/** The same edits with the roles of the two devices changed. */
function bothRoles(name: string, first: readonly Edit[], second: readonly Edit[]): Scenario[] {
  const steps = (one: 'ebb' | 'official', other: 'ebb' | 'official'): Step[] => [
    ...first.map((edit): Step => [one, edit]),
    'later',
    ...second.map((edit): Step => [other, edit]),
    one,
    other,
  ];
  return [
    { name: `${name}; Ebb begins`, steps: steps('ebb', 'official') },
    { name: `${name}; Ebb follows`, steps: steps('official', 'ebb') },
  ];
}

const NESTED: readonly Step[] = [
  ['ebb', { do: 'addDeck', name: 'Top::Middle::Low' }],
  ['ebb', { do: 'addNote', fields: ['below', ''], deck: 'Top::Middle::Low' }],
  'ebb',
  'official',
  'third',
];
/** By then the start collection's thirty notes have one more. */
const ADDED = 30;

const DECKS: readonly Scenario[] = [
  ...bothRoles(
    'one moves a deck below another, one adds to it',
    [
      { do: 'addDeck', name: 'Roof' },
      { do: 'reparentDeck', deck: 'Shared', under: 'Roof' },
    ],
    [{ do: 'addNote', fields: ['still in it', ''], deck: 'Shared' }],
  ),
  ...bothRoles(
    'both move a deck, each below another',
    [
      { do: 'addDeck', name: 'North' },
      { do: 'reparentDeck', deck: 'Shared', under: 'North' },
    ],
    [
      { do: 'addDeck', name: 'South' },
      { do: 'reparentDeck', deck: 'Shared', under: 'South' },
    ],
  ),
  ...bothRoles(
    'one describes what the other folds',
    [{ do: 'describeDeck', deck: 'Shared', text: 'All of *it*' }],
    [{ do: 'collapseDeck', deck: 'Shared', collapsed: false }],
  ),
  ...bothRoles(
    'one removes the deck that the other describes',
    [{ do: 'removeDeck', deck: 'Shared' }],
    [{ do: 'describeDeck', deck: 'Shared', text: 'gone' }],
  ),
  ...bothRoles(
    'one renames the parent of what the other adds',
    [{ do: 'renameDeck', deck: 'Shared', name: 'Elsewhere' }],
    [{ do: 'addDeck', name: 'Shared::Child' }],
  ).map((scenario) => ({ ...scenario, knownFault: MISSING_DECK })),
  ...bothRoles(
    'one removes the deck that the other adds to',
    [{ do: 'removeDeck', deck: 'Shared' }],
    [{ do: 'addNote', fields: ['homeless', ''], deck: 'Shared' }],
  ).map((scenario) => ({ ...scenario, knownFault: MISSING_DECK })),
  {
    name: 'two official clients leave a deck without its parent',
    steps: [
      ['official', { do: 'renameDeck', deck: 'Shared', name: 'Elsewhere' }],
      'later',
      ['third', { do: 'addDeck', name: 'Shared::Child' }],
      'official',
      'third',
    ],
    knownFault: MISSING_DECK,
  },
  {
    name: 'a deck with decks below is removed where a note below is edited elsewhere',
    steps: [
      ...NESTED,
      ['official', { do: 'removeDeck', deck: 'Top' }],
      'later',
      ['ebb', { do: 'editNote', note: ADDED, fields: ['too late', ''] }],
      'official',
      'ebb',
    ],
    expected: { query: `select count(*) from notes where flds like 'too late%'`, rows: [[0]] },
  },
  {
    name: 'a deck below is removed on one device, the one above it on another',
    steps: [
      ...NESTED,
      ['ebb', { do: 'removeDeck', deck: 'Top' }],
      'later',
      ['official', { do: 'removeDeck', deck: 'Top::Middle::Low' }],
      ['third', { do: 'renameDeck', deck: 'Top::Middle', name: 'Saved' }],
      'third',
      'ebb',
      'official',
    ],
  },
];

const FILTERED: readonly Scenario[] = [
  {
    name: 'cards of a filtered deck are flagged, suspended and moved in Ebb',
    steps: [
      ['official', { do: 'filterDeck', name: 'Cram', search: '', limit: 30 }],
      'official',
      'ebb',
      'later',
      ['ebb', { do: 'flag', card: 0, flag: 2 }],
      ['ebb', { do: 'suspend', card: 1 }],
      ['ebb', { do: 'moveCard', card: 2, deck: 'Shared' }],
      ['ebb', { do: 'answer', card: 3, rating: 3 }],
      ['ebb', { do: 'removeNote', note: 8 }],
      'ebb',
      'official',
      ['official', { do: 'emptyDeck', deck: 'Cram' }],
      'official',
    ],
  },
  {
    name: 'a filtered deck is emptied on one device while Ebb removes it',
    steps: [
      ['official', { do: 'filterDeck', name: 'Cram', search: '', limit: 5 }],
      'official',
      'ebb',
      ['official', { do: 'emptyDeck', deck: 'Cram' }],
      'later',
      ['ebb', { do: 'removeDeck', deck: 'Cram' }],
      'official',
      'ebb',
    ],
    expected: { query: 'select count(*) from cards where odid != 0', rows: [[0]] },
  },
];

const DAY_SECS = 86_400;
/**
 * Creation days a few days after the start collection's (400 days ago): earlier ones would begin a new day on the
 * device that sets them, and each device brings buried cards back for itself only.
 */
const createdDaysAgo = (days: number): number => (Math.floor(Date.now() / 1000 / DAY_SECS) - days) * DAY_SECS;
const EARLIER_CRT_SECS = createdDaysAgo(398);
const LATER_CRT_SECS = createdDaysAgo(396);

const COLLECTION: readonly Scenario[] = [
  ...bothRoles(
    'the collection that changed last gives its creation day and its settings',
    [
      { do: 'setConfig', key: 'collapseTime', value: 111 },
      { do: 'setConfig', key: 'onlyFirst', value: true },
      { do: 'setCreationDay', crtSecs: LATER_CRT_SECS },
    ],
    [
      { do: 'setCreationDay', crtSecs: EARLIER_CRT_SECS },
      { do: 'setConfig', key: 'collapseTime', value: 222 },
    ],
  ).map((scenario) => ({
    ...scenario,
    aheadSecs: 5,
    expected: {
      query: `select crt, (select count(*) from config where key = 'onlyFirst') from col`,
      rows: [[EARLIER_CRT_SECS, 0]],
    },
  })),
  ...bothRoles(
    'the server’s settings count when the clocks of both devices are behind it',
    [{ do: 'setConfig', key: 'collapseTime', value: 111 }],
    [{ do: 'setConfig', key: 'collapseTime', value: 222 }],
  ).map((scenario) => ({ ...scenario, aheadSecs: -120 })),
  ...bothRoles(
    'numbers beyond 2^53 and keys that nobody knows',
    [
      { do: 'setConfig', key: 'addonLong', value: { digits: '9007199254740993' } },
      { do: 'setConfig', key: 'addonText', value: 'kept' },
    ],
    [{ do: 'addNote', fields: ['q', ''] }],
  ),
  {
    name: 'a note type with strange keys and long ids passes through Ebb',
    steps: [
      ['official', { do: 'addStrangeNotetype', name: 'Strange' }],
      'official',
      'ebb',
      ['ebb', { do: 'addNotetype', name: 'Plain' }],
      ['ebb', { do: 'setStyling', css: '.card { color: green }' }],
      'ebb',
      'third',
    ],
  },
];

const TAGS: readonly Scenario[] = [
  {
    name: 'a new tag in two spellings: Ebb syncs last',
    steps: [
      ['official', { do: 'tagNote', note: 5, tags: 'Novum::Sub' }],
      'later',
      ['ebb', { do: 'tagNote', note: 6, tags: 'NOVUM::sub' }],
      'official',
      'ebb',
    ],
  },
  {
    name: 'a new tag in two spellings: the official client syncs last',
    steps: [
      ['official', { do: 'tagNote', note: 5, tags: 'Novum' }],
      'later',
      ['ebb', { do: 'tagNote', note: 6, tags: 'NOVUM' }],
      'ebb',
      'official',
    ],
    apart: ['official'],
  },
  {
    name: 'a tag is renamed while Ebb gives both, in other cases: the old one stays in all lists but one',
    steps: [
      ['ebb', { do: 'retagNote', note: 5, tags: 'Before' }],
      'ebb',
      'official',
      ['official', { do: 'renameTag', from: 'Before', to: 'after' }],
      'later',
      ['ebb', { do: 'tagNote', note: 6, tags: 'BEFORE After' }],
      'official',
      'ebb',
    ],
    apart: ['official'],
  },
];

export const OBJECT_SCENARIOS: readonly Scenario[] = [...DECKS, ...FILTERED, ...COLLECTION, ...TAGS];
