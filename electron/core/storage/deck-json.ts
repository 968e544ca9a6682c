import type { DayLimit, Deck, DeckStudied, FilteredDeck, FilteredDeckTerm, NormalDeck } from '#shared/domain/deck.ts';
import { booleanAt, listAt, listOf, numberAt, numberOrNullAt, objectAt, textAt } from './json-reader.ts';
import type { JsonObject, JsonValue } from './lossless-json.ts';
import { numberOf, overlaid } from './lossless-json.ts';
import { withColumns } from './object-table.ts';

/** Reads a deck from its schema-11 object, which is also how the sync protocol sends decks. */
export function deckFromJson(json: JsonObject): Deck {
  const common = {
    id: numberAt(json, 'id'),
    name: textAt(json, 'name'),
    mtimeSecs: numberAt(json, 'mod'),
    usn: numberAt(json, 'usn'),
    collapsed: booleanAt(json, 'collapsed'),
    browserCollapsed: booleanAt(json, 'browserCollapsed'),
    studied: studiedFrom(json),
    description: textAt(json, 'desc'),
    descriptionIsMarkdown: booleanAt(json, 'md'),
    json,
  };
  if (booleanAt(json, 'dyn')) {
    return {
      ...common,
      kind: 'filtered',
      reschedule: booleanAt(json, 'resched'),
      terms: termsFrom(json),
      previewAgainSecs: numberAt(json, 'previewAgainSecs'),
      previewHardSecs: numberAt(json, 'previewHardSecs'),
      previewGoodSecs: numberAt(json, 'previewGoodSecs'),
    };
  }
  return {
    ...common,
    kind: 'normal',
    configId: numberAt(json, 'conf', 1),
    extendNew: numberAt(json, 'extendNew'),
    extendReview: numberAt(json, 'extendRev'),
    newLimit: numberOrNullAt(json, 'newLimit'),
    reviewLimit: numberOrNullAt(json, 'reviewLimit'),
    newLimitToday: dayLimitFrom(json, 'newLimitToday'),
    reviewLimitToday: dayLimitFrom(json, 'reviewLimitToday'),
    desiredRetentionPercent: numberOrNullAt(json, 'desiredRetention'),
  };
}

/** The deck's schema-11 object. What nobody changed comes out as it came in, known to us or not. */
export function jsonFromDeck(deck: Deck): JsonObject {
  const known = deck.kind === 'normal' ? normalKeys(deck) : filteredKeys(deck);
  const columns = { id: deck.id, name: deck.name, mtime: deck.mtimeSecs, usn: deck.usn };
  // Other programs spell some values differently (0 for false, text for a number, a day of its own for each
  // count): only what really changed is written.
  const before = deckFromJson(deck.json);
  const known0 = before.kind === 'normal' ? normalKeys(before) : filteredKeys(before);
  const changed: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(known)) {
    if (before.kind !== deck.kind || JSON.stringify(known0[key]) !== JSON.stringify(value)) changed[key] = value;
  }
  return withColumns(overlaid(deck.json, changed), columns);
}

/**
 * A deck's counts carry a day each; the latest of new, review and time is the deck's last study day, and a count of
 * an earlier day is zero by now.
 */
export function studiedFrom(json: JsonObject): DeckStudied {
  const newCards = dayAndAmount(json, 'newToday');
  const reviews = dayAndAmount(json, 'revToday');
  const learning = dayAndAmount(json, 'lrnToday');
  const took = dayAndAmount(json, 'timeToday');
  const day = Math.max(newCards.day, reviews.day, took.day);
  return {
    day,
    newCards: newCards.day === day ? newCards.amount : 0,
    reviews: reviews.day === day ? reviews.amount : 0,
    learning: learning.day === day ? learning.amount : 0,
    tookMs: took.amount,
  };
}

/** The keys of a deck's object that other counts change. What they leave as it was stays in the spelling that it has. */
export function studiedChanges(before: DeckStudied, after: DeckStudied): JsonObject {
  const { day } = after;
  const isSameDay = day === before.day;
  const changed: Record<string, JsonValue> = {};
  if (!isSameDay || after.learning !== before.learning) changed['lrnToday'] = [day, after.learning];
  if (!isSameDay || after.reviews !== before.reviews) changed['revToday'] = [day, after.reviews];
  if (!isSameDay || after.newCards !== before.newCards) changed['newToday'] = [day, after.newCards];
  if (!isSameDay || after.tookMs !== before.tookMs) changed['timeToday'] = [day, after.tookMs];
  return changed;
}

function dayAndAmount(json: JsonObject, key: string): { readonly day: number; readonly amount: number } {
  const list = listAt(json, key);
  const start = Math.max(0, list.length - 2);
  return { day: numberOf(list[start]) ?? 0, amount: numberOf(list[start + 1]) ?? 0 };
}

function dayLimitFrom(json: JsonObject, key: string): DayLimit | null {
  const found = objectAt(json, key);
  return found === undefined ? null : { limit: numberAt(found, 'limit'), day: numberAt(found, 'today') };
}

function termsFrom(json: JsonObject): FilteredDeckTerm[] {
  return listAt(json, 'terms').map((term) => {
    const [search, limit, order] = listOf(term) ?? [];
    return {
      search: typeof search === 'string' ? search : '',
      limit: numberOf(limit) ?? 0,
      order: numberOf(order) ?? 0,
    };
  });
}

function commonKeys(deck: Deck): Record<string, JsonValue> {
  return {
    ...studiedKeys(deck.studied),
    collapsed: deck.collapsed,
    browserCollapsed: deck.browserCollapsed,
    desc: deck.description,
  };
}

function studiedKeys(studied: DeckStudied): Record<string, readonly [day: number, amount: number]> {
  const { day, learning, reviews, newCards, tookMs } = studied;
  return {
    lrnToday: [day, learning],
    revToday: [day, reviews],
    newToday: [day, newCards],
    timeToday: [day, tookMs],
  };
}

function normalKeys(deck: NormalDeck): Record<string, JsonValue> {
  return {
    ...commonKeys(deck),
    dyn: 0,
    conf: deck.configId,
    extendNew: deck.extendNew,
    extendRev: deck.extendReview,
    reviewLimit: deck.reviewLimit,
    newLimit: deck.newLimit,
    reviewLimitToday: dayLimitKeys(deck.reviewLimitToday),
    newLimitToday: dayLimitKeys(deck.newLimitToday),
    desiredRetention: deck.desiredRetentionPercent,
    md: deck.descriptionIsMarkdown,
  };
}

function dayLimitKeys(limit: DayLimit | null): JsonValue {
  return limit === null ? null : { limit: limit.limit, today: limit.day };
}

function filteredKeys(deck: FilteredDeck): Record<string, JsonValue> {
  return {
    ...commonKeys(deck),
    dyn: 1,
    resched: deck.reschedule,
    terms: deck.terms.map((term) => [term.search, term.limit, term.order]),
    separate: true,
    delays: null,
    previewDelay: 0,
    previewAgainSecs: deck.previewAgainSecs,
    previewHardSecs: deck.previewHardSecs,
    previewGoodSecs: deck.previewGoodSecs,
  };
}
