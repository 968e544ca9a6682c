import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '../../storage/connection.ts';
import { exportSchema11 } from '../../storage/exchange/write-schema-11.ts';
import { addTestCard, makeCollection } from '../../testing/make-collection.ts';

/** A collection of another device, as a file for a server. */
export function otherCollection(fill: (db: WriteDb) => void): Buffer {
  const other = makeCollection();
  try {
    fill(other.db);
    const nowMs = other.env.clock.nowMs();
    const path = join(other.paths.folder, 'other.anki2');
    exportSchema11(other.db, path, { forUpload: { modMs: nowMs + 7, scmMs: nowMs + 5, usn: 12 } });
    return readFileSync(path);
  } finally {
    other.remove();
  }
}

export function otherCards(count: number): Buffer {
  return otherCollection((db) => {
    for (let id = 1000; id < 1000 + count; id += 1) addTestCard(db, { id, did: 1 });
  });
}
