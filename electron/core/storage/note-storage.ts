import { bulkTable } from './bulk-row-storage.ts';
import type { WriteDb } from './connection.ts';
import { run } from './statement.ts';

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
