import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitToLog } from './commit-to-log.ts';
import { type WriteDb, openDb } from './connection.ts';

/** More than after which SQLite writes the log into the file by itself. */
const ROWS = 3000;
const PAGE = 'x'.repeat(4000);

let folder: string;
let path: string;
let db: WriteDb;
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-commit-'));
  path = join(folder, 'a.db');
  db = openDb(path, { create: true });
  db.exec('CREATE TABLE pages (text text)');
  db.pragma('wal_checkpoint(TRUNCATE)');
  failures = [];
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const fileBytes = (): number => statSync(path).size;
const countIn = (of: WriteDb): unknown => of.prepare('SELECT count(*) FROM pages').pluck().get();
function writeMuch(): void {
  db.exec('BEGIN IMMEDIATE');
  const add = db.prepare('INSERT INTO pages VALUES (?)');
  for (let row = 0; row < ROWS; row += 1) add.run(PAGE);
}
const commit = (): void => commitToLog(db, (error) => failures.push(error));

test('what is committed is whole in file and log at once, and in the file a turn later', async () => {
  const before = fileBytes();
  writeMuch();
  commit();
  expect(fileBytes()).toBe(before);
  const copy = join(folder, 'copy.db');
  for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${copy}${suffix}`);
  const copied = openDb(copy);
  expect(countIn(copied)).toBe(ROWS);
  copied.close();
  await nextTurn();
  await nextTurn();
  expect(fileBytes()).toBeGreaterThan(ROWS * PAGE.length);
  expect(failures).toEqual([]);
});

test('later commits write a log that has grown long into the file again', () => {
  const everyPages = db.pragma('wal_autocheckpoint', { simple: true });
  writeMuch();
  commit();
  expect(db.pragma('wal_autocheckpoint', { simple: true })).toBe(everyPages);
  db.exec("INSERT INTO pages VALUES ('one more')");
  expect(fileBytes()).toBeGreaterThan(ROWS * PAGE.length);
});

test('nothing is done to a file that was closed meanwhile, or in which somebody writes again', async () => {
  writeMuch();
  commit();
  const before = fileBytes();
  db.exec('BEGIN IMMEDIATE');
  await nextTurn();
  await nextTurn();
  expect(fileBytes()).toBe(before);
  db.exec('COMMIT');
  writeMuch();
  commit();
  db.close();
  await nextTurn();
  await nextTurn();
  expect(failures).toEqual([]);
  db = openDb(path);
  expect(countIn(db)).toBe(2 * ROWS);
});

test('whoever wants to know is told when the log could not be written into the file', async () => {
  writeMuch();
  const pragma = db.pragma.bind(db);
  const full = new Error('database or disk is full');
  db.pragma = (text, options) => {
    if (text.startsWith('wal_checkpoint')) throw full;
    return pragma(text, options);
  };
  commit();
  await nextTurn();
  await nextTurn();
  expect(failures).toEqual([full]);
  expect(countIn(db)).toBe(ROWS);
});
