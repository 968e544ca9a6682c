import type { DeckStudied } from '#shared/domain/deck.ts';
import type { WriteDb } from './connection.ts';
import { studiedChanges, studiedFrom } from './deck-json.ts';
import { type JsonObject, overlaid } from './lossless-json.ts';
import type { ObjectRow } from './object-table.ts';
import * as objects from './object-table.ts';
import { one, run } from './statement.ts';

const BY_ID = `${objects.selectObjects('decks')} WHERE id = ?`;
const STORE = 'UPDATE decks SET mtime = ?, usn = ?, json = ? WHERE id = ?';
const STORE_IF_SAME = `${STORE} AND mtime = ? AND usn = ? AND name = ? AND json = ?`;

interface Known {
  readonly row: ObjectRow;
  readonly json: JsonObject;
}

interface Stamp {
  readonly mtimeSecs: number;
  readonly usn: number;
}

/**
 * What decks counted on their last day of study. Each answer adds to it: what was stored here before is neither read
 * nor parsed again, as long as the row is still the same.
 */
export class DeckCounters {
  readonly #known = new Map<number, Known>();

  /** As every edit: not earlier than what it changes, whatever the clock says. Throws `notFound`. */
  change(db: WriteDb, deckId: number, change: (studied: DeckStudied) => DeckStudied, stamp: Stamp): void {
    const known = this.#known.get(deckId);
    if (known !== undefined) {
      const { row } = known;
      const next = changed(known, change, stamp);
      const isSame = [row.mtime, row.usn, row.name, row.json];
      if (run(db, STORE_IF_SAME, [...stored(next), ...isSame]).changes > 0) {
        this.#known.set(deckId, next);
        return;
      }
    }
    const row = one<ObjectRow>(db, BY_ID, [deckId]);
    if (row === undefined) throw objects.notFound('decks', deckId);
    const next = changed({ row, json: objects.objectOf(row) }, change, stamp);
    run(db, STORE, stored(next));
    this.#known.set(deckId, next);
  }
}

function changed({ row, json }: Known, change: (studied: DeckStudied) => DeckStudied, stamp: Stamp): Known {
  const { mtimeSecs, usn } = stamp;
  const before = studiedFrom(json);
  const columns = { id: row.id, name: row.name, mod: mtimeSecs, usn };
  const after = overlaid(json, { ...studiedChanges(before, change(before)), ...columns });
  const mtime = Math.max(row.mtime, mtimeSecs);
  return { row: { ...row, mtime, usn, json: objects.jsonText(after) }, json: after };
}

function stored({ row }: Known): readonly (number | string)[] {
  return [row.mtime, row.usn, row.json, row.id];
}
