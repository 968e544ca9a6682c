import fc from 'fast-check';
import type { DeviceName } from './merge-devices.ts';
import type { CardEdit, Edit, NoteEdit } from './merge-edits.ts';
import type { Scenario, Step } from './merge-scenario.ts';

/**
 * Names of decks, note types and tags. `fresh`: nobody gives one that was ever given before. `few`: everybody gives
 * the same few, in several spellings; then official clients keep other names than the server (see merge-scenarios),
 * so only Ebb can be held to it.
 */
export type Names = 'fresh' | 'few';

/** Objects that several devices are likely to meet at; the rest of the collection now and then. */
const note = fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 2, arbitrary: fc.nat(34) });
const card = note;
const TEXTS = ['one', 'two <b>bold</b>', 'e\u0301 ẞ Ï', '00123', '&eacute; <img src="a b.png">', '日本語', ''];
const fields = fc.tuple(fc.constantFrom(...TEXTS.slice(0, -1)), fc.constantFrom(...TEXTS));
const TAGS = {
  fresh: ['red', 'green', 'place::sea', 'Тема'],
  few: ['Red', 'red', 'RED::deep', 'red::Deep', 'ß', 'SS'],
};
const FEW_DECKS = ['Twin', 'twin', 'Pair', 'Pair::Left', 'pair::left::Deep', 'Shared'];
const FEW_NOTETYPES = ['Kind', 'KIND'];

function noteEdit(names: Names): fc.Arbitrary<NoteEdit> {
  const tags = fc.subarray(TAGS[names], { minLength: 1, maxLength: 2 }).map((list) => list.join(' '));
  const weighted = (weight: number, arbitrary: fc.Arbitrary<NoteEdit>) => ({ weight, arbitrary });
  return fc.oneof(
    weighted(4, fc.record({ do: fc.constant('addNote'), fields, tags: fc.oneof(tags, fc.constant('')) })),
    weighted(5, fc.record({ do: fc.constant('editNote'), note, fields })),
    weighted(3, fc.record({ do: fc.constant('tagNote'), note, tags })),
    weighted(1, fc.record({ do: fc.constant('retagNote'), note, tags })),
    weighted(2, fc.record({ do: fc.constant('removeNote'), note })),
  );
}

const rating = fc.constantFrom(1, 2, 3, 4);
const flag = fc.nat(7);
const cardEdit: fc.Arbitrary<Exclude<CardEdit, { do: 'moveCard' }>> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer'), card, rating }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flag'), card, flag }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('suspend', 'restore', 'bury'), card }) },
);

/** What a deck edit is about; which name that is comes out of the steps before it. */
type OnDecks =
  | {
      readonly onDecks: 'add' | 'rename' | 'reparent';
      readonly deck: number;
      readonly name: number;
      readonly below: boolean;
    }
  | {
      readonly onDecks: 'remove' | 'collapse' | 'describe' | 'preset' | 'addNote' | 'move';
      readonly deck: number;
      readonly at: number;
    };
const onDecks: fc.Arbitrary<OnDecks> = fc.oneof(
  fc.record({
    onDecks: fc.constantFrom('add', 'add', 'rename', 'rename', 'reparent'),
    deck: fc.nat(9),
    name: fc.nat(FEW_DECKS.length - 1),
    below: fc.boolean(),
  }),
  fc.record({
    onDecks: fc.constantFrom('remove', 'collapse', 'describe', 'preset', 'addNote', 'addNote', 'move', 'move'),
    deck: fc.nat(9),
    at: fc.nat(3),
  }),
);

type Other =
  | Extract<Edit, { do: 'setPreset' | 'setStyling' | 'renameField' | 'setConfig' | 'setCreationDay' }>
  | { readonly newNotetype: number };
const other: fc.Arbitrary<Other> = fc.oneof(
  fc.record({ do: fc.constant('setPreset'), newPerDay: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ do: fc.constant('setStyling'), css: fc.constantFrom('.a {}', '.b { color: red }') }),
  fc.record({ do: fc.constant('renameField'), to: fc.constantFrom('Rück', 'Back', 'Reverse') }),
  fc.record({ do: fc.constant('setConfig'), key: fc.constantFrom('collapseTime', 'addon'), value: fc.nat(5000) }),
  fc.record({ newNotetype: fc.nat(FEW_NOTETYPES.length - 1) }),
);

