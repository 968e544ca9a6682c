import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { openReadOnlyDb } from '../storage/connection.ts';
import { run, value } from '../storage/statement.ts';
import { addTestCard, makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { createBackup, keepBeforeMigration, keepServerCopy, lastBackupMs, listBackups } from './backup.ts';
import { prepareOwnFile } from './incoming-file.ts';
import { decompressFile } from './zstd-file.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
  for (let id = 1; id <= 20; id++) addTestCard(made.db, { id, did: 1 });
});
afterEach(() => made.remove());

async function cardsIn(backupId: string): Promise<number | undefined> {
  const file = join(made.paths.scratch, 'unpacked.db');
  await decompressFile(join(made.paths.backups, backupId), file);
  prepareOwnFile(file);
  const db = openReadOnlyDb(file);
  try {
    return value<number>(db, 'SELECT count(*) FROM cards');
  } finally {
    db.close();
    rmSync(file);
  }
}

test('a backup holds the moment it was asked for, whatever happens while it is compressed', async () => {
  const { collection, paths, db } = made;
  const working = createBackup({ collection, paths, reason: 'manual', force: true });
  collection.transact('removeDeck', () => void run(db, 'DELETE FROM cards'));
  const entry = await working;
  expect(entry?.cards).toBe(20);
  expect(await cardsIn(entry?.backupId ?? '')).toBe(20);
  // And the next one is not "unchanged".
  expect(await createBackup({ collection, paths, reason: 'manual' })).toMatchObject({ cards: 0 });
});

test('who holds the collection alone gets the same; what is written nevertheless is in it whole', async () => {
  const { collection, paths, db } = made;
  const request = { collection, paths, reason: 'beforeCheck', isAlone: true } as const;
  const alone = await createBackup(request);
  expect(await cardsIn(alone?.backupId ?? '')).toBe(20);
  const working = createBackup(request);
  collection.transact('removeDeck', () => void run(db, 'DELETE FROM cards'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(await cardsIn((await working)?.backupId ?? '')).toBe(0);
});

test('copies before a dangerous step are made even when nothing changed', async () => {
  const { collection, paths } = made;
  await createBackup({ collection, paths, reason: 'manual', force: true });
  expect(await createBackup({ collection, paths, reason: 'manual' })).toBeNull();
  expect(await createBackup({ collection, paths, reason: 'beforeDownload' })).not.toBeNull();
});

test('a backup that somebody took away does not count as made', async () => {
  const { collection, paths } = made;
  const entry = await createBackup({ collection, paths, reason: 'manual', force: true });
  rmSync(join(paths.backups, entry?.backupId ?? ''));
  expect(await createBackup({ collection, paths, reason: 'manual' })).not.toBeNull();
});

test('what undo brought back is the state that was backed up', async () => {
  const { collection, paths, db } = made;
  await createBackup({ collection, paths, reason: 'manual', force: true });
  collection.transact('removeDeck', () => void run(db, 'DELETE FROM cards'));
  collection.undo();
  expect(await createBackup({ collection, paths, reason: 'manual' })).toBeNull();
});

test('several in one millisecond get names of their own', async () => {
  const { collection, paths } = made;
  for (let i = 0; i < 3; i++) await createBackup({ collection, paths, reason: 'beforeUpload' });
  expect(new Set(listBackups(paths).map((entry) => entry.backupId)).size).toBe(3);
  expect(lastBackupMs(paths, 'beforeUpload')).toBe(made.env.clock.nowMs() + 2);
  expect(lastBackupMs(paths, 'automatic')).toBeUndefined();
});

test('one that was stopped leaves nothing', async () => {
  const { collection, paths } = made;
  const controller = new AbortController();
  const working = createBackup({
    collection,
    paths,
    reason: 'manual',
    force: true,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  const error = await working.catch((cause: unknown) => cause);
  expect(isAppError(error, 'interrupted')).toBe(true);
  expect(readdirSync(paths.backups)).toEqual([]);
  expect(readdirSync(paths.scratch)).toEqual([]);
});

test('a server’s file is kept byte for byte, and stays where it was', async () => {
  const { paths, env } = made;
  const file = join(paths.scratch, 'server.db');
  const bytes = Buffer.from('as the server sent it '.repeat(1000));
  writeFileSync(file, bytes);
  const entry = await keepServerCopy({ paths, env, file, cards: 7 });
  expect(entry).toMatchObject({ kind: 'server', reason: 'serverCopy', cards: 7 });
  await decompressFile(join(paths.backups, entry.backupId), `${file}.again`);
  expect(readFileSync(`${file}.again`).equals(bytes)).toBe(true);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  await expect(keepServerCopy({ paths, env, file: `${file}.not there` })).rejects.toMatchObject({
    code: 'backup.failed',
    details: { reason: 'ENOENT' },
  });
});

test('before a migration the file is kept without waiting for threads', async () => {
  const { paths, env, db } = made;
  keepBeforeMigration(db, paths, env);
  const [entry] = listBackups(paths);
  expect(entry).toMatchObject({ reason: 'beforeMigration', kind: 'own' });
  expect(await cardsIn(entry?.backupId ?? '')).toBe(20);
  rmSync(paths.backups, { recursive: true });
  writeFileSync(paths.backups, 'no folder');
  expect(() => keepBeforeMigration(db, paths, env)).toThrow(expect.objectContaining({ code: 'backup.failed' }));
});

test('files of others in the folder are neither listed nor thinned away', async () => {
  const { collection, paths } = made;
  writeFileSync(join(paths.backups, 'mine.txt'), 'x');
  mkdirSync(join(paths.backups, 'old'));
  await createBackup({ collection, paths, reason: 'manual', force: true });
  expect(listBackups(paths)).toHaveLength(1);
  expect(readdirSync(paths.backups)).toHaveLength(3);
});
