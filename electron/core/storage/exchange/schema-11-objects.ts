import { allConfig } from '../config-storage.ts';
import type { ReadDb } from '../connection.ts';
import type { JsonObject } from '../lossless-json.ts';
import { overlaid, stringifyLossless } from '../lossless-json.ts';
import type { ObjectTable } from '../object-table.ts';
import { eachObject, objectOf } from '../object-table.ts';
import { listTags } from '../tag-storage.ts';
import type { Adjustments } from './upload-adjustments.ts';
import { Adjuster } from './upload-adjustments.ts';

/** JSON text for the columns of `col`. */
export interface Schema11Texts {
  readonly conf: string;
  readonly models: string;
  readonly decks: string;
  readonly dconf: string;
  readonly tags: string;
}

/** `synced`: nothing is marked as waiting to be sent (usn 0 everywhere), as an upload must be. */
export function schema11Texts(db: ReadDb, synced: boolean): Schema11Texts & { readonly adjustments: Adjustments } {
  const adjuster = new Adjuster();
  return {
    conf: stringifyLossless(allConfig(db)),
    models: objectMapText(db, 'notetypes', synced, (object) => object),
    decks: objectMapText(db, 'decks', synced, (object) => adjuster.deck(object)),
    dconf: objectMapText(db, 'deck_configs', synced, (object) => adjuster.deckConfig(object)),
    tags: stringifyLossless(Object.fromEntries(listTags(db).map((tag) => [tag.name, synced ? 0 : tag.usn]))),
    adjustments: adjuster.adjustments,
  };
}

function objectMapText(
  db: ReadDb,
  table: ObjectTable,
  synced: boolean,
  adjusted: (object: JsonObject) => JsonObject,
): string {
  const entries: string[] = [];
  for (const row of eachObject(db, table)) {
    const object = adjusted(objectOf(row));
    entries.push(`"${row.id}":${stringifyLossless(synced ? overlaid(object, { usn: 0 }) : object)}`);
  }
  return `{${entries.join(',')}}`;
}
