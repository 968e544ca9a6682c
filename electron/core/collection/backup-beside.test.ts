import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReadOnlyDb } from '../storage/connection.ts';
import { run, value } from '../storage/statement.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { backUpBeside, listBackups } from './backup.ts';
import { prepareOwnFile } from './incoming-file.ts';
import { decompressFile } from './zstd-file.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
  made.collection.transact('createDeck', () => {
    for (let id = 1; id <= 3000; id++) addTestCard(made.db, { id, did: 1 });
  });
});
afterEach(() => made.remove());

/** What is in the only backup, as a restore would open it. */
async function backedUp(): Promise<Record<string, unknown[]>> {
  const [entry, ...more] = listBackups(made.paths);
  if (entry === undefined || more.length > 0) throw new Error('one backup was expected');
  const file = join(made.paths.scratch, 'unpacked.db');
  await decompressFile(join(made.paths.backups, entry.backupId), file);
  prepareOwnFile(file);
  const db = openReadOnlyDb(file);
  try {
    return snapshot(db, { withCol: true });
  } finally {
    db.close();
    rmSync(file);
  }
}

/** More pages than the cache holds, so that SQLite has to write them somewhere before the commit. */
async function mergeMuch(running: ReturnType<typeof backUpBeside>): Promise<void> {
  const { collection, db } = made;
  db.pragma('cache_size = 10');
  await collection.writeAcross(async () => {
    for (let id = 3001; id <= 9000; id++) {
      addTestCard(db, { id, did: 1 });
      if (id % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    run(db, 'DELETE FROM cards WHERE id <= 2000');
    await running?.done;
  });
}

test('a backup beside a transaction holds none of it, though it is read while that is written', async () => {
  const { collection, paths, db } = made;
  const before = snapshot(db, { withCol: true });
  const running = backUpBeside({ collection, paths });
  await mergeMuch(running);
  expect(await backedUp()).toEqual(before);
  expect(listBackups(paths)).toMatchObject([{ reason: 'beforeMerge', kind: 'own', cards: 3000 }]);
  expect(value<number>(db, 'SELECT count(*) FROM cards')).toBe(7000);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('the file stays locked against other processes after it was read', async () => {
  const { collection, paths, db } = made;
  await backUpBeside({ collection, paths })?.done;
  // POSIX locks don't hold within a process, so what is asked is a process of its own.
  const script = `const D = require('better-sqlite3'); const d = new D(process.argv[1], { timeout: 10 });
    try { d.prepare('SELECT count(*) FROM notes').get(); console.log('open'); } catch (e) { console.log(e.code); }`;
  const answer = execFileSync(process.execPath, ['-e', script, db.name], { cwd: import.meta.dirname })
    .toString()
    .trim();
  expect(answer).toBe('SQLITE_BUSY');
});

test('one that is stopped leaves nothing, and the collection can be written to', async () => {
  const { collection, paths, db } = made;
  const running = backUpBeside({ collection, paths });
  await running?.stop();
  await expect(running?.done).rejects.toMatchObject({ code: 'interrupted' });
  expect(readdirSync(paths.backups)).toEqual([]);
  collection.transact('createDeck', () => addTestCard(db, { id: 5000, did: 1 }));
});

test('one that fails is known to whoever waits for it, and to nobody else', async () => {
  const { collection, paths } = made;
  rmSync(paths.backups, { recursive: true });
  writeFileSync(paths.backups, 'no folder');
  const running = backUpBeside({ collection, paths });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(running?.done).rejects.toMatchObject({ code: 'backup.failed' });
  rmSync(paths.backups);
  mkdirSync(paths.backups);
});

test('none is made when nothing changed since the last', async () => {
  const fresh = makeCollection();
  expect(backUpBeside(fresh)).toBeNull();
  fresh.remove();
});

test('closing lets the file go', async () => {
  const { collection, paths, db } = made;
  await backUpBeside({ collection, paths })?.done;
  collection.close();
  const again = new Database(db.name);
  expect(again.prepare('SELECT count(*) FROM cards').pluck().get()).toBe(3000);
  again.close();
});
