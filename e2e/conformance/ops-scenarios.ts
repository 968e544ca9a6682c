import type { OpResult } from '#shared/contract/define.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import { callContext } from '#core/testing/call-context.ts';
import type { OpsCollection } from './ops-collection.ts';

export type Call = (command: string, args: Record<string, unknown>) => Promise<unknown>;

/** The same work in Ebb and in the official client. Ours runs first: what it made up (guids) is told to the other. */
export interface OpsScenario {
  readonly name: string;
  readonly ours: (col: OpsCollection) => unknown;
  readonly theirs: (call: Call, col: OpsCollection) => Promise<unknown>;
  readonly changesNothing?: true;
  /** What both make here, the official check finds fault with. */
  readonly isRepairedByCheck?: true;
  /** In the official client's library the call has no undo. */
  readonly theirsHasNoUndo?: true;
  /** Undo passes over it. */
  readonly hasNoUndo?: true;
}

const context = callContext();
/** Made for the tests beside the peer's collection: a template with a deck of its own, two that look alike to nobody. */
export const TWO_DECKS = 'Two decks';

interface NewNote {
  readonly notetype: string;
  readonly deck: string;
  readonly fields: readonly string[];
  readonly tags?: readonly string[];
}

export function adding(name: string, ...notes: readonly NewNote[]): OpsScenario {
  const made: number[] = [];
  return {
    name: `adding ${name}`,
    ours: async (col) => {
      made.length = 0;
      for (const { notetype, deck, fields, tags = [] } of notes) {
        const input = {
          notetypeId: col.notetypeId(notetype),
          deckId: col.deckId(deck),
          fields: [...fields],
          tags: [...tags],
        };
        made.push((await col.notes.add(input, context)).output.noteId);
      }
    },
    theirs: async (call, col) => {
      for (const [i, { notetype, deck, fields, tags = [] }] of notes.entries()) {
        await call('add-note', {
          notetype,
          deck: String(col.deckId(deck)),
          fields,
          tags,
          guid: col.guid(made[i] ?? 0),
        });
      }
    },
  };
}

interface Edit {
  readonly fields?: (old: string[]) => string[];
  readonly tags?: (old: string[]) => string[];
}

export function editing(name: string, where: string, edit: Edit): OpsScenario {
  const changed = async (col: OpsCollection, noteId: NoteId): Promise<{ fields: string[]; tags: string[] }> => {
    const note = await col.notes.get({ noteId }, context);
    return { fields: edit.fields?.(note.fields) ?? note.fields, tags: edit.tags?.(note.tags) ?? note.tags };
  };
  const edits: { readonly note: number; readonly fields: string[]; readonly tags: string[] }[] = [];
  return {
    name: `editing: ${name}`,
    ours: async (col) => {
      edits.length = 0;
      const ids = col.noteIds(where).slice(0, 3);
      if (ids.length === 0) throw new Error(`no note where ${where}`);
      for (const noteId of ids) {
        const { fields, tags } = await changed(col, noteId);
        edits.push({ note: noteId, fields, tags });
        const given = { ...(edit.fields && { fields }), ...(edit.tags && { tags }) };
        await col.notes.update({ noteId, ...given }, context);
      }
    },
    theirs: async (call) => {
      for (const one of edits) await call('edit-note', { ...one });
    },
  };
}

type CardOperation = (col: OpsCollection, cardIds: CardId[]) => OpResult<unknown> | Promise<OpResult<unknown>>;

export function onCards(
  name: string,
  where: string,
  ours: CardOperation,
  theirs: (call: Call, cards: readonly number[], col: OpsCollection) => Promise<unknown>,
): OpsScenario {
  let cards: CardId[] = [];
  return {
    name,
    ours: (col) => {
      cards = col.cardIds(where);
      if (cards.length === 0) throw new Error(`no card where ${where}`);
      return ours(col, cards);
    },
    theirs: (call, col) => theirs(call, cards, col),
  };
}

const flag = (value: number, where: string): OpsScenario =>
  onCards(
    `flag ${value} on cards where ${where}`,
    where,
    (col, cardIds) => col.cards.setFlag({ cardIds, flag: value }, context),
    (call, cards) => call('set-flag', { cards, flag: value }),
  );
const move = (deck: string, where: string): OpsScenario =>
  onCards(
    `moving cards where ${where} to ${deck}`,
    where,
    (col, cardIds) => col.cards.setDeck({ cardIds, deckId: col.deckId(deck) }, context),
    (call, cards, col) => call('move-cards', { cards, deck: String(col.deckId(deck)) }),
  );
const suspend = (where: string): OpsScenario =>
  onCards(
    `suspending cards where ${where}`,
    where,
    (col, cardIds) => col.scheduler.suspend({ cardIds }, context),
    (call, cards) => call('suspend', { cards }),
  );
const bury = (where: string): OpsScenario =>
  onCards(
    `burying cards where ${where}`,
    where,
    (col, cardIds) => col.scheduler.bury({ cardIds }, context),
    (call, cards) => call('bury', { cards }),
  );
