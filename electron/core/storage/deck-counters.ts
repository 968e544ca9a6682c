import type { DeckStudied } from '#shared/domain/deck.ts';
import type { WriteDb } from './connection.ts';
import { studiedFrom, withStudied } from './deck-json.ts';
import type { JsonObject } from './lossless-json.ts';
import type { ObjectRow } from './object-table.ts';
import * as objects from './object-table.ts';
import { one, run } from './statement.ts';

const BY_ID = `${objects.selectObjects('decks')} WHERE id = ?`;
const STORE = 'UPDATE decks SET mtime = :mtime, usn = :usn, json = :json WHERE id = :id';

interface Known {
  readonly row: ObjectRow;
  readonly json: JsonObject;
}

/**
 * What decks counted on their last day of study. Each answer adds to it: what was stored here before is not parsed
 * again, as long as the row is still the same.
 */
export class DeckCounters {
  readonly #known = new Map<number, Known>();

  /** As every edit: not earlier than what it changes, whatever the clock says. Throws `notFound`. */
  change(
    db: WriteDb,
    deckId: number,
    change: (studied: DeckStudied) => DeckStudied,
    stamp: { readonly mtimeSecs: number; readonly usn: number },
  ): void {
    const { row, json } = this.#read(db, deckId);
    const changed = withStudied(json, change(studiedFrom(json)));
    const { id, name } = row;
    const stored = objects.withColumns(changed, { id, name, mtime: stamp.mtimeSecs, usn: stamp.usn });
    const text = objects.jsonText(stored);
    const mtime = Math.max(row.mtime, stamp.mtimeSecs);
    run(db, STORE, { id, mtime, usn: stamp.usn, json: text });
    this.#known.set(id, { row: { ...row, mtime, usn: stamp.usn, json: text }, json: stored });
  }

  #read(db: WriteDb, deckId: number): Known {
    const row = one<ObjectRow>(db, BY_ID, [deckId]);
    if (row === undefined) throw objects.notFound('decks', deckId);
    const known = this.#known.get(deckId);
    if (known !== undefined && objects.isSameObject(known.row, row)) return known;
    return { row, json: objects.objectOf(row) };
  }
}
