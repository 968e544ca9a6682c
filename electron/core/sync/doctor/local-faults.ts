import type { ReadDb } from '../../storage/connection.ts';
import { one } from '../../storage/statement.ts';

export interface LocalFaults {
  /** Servers refuse these: their note type is missing, or has another number of fields. */
  readonly notesOfOtherShape: number;
  /** These do no harm to a sync, and Check Database takes care of them. */
  readonly notesWithoutCards: number;
  readonly cardsWithoutNote: number;
  readonly cardsWithoutDeck: number;
}

const FAULTS = `WITH shapes AS MATERIALIZED (SELECT id, json_array_length(json, '$.flds') AS fields FROM notetypes)
SELECT
  (SELECT count(*) FROM notes LEFT JOIN shapes ON shapes.id = notes.mid
    WHERE shapes.fields IS NOT 1 + length(flds) - length(replace(flds, char(31), ''))) AS notesOfOtherShape,
  (SELECT count(*) FROM notes WHERE NOT EXISTS (SELECT 1 FROM cards WHERE nid = notes.id)) AS notesWithoutCards,
  (SELECT count(*) FROM cards WHERE NOT EXISTS (SELECT 1 FROM notes WHERE id = cards.nid)) AS cardsWithoutNote,
  (SELECT count(*) FROM cards WHERE NOT EXISTS (SELECT 1 FROM decks WHERE id = cards.did)) AS cardsWithoutDeck`;

/** What in the collection does not fit together. Reads all of it: a second or so for a large one. */
export function localFaults(db: ReadDb): LocalFaults {
  const none = { notesOfOtherShape: 0, notesWithoutCards: 0, cardsWithoutNote: 0, cardsWithoutDeck: 0 };
  return one<LocalFaults>(db, FAULTS) ?? none;
}
