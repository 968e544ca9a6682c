import { bulkTable } from './bulk-row-storage.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { recordedTogether } from './row-recorder.ts';
import { all, column, one, run } from './statement.ts';

const IDS_OF_NOTETYPE = 'SELECT id FROM notes WHERE mid = ? ORDER BY id';
const IDS_BY_NOTETYPE = `SELECT id, mid FROM notes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY mid, id`;
const FIRST_FIELDS = `SELECT id, CASE instr(flds, char(31)) WHEN 0 THEN flds ELSE substr(flds, 1, instr(flds, char(31)) - 1) END
  AS first FROM notes WHERE csum = ? AND mid = ? ORDER BY id`;
const NOTES_WITH_TAGS = "SELECT id, tags FROM notes WHERE tags != '' ORDER BY id";
const TAGS_OF_NOTES = 'SELECT id, tags FROM notes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
const CONTENTS = 'SELECT id, mid, flds, tags FROM notes WHERE id IN (SELECT value FROM json_each(?))';
const FIELDS_AFTER = 'SELECT id, mid, flds FROM notes WHERE id > :after ORDER BY id LIMIT :limit';
const TO_CHECK = `SELECT id, mod, tags, flds, sfld, csum FROM notes WHERE mid = :notetypeId AND id > :after
  ORDER BY id LIMIT :limit`;
const NOTETYPES = 'SELECT DISTINCT mid FROM notes ORDER BY mid';
const BYTES =
  'SELECT CAST(tags AS blob) AS tags, CAST(flds AS blob) AS flds, CAST(sfld AS blob) AS sfld FROM notes WHERE id = ?';
const REPAIR = `UPDATE notes SET mid = :mid, mod = :mod, tags = :tags, flds = :flds, sfld = :sfld, csum = :csum
  WHERE id = :id`;
const PUT_TAGS = 'UPDATE notes SET tags = :tags, mod = :mod, usn = :usn WHERE id = :id';

export interface NoteRow {
  readonly id: number;
  readonly guid: string;
  /** Note type. */
  readonly mid: number;
  readonly mod: number;
  readonly usn: number;
  /** Empty, or tags with a space before, between and behind them. */
  readonly tags: string;
  /** Fields with 0x1F between them. */
  readonly flds: string;
  /** Text that looks like a number is stored as one; bind text. A large one reads back rounded: recompute, don't copy. */
  readonly sfld: string | number;
  readonly csum: number;
  readonly flags: number;
  readonly data: string;
}

export const noteStorage = bulkTable<NoteRow>(
  'notes',
  ['id', 'guid', 'mid', 'mod', 'usn', 'tags', 'flds', 'sfld', 'csum', 'flags', 'data'],
  // Whoever receives a note computes the first two itself, and nobody uses the others.
  { sfld: "''", csum: "''", flags: '0', data: "''" },
);

/** As many notes as are held in memory at once. */
const CHUNK = 1000;

export function noteIdsOfNotetype(db: ReadDb, notetypeId: number): number[] {
  return column<number>(db, IDS_OF_NOTETYPE, [notetypeId]);
}

/** Those of these notes that exist, by their note type, ascending. */
export function noteIdsByNotetype(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const rows = all<{ id: number; mid: number }>(db, IDS_BY_NOTETYPE, [JSON.stringify(ids)]);
  const grouped = Map.groupBy(rows, ({ mid }) => mid);
  return new Map([...grouped].map(([mid, notes]) => [mid, notes.map(({ id }) => id)]));
}

/** Of the notes of a note type with this checksum; others than wanted may be among them. */
export function firstFieldsByChecksum(
  db: ReadDb,
  notetypeId: number,
  checksum: number,
): { readonly id: number; readonly first: string }[] {
  return all(db, FIRST_FIELDS, [checksum, notetypeId]);
}

