import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDb, type WriteDb } from './connection.ts';
import { LogKeeper } from './log-keeper.ts';

const PAGE = 'x'.repeat(4000);
/** More than enough for the log to be called long. */
const COMMITS = 100;
let folder: string;
let path: string;
let db: WriteDb;
let failures: unknown[];
/** What waits for a pause. */
let waiting: (() => void)[];
let keeper: LogKeeper;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-log-'));
  path = join(folder, 'a.db');
  db = openDb(path, { create: true });
  // Thousands of commits, none of which has to outlive the power.
  db.pragma('synchronous = OFF');
  db.exec('CREATE TABLE pages (text text)');
  db.pragma('wal_checkpoint(TRUNCATE)');
  failures = [];
  waiting = [];
  keeper = new LogKeeper(
    db,
    (error) => failures.push(error),
    (_ms, callback) => {
      const stop = (): void => {
        waiting = waiting.filter((other) => other !== callback);
      };
      const again = (): void => {
        stop();
        waiting.push(callback);
      };
      again();
      return { again, stop };
    },
  );
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const fileBytes = (): number => statSync(path).size;
function commits(count: number): void {
  for (let commit = 0; commit < count; commit += 1) {
    db.prepare('INSERT INTO pages VALUES (?)').run(PAGE);
    keeper.committed();
  }
}
function pause(): void {
  for (const callback of waiting.splice(0)) callback();
}

test('a log that has grown long goes into the file in the next pause, and not before', () => {
  const before = fileBytes();
  commits(COMMITS);
  expect(fileBytes()).toBe(before);
  expect(waiting).toHaveLength(1);
  pause();
  expect(fileBytes()).toBeGreaterThan(COMMITS * PAGE.length);
  commits(1);
  expect(waiting).toHaveLength(0);
});

test('without a pause it is left to grow, but not for ever', () => {
  const before = fileBytes();
  commits(10 * COMMITS);
  expect(fileBytes()).toBe(before);
  commits(40 * COMMITS);
  expect(fileBytes()).toBeGreaterThan(before);
});

test('a transaction of many rows is whole in file and log at once, and in the file after a pause', () => {
  const before = fileBytes();
  db.exec('BEGIN IMMEDIATE');
  const add = db.prepare('INSERT INTO pages VALUES (?)');
  for (let row = 0; row < 50 * COMMITS; row += 1) add.run(PAGE);
  keeper.commitMany();
  expect(fileBytes()).toBe(before);
  const copy = join(folder, 'copy.db');
  for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${copy}${suffix}`);
  const copied = openDb(copy);
  expect(copied.prepare('SELECT count(*) FROM pages').pluck().get()).toBe(50 * COMMITS);
  copied.close();
  pause();
  expect(fileBytes()).toBeGreaterThan(50 * COMMITS * PAGE.length);
});

test('after it, the next commit writes a log that has grown too long into the file again', () => {
  db.exec('BEGIN IMMEDIATE');
  const add = db.prepare('INSERT INTO pages VALUES (?)');
  for (let row = 0; row < 50 * COMMITS; row += 1) add.run(PAGE);
  keeper.commitMany();
  commits(1);
  expect(fileBytes()).toBeGreaterThan(50 * COMMITS * PAGE.length);
});

test('nothing is done to a file in which somebody writes, or that is closed', () => {
  const before = fileBytes();
  commits(COMMITS);
  db.exec('BEGIN IMMEDIATE');
  pause();
  expect(fileBytes()).toBe(before);
  db.exec('COMMIT');
  commits(1);
  const [late] = waiting;
  keeper.stop();
  expect(waiting).toHaveLength(0);
  db.close();
  late?.();
  expect(failures).toEqual([]);
  db = openDb(path);
  expect(db.prepare('SELECT count(*) FROM pages').pluck().get()).toBe(COMMITS + 1);
});

test('whoever wants to know is told when it can’t be done, and the next pause tries again', () => {
  commits(COMMITS);
  const pragma = db.pragma.bind(db);
  const full = new Error('database or disk is full');
  db.pragma = (text, options) => {
    if (text.startsWith('wal_checkpoint')) throw full;
    return pragma(text, options);
  };
  pause();
  expect(failures).toEqual([full]);
  db.pragma = pragma;
  commits(1);
  pause();
  expect(fileBytes()).toBeGreaterThan(COMMITS * PAGE.length);
});
