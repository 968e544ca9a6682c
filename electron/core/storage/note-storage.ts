import { bulkTable } from './bulk-row-storage.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { all, run } from './statement.ts';

const NOTES_WITH_TAGS = "SELECT id, tags FROM notes WHERE tags != '' ORDER BY id";
const TAGS_OF_NOTES = 'SELECT id, tags FROM notes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
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

export const noteStorage = bulkTable<NoteRow>('notes', [
  'id',
  'guid',
  'mid',
  'mod',
  'usn',
  'tags',
  'flds',
  'sfld',
  'csum',
  'flags',
  'data',
]);

/** Changes the tags alone: the other columns needn't be read and written back. */
export function putNoteTags(db: WriteDb, note: Pick<NoteRow, 'id' | 'tags' | 'mod' | 'usn'>): void {
  run(db, PUT_TAGS, { ...note });
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
