import type { ReadDb } from '../connection.ts';
import type { JsonObject } from '../lossless-json.ts';
import { parseLossless } from '../lossless-json.ts';
import { all, one } from '../statement.ts';
import type { AnkiObjects, ConfigEntry } from './anki-objects.ts';
import { notACollection, requireTypes } from './anki-objects.ts';
import { gravesOf } from './read-schema-11.ts';
import type { NamedRow } from './schema-18-objects.ts';
import { deckConfigObject, deckObject, fieldObject, notetypeObject, templateObject } from './schema-18-objects.ts';

type Blob = Uint8Array | string | null;
interface TagRow {
  readonly name: string;
  readonly usn: number;
  readonly collapsed: number;
}
interface PartRow {
  readonly ntid: number;
  readonly ord: number;
  readonly name: string;
  readonly config: Blob;
}

const NAMED = 'id, name, mtime_secs AS mtime, usn';
const COL = 'SELECT crt AS crtSecs, mod AS modMs, scm AS scmMs, usn, ls AS lastSyncMs FROM col';
const DECKS = `SELECT ${NAMED}, common, kind FROM decks ORDER BY id`;
const DECK_CONFIGS = `SELECT ${NAMED}, config FROM deck_config ORDER BY id`;
const NOTETYPES = `SELECT ${NAMED}, config FROM notetypes ORDER BY id`;
const FIELDS = 'SELECT ntid, ord, name, config FROM fields ORDER BY ntid, ord';
const TEMPLATES = 'SELECT ntid, ord, name, config FROM templates ORDER BY ntid, ord';
const CONFIG = 'SELECT key AS key, val, mtime_secs AS mtime, usn FROM config';
const TAGS = 'SELECT tag AS name, usn, collapsed FROM tags';
const GRAVES = 'SELECT oid, type, usn FROM graves ORDER BY type, oid';

/**
 * Reads the objects of a schema-18 file as schema-11 objects. The file's `unicase` must have been replaced before
 * (`anki-file-shape.ts`). Throws `file.notACollection`, or RangeError for a torn blob.
 */
export function readSchema18(db: ReadDb): AnkiObjects {
  const col = one<AnkiObjects['col']>(db, COL);
  if (col === undefined) throw notACollection('col is empty');
  return {
    col: requireTypes(col, 'col', { integers: ['crtSecs', 'modMs', 'scmMs', 'usn', 'lastSyncMs'] }),
    config: configOf(db),
    decks: all<NamedRow & { common: Blob; kind: Blob }>(db, DECKS).map((row) =>
      deckObject(named(row, 'deck'), bytesOf(row.common), bytesOf(row.kind)),
    ),
    deckConfigs: all<NamedRow & { config: Blob }>(db, DECK_CONFIGS).map((row) =>
      deckConfigObject(named(row, 'deckConfig'), bytesOf(row.config)),
    ),
    notetypes: notetypesOf(db),
    tags: all<TagRow>(db, TAGS)
      .map((row) => requireTypes(row, 'tag', { integers: ['usn'], texts: ['name'] }))
      .map(({ name, usn, collapsed }) => ({ name, usn, collapsed: collapsed !== 0 })),
    graves: gravesOf(db, GRAVES),
  };
}

function notetypesOf(db: ReadDb): JsonObject[] {
  const fields = partsByNotetype(db, FIELDS, fieldObject);
  const templates = partsByNotetype(db, TEMPLATES, templateObject);
  return all<NamedRow & { config: Blob }>(db, NOTETYPES).map((row) =>
    notetypeObject(named(row, 'notetype'), bytesOf(row.config), fields.get(row.id) ?? [], templates.get(row.id) ?? []),
  );
}

function partsByNotetype(
  db: ReadDb,
  sql: string,
  toObject: (name: string, ord: number, config: Uint8Array) => JsonObject,
): Map<number, JsonObject[]> {
  const parts = new Map<number, JsonObject[]>();
  for (const row of all<PartRow>(db, sql)) {
    requireTypes(row, 'part of a notetype', { integers: ['ntid', 'ord'], texts: ['name'] });
    const list = parts.get(row.ntid) ?? [];
    list.push(toObject(row.name, row.ord, bytesOf(row.config)));
    parts.set(row.ntid, list);
  }
  return parts;
}

function configOf(db: ReadDb): ConfigEntry[] {
  const rows = all<{ key: string; val: Blob; mtime: number; usn: number }>(db, CONFIG);
  return rows.flatMap((row) => {
    requireTypes(row, 'config', { integers: ['mtime', 'usn'], texts: ['key'] });
    const value = new TextDecoder().decode(bytesOf(row.val));
    // A value that is no JSON counts as absent for official too, and would make the whole map unsendable.
    return isJson(value) ? [{ key: row.key, value, mtime: row.mtime, usn: row.usn }] : [];
  });
}

function isJson(text: string): boolean {
  try {
    parseLossless(text);
    return true;
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function named(row: NamedRow, what: string): NamedRow {
  return requireTypes(row, what, { integers: ['id', 'mtime', 'usn'], texts: ['name'] });
}

function bytesOf(blob: Blob): Uint8Array {
  if (blob === null) return new Uint8Array();
  if (typeof blob === 'string') return new TextEncoder().encode(blob);
  if (blob instanceof Uint8Array) return blob;
  throw notACollection('blob');
}
