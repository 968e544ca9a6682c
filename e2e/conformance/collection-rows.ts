import { getCol } from '#core/storage/col-storage.ts';
import type { ReadDb } from '#core/storage/connection.ts';
import { all } from '#core/storage/statement.ts';

export interface CollectionRows {
  readonly mod: number;
  readonly config: readonly { readonly key: string }[];
  readonly [table: string]: unknown;
}

/** Every row that syncing carries, stamps included, in an order of its own; objects as their JSON says them. */
export function collectionRows(db: ReadDb): CollectionRows {
  const objects = (table: string): unknown[] =>
    all<{ json: string }>(db, `SELECT * FROM ${table} ORDER BY id`).map(({ json, ...row }) => ({
      ...row,
      ...JSON.parse(json),
      // The columns are laid over the JSON whenever it leaves.
      mod: undefined,
      usn: (row as { usn?: unknown }).usn,
      name: (row as { name?: unknown }).name,
    }));
  return {
    mod: getCol(db).modMs,
    notes: all(db, 'SELECT * FROM notes ORDER BY id'),
    cards: all(db, 'SELECT * FROM cards ORDER BY id'),
    revlog: all(db, 'SELECT * FROM revlog ORDER BY id'),
    graves: all(db, 'SELECT * FROM graves ORDER BY type, oid'),
    decks: objects('decks'),
    deckConfigs: objects('deck_configs'),
    notetypes: objects('notetypes'),
    config: all<{ key: string }>(db, 'SELECT * FROM config ORDER BY key'),
    tags: all(db, 'SELECT * FROM tags ORDER BY name'),
  };
}
