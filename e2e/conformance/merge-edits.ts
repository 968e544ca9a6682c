import type { DeckOptions, DeckOwnOptions, SharedOptions } from '#shared/domain/deck-options.ts';

/** One edit of a scenario, the same words for every device. Decks go by name, notes and cards by their place in `Ids`. */
export type Edit = NoteEdit | CardEdit | StudyEdit | DeckEdit | PresetEdit | ObjectEdit | OfficialEdit;

export type NoteEdit =
  | { readonly do: 'addNote'; readonly fields: readonly string[]; readonly deck?: string; readonly tags?: string }
  | { readonly do: 'editNote'; readonly note: number; readonly fields: readonly string[] }
  | { readonly do: 'tagNote'; readonly note: number; readonly tags: string }
  /** Other tags in place of those that are there. */
  | { readonly do: 'retagNote'; readonly note: number; readonly tags: string }
  | { readonly do: 'removeNote'; readonly note: number };

export type CardEdit =
  | { readonly do: 'answer'; readonly card: number; readonly rating: Rating }
  | { readonly do: 'suspend'; readonly card: number }
  | { readonly do: 'restore'; readonly card: number }
  | { readonly do: 'bury'; readonly card: number }
  | { readonly do: 'flag'; readonly card: number; readonly flag: number }
  | { readonly do: 'moveCard'; readonly card: number; readonly deck: string };

export type Rating = 1 | 2 | 3 | 4;

/** What study and its options come to; the queue decides over the cards. */
export type StudyEdit =
  /** The next cards of a deck, one after the other. */
  | { readonly do: 'study'; readonly deck: string; readonly ratings: readonly Rating[] }
  | { readonly do: 'gradeNow'; readonly card: number }
  | { readonly do: 'forget'; readonly card: number }
  | { readonly do: 'setDue'; readonly card: number; readonly days: string }
  /** Of the cards that the search finds, those seen longest ago. */
  | {
      readonly do: 'filterDeck';
      readonly name: string;
      readonly search: string;
      readonly limit: number;
      readonly reschedule?: boolean;
    }
  | { readonly do: 'rebuildDeck' | 'emptyDeck'; readonly deck: string }
  /** Of the deck's preset, the deck itself and the whole collection. */
  | {
      readonly do: 'saveOptions';
      readonly deck: string;
      readonly set?: Partial<DeckOptions>;
      readonly own?: Partial<DeckOwnOptions>;
      readonly shared?: Partial<SharedOptions>;
      readonly reschedule?: boolean;
    };

export type DeckEdit =
  /** `below`: a parent that has to be there; others are made. */
  | { readonly do: 'addDeck'; readonly name: string; readonly below?: string }
  | { readonly do: 'renameDeck'; readonly deck: string; readonly name: string }
  /** `under` null: to the top. */
  | { readonly do: 'reparentDeck'; readonly deck: string; readonly under: string | null }
  | { readonly do: 'collapseDeck'; readonly deck: string; readonly collapsed: boolean }
  | { readonly do: 'describeDeck'; readonly deck: string; readonly text: string }
  | { readonly do: 'removeDeck'; readonly deck: string };

export type PresetEdit =
  | { readonly do: 'setPreset'; readonly newPerDay: number }
  | { readonly do: 'addPreset'; readonly name: string; readonly deck: string };

/** Note types, and what belongs to the collection. */
export type ObjectEdit =
  | { readonly do: 'addNotetype'; readonly name: string }
  | { readonly do: 'setStyling'; readonly css: string }
  | { readonly do: 'renameField'; readonly to: string }
  /** `digits`: a whole number that may be too long for a double. */
  | { readonly do: 'setConfig'; readonly key: string; readonly value: string | number | boolean | { digits: string } }
  /** Does not count as a change of the collection: let something follow that does. */
  | { readonly do: 'setCreationDay'; readonly crtSecs: number };

/** What only the official client can do yet. */
export type OfficialEdit =
  | { readonly do: 'renameTag'; readonly from: string; readonly to: string }
  /** The one that the deck uses. A change of the schema, like the next. */
  | { readonly do: 'removePreset'; readonly deck: string }
  | { readonly do: 'addField'; readonly name: string }
  /** A note type with keys that no client knows, its ids and one of its values beyond 2^53. */
  | { readonly do: 'addStrangeNotetype'; readonly name: string };

/** Ids that the words of an edit stand for: those of the start collection, and then what was added, in its order. */
export interface Ids {
  readonly notes: readonly number[];
  readonly cards: readonly number[];
}

/** What an edit made, as far as later steps or the checks at the end want to know. */
export interface Made {
  readonly notes?: readonly number[];
  readonly cards?: readonly number[];
  readonly reviews?: readonly number[];
}

export function idAt(ids: readonly number[], index: number): number {
  const id = ids[index];
  if (id === undefined) throw new Error(`there is no number ${index}`);
  return id;
}

/** What must be on a device for an edit to be possible there. */
export interface Needs {
  readonly note?: number;
  readonly card?: number;
  readonly deck?: string;
}

export function needsOf(edit: Edit): Needs {
  switch (edit.do) {
    case 'addNote':
      return { deck: edit.deck ?? 'Default' };
    case 'addDeck':
      return edit.below === undefined ? {} : { deck: edit.below };
    case 'reparentDeck':
      return { deck: edit.deck };
    default: {
      const { note, card, deck } = edit as Needs;
      return {
        ...(note !== undefined && { note }),
        ...(card !== undefined && { card }),
        ...(deck !== undefined && { deck }),
      };
    }
  }
}