/** Those of these notes that exist, in this order, in portions; the connection may be written to meanwhile. */
export function* notesInPortions(db: ReadDb, ids: readonly number[]): Generator<readonly NoteRow[]> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const portion = ids.slice(start, start + CHUNK);
    const found = noteStorage.findAll(db, portion);
    yield portion.map((id) => found.get(id)).filter((note) => note !== undefined);
  }
}

export type NoteContentRow = Pick<NoteRow, 'id' | 'mid' | 'flds' | 'tags'>;

/** The same of what people write alone, which takes half the time. */
export function* noteContentsInPortions(db: ReadDb, ids: readonly number[]): Generator<readonly NoteContentRow[]> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const portion = ids.slice(start, start + CHUNK);
    const rows = all<NoteContentRow>(db, CONTENTS, [JSON.stringify(portion)]);
    const found = new Map(rows.map((row) => [row.id, row]));
    yield portion.map((id) => found.get(id)).filter((note) => note !== undefined);
  }
}

/** Changes the tags alone: the other columns needn't be read and written back. */
export function putNoteTags(db: WriteDb, note: Pick<NoteRow, 'id' | 'tags' | 'mod' | 'usn'>): void {
  run(db, PUT_TAGS, { ...note });
}

/** Of texts: the id, a space and the tags. SQLite reads a number up to what is none. */
const PUT_ALL_TAGS = `UPDATE notes SET tags = substr(given.value, instr(given.value, ' ') + 1), mod = :mod, usn = -1
  FROM json_each(:rows) given WHERE notes.id = CAST(given.value AS integer)`;

/** Changes the tags alone of many notes, in one statement. */
export function putTagsOfNotes(db: WriteDb, notes: readonly NoteTags[], modSecs: number): void {
  if (notes.length === 0) return;
  const rows = JSON.stringify(notes.map(({ id, tags }) => `${id} ${tags}`));
  const ids = notes.map(({ id }) => id);
  recordedTogether(db, 'notes', ids, () => run(db, PUT_ALL_TAGS, { rows, mod: modSecs }));
}

export type NoteTags = Pick<NoteRow, 'id' | 'tags'>;

/** Of all notes that have tags. */
export function notesWithTags(db: ReadDb): NoteTags[] {
  return all<NoteTags>(db, NOTES_WITH_TAGS);
}

/** Of those of these notes that exist. */
export function noteTagsOf(db: ReadDb, noteIds: readonly number[]): NoteTags[] {
  return all<NoteTags>(db, TAGS_OF_NOTES, [JSON.stringify(noteIds)]);
}

/** Fields of so many notes, by id. */
export function noteFieldsAfter(db: ReadDb, after: number, limit: number): Pick<NoteRow, 'id' | 'mid' | 'flds'>[] {
  return all<Pick<NoteRow, 'id' | 'mid' | 'flds'>>(db, FIELDS_AFTER, { after, limit });
}

/** Note types that notes name, whether they exist or not. */
export function notetypeIdsOfNotes(db: ReadDb): number[] {
  return column<number>(db, NOTETYPES);
}

export type CheckedNote = Pick<NoteRow, 'id' | 'mod' | 'tags' | 'flds' | 'sfld' | 'csum'>;

/** Notes of a note type in portions, by id; the connection may be written to meanwhile. */
export function* notesToCheck(db: ReadDb, notetypeId: number): Generator<readonly CheckedNote[]> {
  for (let after = -(2 ** 53); ; ) {
    const portion = all<CheckedNote>(db, TO_CHECK, { notetypeId, after, limit: CHUNK });
    const last = portion.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield portion;
  }
}

/** The texts of a note as they lie in the file. */
export function noteBytes(db: ReadDb, id: number): readonly Uint8Array[] {
  const row = one<Record<string, Uint8Array>>(db, BYTES, [id]);
  return row === undefined ? [] : Object.values(row);
}

/** Writes what a check has mended; the note's usn stays. */
export function putCheckedNote(db: WriteDb, note: CheckedNote & Pick<NoteRow, 'mid'>): void {
  run(db, REPAIR, { ...note });
}