const restore = (where: string): OpsScenario =>
  onCards(
    `restoring cards where ${where}`,
    where,
    (col, cardIds) => col.scheduler.restore({ cardIds }, context),
    (call, cards) => call('suspend', { cards, off: true }),
  );
const twice = (first: OpsScenario, second: OpsScenario): OpsScenario => ({
  name: `${first.name}, then ${second.name}`,
  ours: async (col) => {
    await first.ours(col);
    await second.ours(col);
  },
  theirs: async (call, col) => {
    await first.theirs(call, col);
    await second.theirs(call, col);
  },
});
const noteWith = (notetype: string): string => `mid = (SELECT id FROM notetypes WHERE name = '${notetype}')`;
const nothing = (scenario: OpsScenario): OpsScenario => ({ ...scenario, changesNothing: true });
const removingNotes = (where: string): OpsScenario => {
  let notes: NoteId[] = [];
  return {
    name: `removing notes where ${where}`,
    ours: (col) => {
      notes = col.noteIds(where);
      // One that is gone, one named twice.
      return col.notes.remove({ noteIds: [...notes, ...notes.slice(0, 1), 12 as NoteId] }, context);
    },
    theirs: (call) => call('remove-notes', { notes: [...notes, ...notes.slice(0, 1), 12] }),
  };
};

const basic = (fields: readonly string[], tags: readonly string[] = [], deck = 'Science'): NewNote => ({
  notetype: 'Basic',
  deck,
  fields,
  tags,
});
const cloze = (text: string, deck = 'Science'): NewNote => ({ notetype: 'Cloze', deck, fields: [text, ''] });

export const NOTE_SCENARIOS: readonly OpsScenario[] = [
  adding('a plain note', basic(['front', 'back'])),
  adding('several notes at one moment', basic(['a', '']), basic(['b', '']), basic(['c', 'd'], [], 'Languages::Words')),
  adding('a note that makes no card', basic(['', 'only the back'])),
  adding('a note of spaces and empty lines', basic(['<br> <DIV ></div>\n', ''])),
  adding('reversed cards', { notetype: 'Basic (and reversed card)', deck: '日本語', fields: ['a', 'b'] }),
  adding('an optional card', { notetype: 'Basic (optional reversed card)', deck: 'Science', fields: ['a', 'b', 'y'] }),
  adding('to the Default deck', basic(['x', 'y'], [], 'Default')),
  adding('to a filtered deck', basic(['x', 'y'], [], 'Filtered ✨')),
  adding('where a template has a deck of its own', { notetype: TWO_DECKS, deck: 'Science', fields: ['a', 'b'] }),
  adding('to a deck whose preset draws places', basic(['r', ''], [], 'Random'), basic(['s', ''], [], 'Random')),
  adding('clozes', cloze('{{c1::a}} {{c3::b {{c2::c}} }} {{c1,5::d}}')),
  adding('a cloze note without a cloze', cloze('none {{c0::x}} {{c1:a}} {{c2::open')),
  adding('clozes beyond the last card', cloze('{{c500::a}} {{c499::b}}')),
  {
    ...adding('two clozes of the last card', cloze('{{c500::a}} {{c501::b}} {{c65535::c}} {{c65536::d}}')),
    isRepairedByCheck: true,
  },
  adding('control characters and decomposed text', basic(['a\u0000\u001f\u007fb\tc\nd', 'e\u0301\u212b\r\n'])),
  adding(
    'numbers, markup and media in the sort field',
    basic(['123', '']),
    basic(['<b>x</b> &amp; <img src="y z.png">', '']),
  ),
  adding('a long number', basic(['12345678901234567890', ''])),
  adding(
    'tags of all kinds',
    basic(['t', ''], ['zeta', 'Alpha', 'alpha', 'ZETA', 'two words', '', ' ', '::', 'foo::', 'Ä', 'z']),
  ),
  adding('tags in the spelling of the list', basic(['t', ''], ['GRAMMAR', 'größE', 'VERB', 'CHAPTER::2::Exercises'])),
  adding('tags below known ones', basic(['t', ''], ['CHAPTER::2::new::Sub', 'chapter::x', 'Тема::B', 'verb::Deep'])),
  adding('new tags twice', basic(['t', ''], ['Fresh::One']), basic(['u', ''], ['fresh::two', 'FRESH::ONE'])),
  adding(
    'tags that need cleaning',
    basic(['t', ''], ['a\u0001b', 'e\u0301', '\u{fa47}', 'x\u3000y', '\u2003q\u2003', '𐐀', '\uffee']),
  ),
  editing('fields', noteWith('Basic'), { fields: ([, ...rest]) => ['changed <i>here</i>', ...rest] }),
  nothing(editing('nothing', noteWith('Basic'), { fields: (old) => old, tags: (old) => old })),
  editing('tags alone', noteWith('Cloze'), { tags: (old) => ['ZZ', ...old, 'NOUN'] }),
  editing('no tags', "tags != ''", { tags: () => [] }),
  editing('the order of tags', "tags LIKE '% % % %'", { tags: (old) => [...old].reverse() }),
  editing('only what is normalised away', noteWith('Basic'), {
    fields: ([first = '', ...rest]) => [`${first}\u0007`, ...rest],
  }),
  editing('a card comes', noteWith('Basic (optional reversed card)'), { fields: ([a = '', b = '']) => [a, b, 'y'] }),
  editing('no card goes', noteWith('Basic (and reversed card)'), { fields: () => ['', ''] }),
  editing('clozes come and go', noteWith('Cloze'), { fields: ([, ...rest]) => ['{{c7::x}} {{c9::y}}', ...rest] }),
  editing('a card comes while others are in a filtered deck', 'id IN (SELECT nid FROM cards WHERE odid != 0)', {
    fields: (old) => old.map((text) => `${text} {{c40::x}}`),
  }),
  twice(
    adding('a note in two decks', { notetype: TWO_DECKS, deck: 'Science', fields: ['a', ''] }),
    editing('its second card', `${noteWith(TWO_DECKS)}`, { fields: () => ['a', 'b'] }),
  ),
  removingNotes(noteWith('Cloze')),
  removingNotes('id IN (SELECT nid FROM cards WHERE odid != 0)'),
  nothing(removingNotes('id < 0')),
];

