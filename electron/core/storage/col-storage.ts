import { AppError } from '#shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { one, run } from './statement.ts';

/** The collection's own row. */
export interface Col {
  /** Start of the day the collection was made on: day 0 of all day numbers. */
  readonly crtSecs: number;
  readonly modMs: number;
  /** Last change that a merge can't carry; different from the server's: one side must replace the other. */
  readonly scmMs: number;
  /** The server's number after the last sync; never -1. */
  readonly usn: number;
  /** 0: never synced. */
  readonly lastSyncMs: number;
}

interface ColRow {
  readonly crt: number;
  readonly mod: number;
  readonly scm: number;
  readonly usn: number;
  readonly ls: number;
}

const GET = 'SELECT crt, mod, scm, usn, ls FROM col';
const INSERT = 'INSERT INTO col (id, crt, mod, scm, usn, ls) VALUES (1, :crt, :mod, :scm, :usn, :ls)';
const SET_MOD = 'UPDATE col SET mod = ?';
const SET_MARKS = 'UPDATE col SET mod = ?, scm = ?';
const UPDATE = 'UPDATE col SET crt = :crt, mod = :mod, scm = :scm, usn = :usn, ls = :ls';

export function getCol(db: ReadDb): Col {
  const row = one<ColRow>(db, GET);
  if (row === undefined) throw new AppError('collection.damaged', { check: 'col is empty' });
  return { crtSecs: row.crt, modMs: row.mod, scmMs: row.scm, usn: row.usn, lastSyncMs: row.ls };
}

export function addCol(db: WriteDb, col: Col): void {
  run(db, INSERT, toRow(col));
}

export function updateCol(db: WriteDb, patch: Partial<Col>): void {
  run(db, UPDATE, toRow({ ...getCol(db), ...patch }));
}

export function setColMod(db: WriteDb, modMs: number): void {
  run(db, SET_MOD, [modMs]);
}

export function setColMarks(db: WriteDb, { modMs, scmMs }: Pick<Col, 'modMs' | 'scmMs'>): void {
  run(db, SET_MARKS, [modMs, scmMs]);
}

/** Has the schema changed since the last sync, so that the next one goes one way? */
export function isSchemaChanged(col: Col): boolean {
  return col.scmMs > col.lastSyncMs;
}

function toRow(col: Col): Record<keyof ColRow, number> {
  return { crt: col.crtSecs, mod: col.modMs, scm: col.scmMs, usn: col.usn, ls: col.lastSyncMs };
}
