import type { Notetype, NotetypeField, NotetypeTemplate } from '#shared/domain/notetype.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { foldName } from './fold-name.ts';
import { listAt, numberAt, numberOrNullAt, textAt } from './json-reader.ts';
import type { JsonObject } from './lossless-json.ts';
import { digitsOf, isJsonObject } from './lossless-json.ts';
import type { ObjectRow } from './object-table.ts';
import * as objects from './object-table.ts';
import { all, one, value } from './statement.ts';

const SELECT = objects.selectObjects('notetypes');
const BY_KEY = `${SELECT} WHERE name_key = ?`;
const ID_BY_KEY = 'SELECT id FROM notetypes WHERE name_key = ?';
const NOTE_COUNTS = 'SELECT mid, count(*) AS count FROM notes GROUP BY mid';
const IN_ORDER = `${SELECT} ORDER BY name_key`;

const kept = objects.keptPerConnection('notetypes', fromRow);

/** The note type; as long as its row stays the same, the same object. */
export function findNotetype(db: ReadDb, id: number): Notetype | undefined {
  return kept(db).find(db, id);
}

export function keptNotetypes(): objects.KeptObjects<Notetype> {
  return new objects.KeptObjects('notetypes', fromRow);
}

/** Throws `notFound`. */
export function getNotetype(db: ReadDb, id: number): Notetype {
  const notetype = findNotetype(db, id);
  if (notetype === undefined) throw objects.notFound('notetypes', id);
  return notetype;
}

/** Case does not matter. */
export function findNotetypeByName(db: ReadDb, name: string): Notetype | undefined {
  return mapped(one<ObjectRow>(db, BY_KEY, [foldName(name)]));
}

export function listNotetypes(db: ReadDb): Notetype[] {
  return kept(db).ofRows(all<ObjectRow>(db, IN_ORDER));
}

/** How many notes each note type that has any has. */
export function noteCounts(db: ReadDb): ReadonlyMap<number, number> {
  return new Map(all<{ mid: number; count: number }>(db, NOTE_COUNTS).map(({ mid, count }) => [mid, count]));
}

/** Name and id must be free (`freeNotetypeName`, `freeNotetypeId`). */
export function addNotetype(db: WriteDb, notetype: Notetype): void {
  objects.insertObject(db, 'notetypes', toRow(notetype));
}

/** Throws `notFound`. The name must be free or the note type's own. */
export function updateNotetype(db: WriteDb, notetype: Notetype): void {
  objects.updateObject(db, 'notetypes', toRow(notetype));
}

export function removeNotetype(db: WriteDb, id: number): boolean {
  return objects.removeObject(db, 'notetypes', id);
}

export function freeNotetypeId(db: ReadDb, nowMs: number): number {
  return objects.freeObjectId(db, 'notetypes', nowMs);
}

/** The name with as many "+" behind it as it takes until no other note type has it. */
export function freeNotetypeName(db: ReadDb, name: string): string {
  let free = name;
  while (value<number>(db, ID_BY_KEY, [foldName(free)]) !== undefined) free += '+';
  return free;
}

/** Adds or replaces by id, as syncing does. The name must be free or the note type's own. */
export function putNotetype(db: WriteDb, notetype: Notetype): void {
  objects.putObject(db, 'notetypes', toRow(notetype));
}

export function pendingNotetypes(db: ReadDb): Notetype[] {
  return objects.pendingObjectIds(db, 'notetypes').map((id) => getNotetype(db, id));
}

export function markNotetypesSynced(db: WriteDb, usn: number): void {
  objects.markObjectsSynced(db, 'notetypes', usn);
}

/** Reads a note type from its schema-11 object, which is also how the sync protocol sends note types. */
export function notetypeFromJson(json: JsonObject): Notetype {
  return {
    id: numberAt(json, 'id'),
    name: textAt(json, 'name'),
    mtimeSecs: numberAt(json, 'mod'),
    usn: numberAt(json, 'usn'),
    kind: numberAt(json, 'type') === 1 ? 'cloze' : 'standard',
    sortFieldIndex: numberAt(json, 'sortf'),
    fields: listAt(json, 'flds').filter(isJsonObject).map(fieldFromJson),
    templates: listAt(json, 'tmpls').filter(isJsonObject).map(templateFromJson),
    css: textAt(json, 'css'),
    json,
  };
}

/** The note type's schema-11 object: `json` with id, name, mtime and usn laid over it. */
export function jsonFromNotetype(notetype: Notetype): JsonObject {
  return objects.withColumns(notetype.json, {
    id: notetype.id,
    name: notetype.name,
    mtime: notetype.mtimeSecs,
    usn: notetype.usn,
  });
}

function fieldFromJson(json: JsonObject): NotetypeField {
  return { name: textAt(json, 'name'), id: digitsOf(json['id']) ?? null };
}

function templateFromJson(json: JsonObject): NotetypeTemplate {
  return {
    name: textAt(json, 'name'),
    id: digitsOf(json['id']) ?? null,
    questionFormat: textAt(json, 'qfmt'),
    answerFormat: textAt(json, 'afmt'),
    deckId: numberOrNullAt(json, 'did') || null,
  };
}

function mapped(row: ObjectRow | undefined): Notetype | undefined {
  return row === undefined ? undefined : fromRow(row);
}

function fromRow(row: ObjectRow): Notetype {
  return notetypeFromJson(objects.objectOf(row));
}

function toRow(notetype: Notetype): ObjectRow {
  return {
    id: notetype.id,
    name: notetype.name,
    name_key: foldName(notetype.name),
    mtime: notetype.mtimeSecs,
    usn: notetype.usn,
    json: objects.jsonText(jsonFromNotetype(notetype)),
  };
}
