import type { ReadDb, WriteDb } from './connection.ts';
import { foldName } from './fold-name.ts';
import { all, column, one, run } from './statement.ts';

const SELECT = 'SELECT name, usn, collapsed FROM tags';
const BY_KEY = `${SELECT} WHERE key = ?`;
const IN_ORDER = `${SELECT} ORDER BY key`;
const INSERT = 'INSERT INTO tags (name, key, usn, collapsed) VALUES (:name, :key, :usn, :collapsed)';
const REMOVE = 'DELETE FROM tags WHERE key = ?';
const CLEAR = 'DELETE FROM tags';
const EXPAND = 'UPDATE tags SET collapsed = 0 WHERE key = ?';
const SET_COLLAPSED = 'UPDATE tags SET collapsed = :collapsed, usn = -1 WHERE key = :key';
const PENDING = 'SELECT name FROM tags WHERE usn = -1 ORDER BY key';
const MARK_SYNCED = 'UPDATE tags SET usn = ? WHERE usn = -1';

/** A tag that the tag list knows. Hierarchy is by "::" in the name. */
export interface Tag {
  readonly name: string;
  readonly usn: number;
  readonly collapsed: boolean;
}

interface TagRow {
  readonly name: string;
  readonly usn: number;
  readonly collapsed: number;
}

/** Case does not matter. */
export function findTag(db: ReadDb, name: string): Tag | undefined {
  const row = one<TagRow>(db, BY_KEY, [foldName(name)]);
  return row === undefined ? undefined : fromRow(row);
}

export function listTags(db: ReadDb): Tag[] {
  return all<TagRow>(db, IN_ORDER).map(fromRow);
}

/** Adds a tag to the list. A tag of another case stays as it is, and false comes back. */
export function addTag(db: WriteDb, tag: Tag): boolean {
  const key = foldName(tag.name);
  if (one(db, BY_KEY, [key]) !== undefined) return false;
  run(db, INSERT, { name: tag.name, key, usn: tag.usn, collapsed: tag.collapsed ? 1 : 0 });
  return true;
}

export function removeTag(db: WriteDb, name: string): boolean {
  return run(db, REMOVE, [foldName(name)]).changes > 0;
}

export function setTagCollapsed(db: WriteDb, name: string, collapsed: boolean): void {
  run(db, SET_COLLAPSED, { key: foldName(name), collapsed: collapsed ? 1 : 0 });
}

/** Empties the list; the notes keep theirs. */
export function clearTags(db: WriteDb): void {
  run(db, CLEAR);
}

/** As something that is no change to be sent. */
export function expandTagQuietly(db: WriteDb, name: string): void {
  run(db, EXPAND, [foldName(name)]);
}

export function pendingTags(db: ReadDb): string[] {
  return column<string>(db, PENDING);
}

export function markTagsSynced(db: WriteDb, usn: number): void {
  run(db, MARK_SYNCED, [usn]);
}

function fromRow(row: TagRow): Tag {
  return { name: row.name, usn: row.usn, collapsed: row.collapsed !== 0 };
}
