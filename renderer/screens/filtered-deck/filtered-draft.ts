import type { FilteredDeckSettings } from '#shared/contract/decks.ts';

export type FilteredTerm = FilteredDeckSettings['terms'][number];

/** What is in the dialog's fields. */
export interface FilteredDraft {
  readonly name: string;
  readonly first: FilteredTerm;
  readonly second: FilteredTerm;
  /** Whether the second one is taken too; its fields keep what they have meanwhile. */
  readonly usesSecond: boolean;
  readonly reschedule: boolean;
  readonly previewAgainSecs: number;
  readonly previewHardSecs: number;
  readonly previewGoodSecs: number;
  readonly evenIfEmpty: boolean;
}

const emptySecond: FilteredTerm = { search: '', limit: 20, order: 6 };

/** A new deck is offered a second search, but begins with one. */
export function draftOf(name: string, settings: FilteredDeckSettings, isNew: boolean): FilteredDraft {
  const { terms, ...rest } = settings;
  const [first = emptySecond, second] = terms;
  return {
    name,
    first,
    second: second ?? emptySecond,
    usesSecond: !isNew && second !== undefined,
    ...rest,
    evenIfEmpty: false,
  };
}

/** What a search elsewhere wants gathered. */
export interface GivenSearches {
  readonly firstSearch: string | undefined;
  readonly secondSearch: string | undefined;
}

export function withSearches(draft: FilteredDraft, { firstSearch, secondSearch }: GivenSearches): FilteredDraft {
  return {
    ...draft,
    first: { ...draft.first, search: firstSearch ?? draft.first.search },
    second: { ...draft.second, search: secondSearch ?? draft.second.search },
    usesSecond: draft.usesSecond || secondSearch !== undefined,
  };
}

export function termsOf({ first, second, usesSecond }: FilteredDraft): FilteredTerm[] {
  return usesSecond ? [first, second] : [first];
}

export function settingsOf(draft: FilteredDraft): FilteredDeckSettings {
  const { reschedule, previewAgainSecs, previewHardSecs, previewGoodSecs } = draft;
  return { terms: termsOf(draft), reschedule, previewAgainSecs, previewHardSecs, previewGoodSecs };
}

const orders = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type FilteredOrder = (typeof orders)[number];

/** How well a card is remembered is known with FSRS only; an order that a deck has already stays in its list. */
export function ordersFor(fsrs: boolean, chosen: number): FilteredOrder[] {
  return orders.filter((order) => fsrs || order === chosen || (order !== 8 && order !== 9));
}