export const CARD_SCENARIOS: readonly OpsScenario[] = [
  flag(3, 'id % 3 = 0'),
  flag(0, 'flags != 0'),
  nothing(flag(0, 'flags = 0')),
  flag(7, "data LIKE '%strange%'"),
  move('Science', 'id % 4 = 0'),
  move('Languages::Words', 'type IN (1, 3)'),
  move('Random', 'type IN (1, 3)'),
  move('日本語', 'odid != 0'),
  move('Default', 'queue < 0'),
  move('Science', 'data LIKE \'%"s"%\''),
  nothing(move('Filtered ✨', 'type = 2')),
  suspend('id % 2 = 0'),
  suspend('queue < 0'),
  suspend('odid != 0'),
  bury('id % 2 = 0'),
  bury('queue < 0'),
  bury('odid != 0'),
  restore('queue < 0'),
  twice(suspend('type IN (1, 3)'), restore('type IN (1, 3)')),
  twice(bury('odid != 0'), restore('odid != 0')),
  nothing(restore('queue >= 0')),
];

interface PresetChange {
  readonly options: Record<string, unknown>;
  readonly set: Record<string, unknown>;
}
const preset = (name: string, { options, set }: PresetChange): OpsScenario => ({
  name: `changing a preset: ${name}`,
  theirsHasNoUndo: true,
  ours: (col) => col.deckConfig.update({ deckConfigId: col.presetId('Slow'), options: options as never }, context),
  theirs: (call, col) => call('deck-config', { id: col.presetId('Slow'), set }),
});

export const PRESET_SCENARIOS: readonly OpsScenario[] = [
  preset('limits', {
    options: { new: { perDay: 7 }, rev: { perDay: 77 } },
    set: { 'new.perDay': 7, 'rev.perDay': 77 },
  }),
  preset('steps and choices', {
    options: {
      new: { delays: [0.5, 20, 1440], order: 0 },
      lapse: { delays: [], leechAction: 0 },
      autoplay: false,
      timer: 1,
    },
    set: {
      'new.delays': [0.5, 20, 1440],
      'new.order': 0,
      'lapse.delays': [],
      'lapse.leechAction': 0,
      autoplay: false,
      timer: 1,
    },
  }),
  preset('fractions', {
    options: { desiredRetention: 0.83, rev: { ivlFct: 0.93, ease4: 1.31 }, sm2Retention: 0.81 },
    set: { desiredRetention: 0.83, 'rev.ivlFct': 0.93, 'rev.ease4': 1.31, sm2Retention: 0.81 },
  }),
  {
    name: 'adding a preset like another',
    theirsHasNoUndo: true,
    ours: (col) => col.deckConfig.add({ name: 'Slow 2', copyOf: col.presetId('Slow') }, context),
    theirs: (call, col) => call('deck-config', { id: col.presetId('Slow'), add: 'Slow 2' }),
  },
  {
    name: 'adding a preset with the standard values',
    theirsHasNoUndo: true,
    ours: (col) => col.deckConfig.add({ name: 'Slow' }, context),
    theirs: (call) => call('deck-config', { add: 'Slow', new: true }),
  },
  {
    name: 'letting a deck use another preset',
    ours: (col) =>
      col.deckConfig.assign({ deckId: col.deckId('Science'), deckConfigId: col.presetId('Schnell ⚡') }, context),
    theirs: (call, col) =>
      call('deck-config', { id: col.presetId('Schnell ⚡'), deck: String(col.deckId('Science')), use: true }),
  },
  {
    name: 'letting a deck use the preset that it uses',
    changesNothing: true,
    ours: (col) =>
      col.deckConfig.assign({ deckId: col.deckId('Default'), deckConfigId: col.presetId('Default') }, context),
    theirs: (call, col) =>
      call('deck-config', { id: col.presetId('Default'), deck: String(col.deckId('Default')), use: true }),
  },
];