type Draft = 'sync' | 'later' | NoteEdit | Exclude<CardEdit, { do: 'moveCard' }> | OnDecks | Other;
interface DraftStep {
  readonly device: number;
  readonly draft: Draft;
}

/** Steps as data: what is printed when a case fails can be put among the scenarios as it is. */
export function randomScenario(devices: readonly DeviceName[], names: Names): fc.Arbitrary<Scenario> {
  const draft = fc.oneof<fc.WeightedArbitrary<Draft>[]>(
    { weight: 8, arbitrary: fc.constant('sync') },
    { weight: 4, arbitrary: fc.constant('later') },
    { weight: 7, arbitrary: noteEdit(names) },
    { weight: 6, arbitrary: cardEdit },
    { weight: 5, arbitrary: onDecks },
    { weight: 3, arbitrary: other },
  );
  const step: fc.Arbitrary<DraftStep> = fc.record({ device: fc.nat(devices.length - 1), draft });
  return fc
    .record({
      steps: fc.array(step, { minLength: 3, maxLength: 22, size: 'max' }),
      aheadSecs: fc.constantFrom(5, 5, -120),
    })
    .map(({ steps, aheadSecs }) => ({
      name: 'random',
      devices,
      aheadSecs,
      skipsMissing: true,
      steps: withNames(steps, devices, names),
    }));
}

function withNames(drafts: readonly DraftStep[], devices: readonly DeviceName[], names: Names): Step[] {
  const namer = new Namer(names);
  return drafts.map(({ device: index, draft }): Step => {
    const device = devices[index] ?? 'ebb';
    if (draft === 'later') return 'later';
    if (draft === 'sync') return device;
    if ('onDecks' in draft) return [device, namer.deckEdit(draft)];
    if ('newNotetype' in draft) return [device, { do: 'addNotetype', name: namer.notetype(draft.newNotetype) }];
    return [device, draft];
  });
}

const LAST_PART = /[^:]+$/u;

function isWithin(name: string, deck: string): boolean {
  return `${name}::`.toLowerCase().startsWith(`${deck}::`.toLowerCase());
}

class Namer {
  readonly #names: Names;
  /** Every name that a deck ever had: some device may not have heard of a later one. */
  readonly #decks = ['Shared', 'Default'];
  #given = 0;

  constructor(names: Names) {
    this.#names = names;
  }

  notetype(index: number): string {
    return this.#names === 'few' ? (FEW_NOTETYPES[index] ?? '') : `Kind ${++this.#given}`;
  }

  deckEdit(draft: OnDecks): Edit {
    // The Default deck keeps its name.
    const own = this.#decks.filter((name) => name !== 'Default');
    const deck = own[draft.deck % own.length] ?? 'Shared';
    switch (draft.onDecks) {
      case 'add':
        if (!draft.below) return { do: 'addDeck', name: this.#newDeck(draft.name, '') };
        return {
          do: 'addDeck',
          name: this.#newDeck(draft.name, `${deck}::`),
          ...(this.#names === 'fresh' && { below: deck }),
        };
      case 'rename':
        return { do: 'renameDeck', deck, name: this.#newDeck(draft.name, '') };
      case 'reparent': {
        const other = own[(draft.deck + draft.name + 1) % own.length] ?? deck;
        const under = draft.below && !isWithin(other, deck) ? other : null;
        const last = LAST_PART.exec(deck)?.[0] ?? deck;
        this.#decks.push(under === null ? last : `${under}::${last}`);
        return { do: 'reparentDeck', deck, under };
      }
      case 'remove':
        return { do: 'removeDeck', deck };
      case 'collapse':
        return { do: 'collapseDeck', deck, collapsed: draft.at % 2 === 0 };
      case 'describe':
        return { do: 'describeDeck', deck, text: `text ${draft.at}` };
      case 'preset':
        return { do: 'addPreset', name: 'Hard', deck };
      case 'addNote':
        return { do: 'addNote', fields: [`note ${draft.at}`, ''], deck };
      case 'move':
        return { do: 'moveCard', card: draft.at, deck: this.#decks[draft.deck % this.#decks.length] ?? deck };
    }
  }

  #newDeck(index: number, parent: string): string {
    const name = this.#names === 'few' ? `${parent}${FEW_DECKS[index] ?? ''}` : `${parent}Deck ${++this.#given}`;
    this.#decks.push(name);
    return name;
  }
}
