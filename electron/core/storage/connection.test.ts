import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { integrityCheck, openDb, openReadOnlyDb, quickCheck } from './connection.ts';
import { migrate, neededMigrations } from './migrations/migrate.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';
import { column, one, run, value } from './statement.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-storage-'));
  file = join(folder, 'collection.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function codeOf(fn: () => unknown): string {
  try {
    fn();
  } catch (error: unknown) {
    return error instanceof AppError ? error.code : `not an AppError: ${String(error)}`;
  }
  return 'nothing was thrown';
}

function createCollection(): void {
  const db = openDb(file, { create: true });
  migrate(db);
  db.close();
}

describe('opening', () => {
  test('a missing file is told from a damaged one, and is not created', () => {
    expect(codeOf(() => openDb(file))).toBe('collection.missing');
    expect(existsSync(file)).toBe(false);
    expect(codeOf(() => openReadOnlyDb(file))).toBe('collection.missing');
  });

  test('an empty file is not taken for a new collection', () => {
    writeFileSync(file, '');
    expect(codeOf(() => openDb(file))).toBe('collection.damaged');
  });

  test('a file that is no database is damaged', () => {
    writeFileSync(file, 'this is a shopping list '.repeat(200));
    expect(codeOf(() => openDb(file))).toBe('collection.damaged');
  });

  test('a live collection is synced at every commit and leaves one file behind when closed', () => {
    createCollection();
    const db = openDb(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('locking_mode', { simple: true })).toBe('exclusive');
    run(db, "INSERT INTO local_state VALUES ('a', '1')");
    db.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(`${file}-shm`)).toBe(false);
  });

  test('an open collection is busy for a second connection and for another process', () => {
    createCollection();
    const db = openDb(file);
    expect(codeOf(() => openDb(file))).toBe('collection.busy');
    const script = `import { openDb } from ${JSON.stringify(new URL('./connection.ts', import.meta.url).href)};
      try { openDb(${JSON.stringify(file)}); console.log('opened'); } catch (e) { console.log(e.code); }`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: new URL('../../..', import.meta.url),
    });
    expect(other.stdout.trim()).toBe('collection.busy');
    db.close();
    openDb(file).close();
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be written is read-only', () => {
    createCollection();
    chmodSync(file, 0o444);
    expect(codeOf(() => openDb(file))).toBe('collection.readOnly');
  });
});

describe('checks', () => {
  test('a whole file passes, one with a torn page does not', () => {
    const db = openDb(file, { create: true });
    migrate(db);
    const insert = db.prepare('INSERT INTO local_state VALUES (?, ?)');
    for (let i = 0; i < 500; i++) insert.run(`key ${i}`, 'x'.repeat(100));
    integrityCheck(db);
    quickCheck(db);
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length - 3 * 4096, bytes.length - 2 * 4096);
    writeFileSync(file, bytes);
    const torn = openDb(file);
    expect(codeOf(() => quickCheck(torn))).toBe('collection.damaged');
    expect(codeOf(() => integrityCheck(torn))).toBe('collection.damaged');
    torn.close();
  });
});

describe('migrating', () => {
  test('a new file gets the schema once', () => {
    const db = openDb(file, { create: true });
    expect(neededMigrations(db)).toHaveLength(SCHEMA_VERSION);
    migrate(db);
    expect(neededMigrations(db)).toEqual([]);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(column<string>(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")).toEqual([
      'cards',
      'col',
      'config',
      'deck_configs',
      'decks',
      'graves',
      'local_state',
      'notes',
      'notetypes',
      'revlog',
      'tags',
    ]);
    migrate(db);
    db.close();
  });

  test('a file of a later version is refused and left alone', () => {
    createCollection();
    const db = openDb(file);
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    expect(codeOf(() => migrate(db))).toBe('collection.newer');
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION + 1);
    db.close();
  });

  test("somebody else's database is refused and left alone", () => {
    const db = openDb(file, { create: true });
    db.exec('CREATE TABLE recipes (name text)');
    expect(codeOf(() => migrate(db))).toBe('collection.damaged');
    expect(column<string>(db, 'SELECT name FROM sqlite_schema')).toEqual(['recipes']);
    db.close();
  });
});

describe('statements', () => {
  test('the same SQL may be asked for rows and for single values', () => {
    const db = openDb(file, { create: true });
    const sql = 'SELECT 1 AS a, 2 AS b';
    expect(one<{ a: number; b: number }>(db, sql)).toEqual({ a: 1, b: 2 });
    expect(value<number>(db, sql)).toBe(1);
    expect(one<{ a: number; b: number }>(db, sql)).toEqual({ a: 1, b: 2 });
    db.close();
  });
});
