import { rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ZipWriter } from '#core/packages/export/zip-writer.ts';
import { PackageArchive } from '#core/packages/package-archive.ts';
import { packageFiles } from '#core/packages/package-format.ts';

export type PackageDb = Database.Database;
export type JsonObject = Record<string, unknown>;

const MOST_BYTES = 64 << 20;

/** A package of the second form with another collection in it: states that no client's commands lead to. */
export async function editPackage(from: string, to: string, edit: (db: PackageDb) => void): Promise<void> {
  const archive = await PackageArchive.open(from);
  const zip = new ZipWriter(to, Date.UTC(2025, 10, 15));
  const read = (name: string): Buffer => archive.read(name, { zstd: false, mostBytes: MOST_BYTES });
  try {
    zip.addBuffer('meta', read('meta'));
    zip.addBuffer('collection.anki21', edited(read('collection.anki21'), `${to}.anki2`, edit));
    for (const { entry } of packageFiles(archive, 'legacy2')) zip.addBuffer(entry, read(entry));
    zip.addBuffer('media', read('media'));
    zip.finish();
  } finally {
    zip.close();
    archive.close();
  }
}

function edited(collection: Buffer, scratch: string, edit: (db: PackageDb) => void): Buffer {
  writeFileSync(scratch, collection);
  const db = new Database(scratch);
  // Some edits are of the declarations.
  db.unsafeMode(true);
  edit(db);
  const bytes = db.serialize();
  db.close();
  rmSync(scratch);
  return bytes;
}

/** One of the objects that a schema-11 file holds as JSON, with each of its entries changed. */
export function editObjects(db: PackageDb, name: 'decks' | 'conf', change: (object: JsonObject) => void): void {
  const text = db.prepare(`SELECT ${name} FROM col`).pluck().get();
  const objects = JSON.parse(String(text)) as JsonObject;
  if (name === 'conf') change(objects);
  else for (const deck of Object.values(objects)) change(deck as JsonObject);
  db.prepare(`UPDATE col SET ${name} = ?`).run(JSON.stringify(objects));
}
