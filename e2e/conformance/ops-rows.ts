import { collectionRows } from './collection-rows.ts';
import type { ReadDb } from '#core/storage/connection.ts';
import { getCol } from '#core/storage/col-storage.ts';
import { all } from '#core/storage/statement.ts';

interface CardLike {
  readonly id: number;
  readonly nid: number;
  readonly ord: number;
}

/**
 * The collection's rows without what chance decides in the official client too: ids of new fields and templates, and
 * which of a cloze note's new cards gets which id.
 */
export function rowsBesideChance(db: ReadDb, knownCards: ReadonlySet<number>): Record<string, unknown> {
  const cards = all<CardLike>(db, 'SELECT * FROM cards ORDER BY nid, ord');
  const isNew = (card: CardLike): boolean => !knownCards.has(card.id);
  return {
    ...collectionRows(db),
    // The clock stands still: with each operation ours moves on by a millisecond nevertheless.
    mod: undefined,
    scmSecs: Math.floor(getCol(db).scmMs / 1000),
    cards: cards.map((card) => (isNew(card) ? { ...card, id: 'new' } : card)),
    newCardIds: cards
      .filter(isNew)
      .map((card) => card.id)
      .sort((a, b) => a - b),
    notetypes: all<{ json: string }>(db, 'SELECT * FROM notetypes ORDER BY id').map(({ json, ...row }) => ({
      ...row,
      json: withoutPartIds(json),
    })),
  };
}

/** Digits of long ids are compared elsewhere; here it counts whether there is one. */
function withoutPartIds(json: string): unknown {
  const object = JSON.parse(json) as Record<string, unknown>;
  const parts = (key: string): unknown[] =>
    (object[key] as Record<string, unknown>[]).map((part) => ({ ...part, id: part['id'] === null ? null : 'some' }));
  return { ...object, flds: parts('flds'), tmpls: parts('tmpls'), mod: undefined, usn: undefined };
}
