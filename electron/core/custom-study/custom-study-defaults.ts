import type { customStudy } from '#shared/contract/custom-study.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { NormalDeck } from '#shared/domain/deck.ts';
import { beginDay } from '../collection/begin-day.ts';
import type { Collection } from '../collection/collection.ts';
import { splitTags } from '../notes/note-tags.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { listChildDeckIds } from '../storage/deck-storage.ts';
import { foldName } from '../storage/fold-name.ts';
import { column, one } from '../storage/statement.ts';

export const AVAILABLE_IN_DECKS = `SELECT count(*) AS cards, coalesce(sum(queue = 0), 0) AS newCards,
  coalesce(sum(queue = 2 AND due <= :today), 0) AS reviews
  FROM cards WHERE did IN (SELECT value FROM json_each(:deckIds))`;
/** As official: of the cards that are there now, not of those that a filtered deck holds. */
export const TAGS_IN_DECKS = `SELECT tags FROM notes WHERE tags != ''
  AND id IN (SELECT nid FROM cards WHERE did IN (SELECT value FROM json_each(:deckIds))) ORDER BY id`;

interface Available {
  readonly cards: number;
  readonly newCards: number;
  readonly reviews: number;
}

export function customStudyDefaults(
  collection: Collection,
  deck: NormalDeck,
  deckId: DeckId,
): OutputOf<(typeof customStudy)['defaults']> {
  const { db } = collection;
  const { daysElapsed: today } = beginDay(collection);
  const own = available(db, [deck.id], today);
  const childIds = listChildDeckIds(db, deck.name);
  const children = available(db, childIds, today);
  const include = new Set(rememberedTags(db, deck.id, 'Include'));
  const exclude = new Set(rememberedTags(db, deck.id, 'Exclude'));
  return {
    deckId,
    deckName: deck.name,
    cardCount: own.cards + children.cards,
    extendNew: deck.extendNew,
    extendReview: deck.extendReview,
    availableNew: own.newCards,
    availableNewInChildren: children.newCards,
    availableReview: own.reviews,
    availableReviewInChildren: children.reviews,
    tags: tagsIn(db, [deck.id, ...childIds]).map((name) => ({
      name,
      include: include.has(name),
      exclude: exclude.has(name),
    })),
  };
}

/** Where a deck's choice of tags is kept. */
export function rememberedTagsKey(deckId: number, which: 'Include' | 'Exclude'): string {
  return `_deck_${deckId}_customStudy${which}Tags`;
}

function rememberedTags(db: ReadDb, deckId: number, which: 'Include' | 'Exclude'): string[] {
  const found = findConfig(db, rememberedTagsKey(deckId, which));
  return Array.isArray(found) ? found.filter((tag) => typeof tag === 'string') : [];
}

function available(db: ReadDb, deckIds: readonly number[], today: number): Available {
  const found = one<Available>(db, AVAILABLE_IN_DECKS, { deckIds: JSON.stringify(deckIds), today });
  return found ?? { cards: 0, newCards: 0, reviews: 0 };
}

/** Every tag once, in the spelling it has first, in the order that case plays no part in. */
function tagsIn(db: ReadDb, deckIds: readonly number[]): string[] {
  const byKey = new Map<string, string>();
  for (const tags of column<string>(db, TAGS_IN_DECKS, { deckIds: JSON.stringify(deckIds) })) {
    for (const tag of splitTags(tags)) {
      const key = foldName(tag);
      if (!byKey.has(key)) byKey.set(key, tag);
    }
  }
  return [...byKey].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map(([, tag]) => tag);
}
