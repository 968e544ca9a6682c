import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BackupEntry } from '#shared/contract/backups.ts';
import type { Engine } from '../engine-types.ts';
import { getCol } from '../storage/col-storage.ts';
import { openDb } from '../storage/connection.ts';
import { createCollectionFile } from '../storage/create-collection-file.ts';
import { listDecks } from '../storage/deck-storage.ts';
import { run } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { codeOf } from '../testing/code-of.ts';
import { makeProfile, type TestProfile } from '../testing/make-collection.ts';
import { makeEngine } from '../testing/make-engine.ts';
import { ENGLISH_STOCK_NAMES } from '../testing/stock-names.ts';

let profile: TestProfile;
const engines: Engine[] = [];
beforeEach(() => {
  profile = makeProfile();
});
afterEach(async () => {
  for (const engine of engines.splice(0)) {
    if (engine.slot.find() !== undefined) await engine.close();
  }
  profile.remove();
});

function start(): Engine {
  const engine = makeEngine(profile);
  engines.push(engine);
  return engine;
}

const names = (engine: Engine): string[] => listDecks(engine.slot.get().db).map((deck) => deck.name);
const addDeck = (engine: Engine, name: string): void => void engine.handlers.decks.create({ name }, callContext());
const backup = (engine: Engine, force = false): Promise<BackupEntry | null> =>
  Promise.resolve(engine.handlers.backups.create({ force }, callContext()));
const restore = (engine: Engine, backupId: string, context = callContext<never>()) =>
  Promise.resolve(engine.handlers.backups.restore({ backupId }, context));
const list = (engine: Engine): BackupEntry[] => engine.handlers.backups.list({}, callContext()) as BackupEntry[];
const aside = (): string[] => readdirSync(profile.paths.folder).filter((name) => name.includes('.unopened-'));
async function made(engine: Engine, force = false): Promise<BackupEntry> {
  const entry = await backup(engine, force);
  if (entry === null) throw new Error('no backup was made');
  return entry;
}

describe('backups', () => {
  test('are made when something changed, and say how many cards are in them', async () => {
    const engine = start();
    expect(await backup(engine)).toBeNull();
    addDeck(engine, 'A');
    const context = callContext<{ doneBytes: number; totalBytes: number }>();
    const entry = await engine.handlers.backups.create({}, context);
    expect(entry).toMatchObject({ reason: 'manual', kind: 'own', cards: 0, createdMs: profile.env.clock.nowMs() });
    expect(context.reports.at(-1)).toMatchObject({ doneBytes: context.reports.at(-1)?.totalBytes });
    expect(await backup(engine)).toBeNull();
    expect(await backup(engine, true)).not.toBeNull();
    expect(list(engine)).toHaveLength(2);
    expect(readdirSync(profile.paths.scratch)).toEqual([]);
  });

  test('are made on closing, once for each change', async () => {
    const engine = start();
    addDeck(engine, 'A');
    await engine.close();
    expect(list(engine).map((entry) => entry.reason)).toEqual(['automatic']);
    await start().close();
    expect(list(engine)).toHaveLength(1);
  });

  test('are not made of a damaged collection', async () => {
    const engine = start();
    const { db } = engine.slot.get();
    addDeck(engine, 'A');
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    // An index that says other than its table.
    db.exec("UPDATE sqlite_schema SET sql = replace(sql, '(usn)', '(mod)') WHERE name = 'ix_cards_usn'");
    db.pragma('writable_schema = RESET');
    run(db, "INSERT INTO cards VALUES (1, 1, 1, 0, 77, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')");
    db.exec('PRAGMA writable_schema = ON');
    db.exec(
      "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'ix_notes_usn') WHERE name = 'ix_cards_usn'",
    );
    db.pragma('writable_schema = RESET');
    expect(await codeOf(() => backup(engine, true))).toBe('backup.failed');
    expect(list(engine)).toEqual([]);
  });

  test('that fail stop what needed them', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const { backupId } = await made(engine);
    addDeck(engine, 'B');
    const target = profile.paths.backups;
    const kept = readFileSync(join(target, backupId));
    rmSync(target, { recursive: true });
    // No folder, but a file where it should be.
    writeFileSync(target, '');
    expect(await codeOf(() => backup(engine, true))).toBe('backup.failed');
    rmSync(target);
    mkdirSync(target);
    writeFileSync(join(target, backupId), kept);
    expect(names(engine)).toEqual(['A', 'B', 'Default']);
  });
});

describe('restoring', () => {
  test('brings the backup back, keeps what was there, and makes the next sync ask', async () => {
    const engine = start();
    addDeck(engine, 'Before');
    const { backupId } = await made(engine);
    addDeck(engine, 'After');
    const before = getCol(engine.slot.get().db);
    profile.env.setNow(profile.env.clock.nowMs() + 60_000);
    const context = callContext<{ stage: string }>();
    const numbers = await engine.handlers.backups.restore({ backupId }, context as never);
    expect(numbers).toMatchObject({ decks: 2 });
    expect(context.reports.map((report) => report.stage)).toEqual(['unpacking', 'checking', 'backingUp', 'replacing']);
    expect(names(engine)).toEqual(['Before', 'Default']);
    const after = getCol(engine.slot.get().db);
    expect(after.scmMs).toBeGreaterThan(before.scmMs);
    expect(after.modMs).toBeGreaterThan(before.modMs);
    expect(await engine.handlers.sync.status({}, callContext())).toMatchObject({ autoSyncPaused: true });
    expect(engine.slot.get().undoStatus()).toEqual({ undo: null, redo: null });

    // And back again to what was replaced.
    const replaced = list(engine).find((entry) => entry.reason === 'beforeRestore');
    await restore(engine, replaced?.backupId ?? '');
    expect(names(engine)).toEqual(['After', 'Before', 'Default']);
    expect(readdirSync(profile.paths.scratch)).toEqual([]);
  });

  test.each([
    ['cut short', (path: string) => truncateSync(path, 300)],
    ['empty', (path: string) => truncateSync(path, 0)],
    [
      'changed by one bit',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
    ['something else', (path: string) => writeFileSync(path, 'no zstd')],
  ])('a backup that is %s changes nothing', async (_what, spoil) => {
    const engine = start();
    addDeck(engine, 'A');
    const { backupId } = await made(engine);
    addDeck(engine, 'B');
    spoil(join(profile.paths.backups, backupId));
    expect(await codeOf(() => restore(engine, backupId))).toBe('backup.damaged');
    expect(names(engine)).toEqual(['A', 'B', 'Default']);
    expect(readdirSync(profile.paths.scratch)).toEqual([]);
  });

  test('can be stopped before anything is replaced', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const { backupId } = await made(engine);
    addDeck(engine, 'B');
    for (const stage of ['unpacking', 'checking', 'backingUp', 'replacing']) {
      const controller = new AbortController();
      const context = callContext<{ stage: string }>(controller.signal);
      const stopping = {
        ...context,
        report: (progress: { stage: string }) => {
          if (progress.stage === stage) controller.abort();
        },
      };
      const code = await codeOf(() => engine.handlers.backups.restore({ backupId }, stopping as never));
      if (stage === 'replacing') expect(code).toBeUndefined();
      else {
        expect(code).toBe('interrupted');
        expect(names(engine)).toEqual(['A', 'B', 'Default']);
      }
    }
    expect(names(engine)).toEqual(['A', 'Default']);
  });

  test('a collection that can’t be opened is kept under another name', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const { backupId } = await made(engine);
    await engine.close();
    const damaged = 'not a database at all '.repeat(500);
    writeFileSync(profile.paths.collection, damaged);
    const again = start();
    expect(again.slot.openError).toMatchObject({ code: 'collection.damaged' });
    await restore(again, backupId);
    expect(names(again)).toEqual(['A', 'Default']);
    expect(aside().map((name) => readFileSync(join(profile.paths.folder, name), 'utf8'))).toEqual([damaged]);
  });

  test('a log without its collection is kept too, and does not get into the restored one', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const { backupId } = await made(engine);
    addDeck(engine, 'B');
    const log = readFileSync(`${profile.paths.collection}-wal`);
    await engine.close();
    rmSync(profile.paths.collection);
    writeFileSync(`${profile.paths.collection}-wal`, log);
    const again = start();
    expect(again.slot.openError).toMatchObject({ code: 'collection.missing' });
    await restore(again, backupId);
    expect(names(again)).toEqual(['A', 'Default']);
    expect(aside().map((name) => readFileSync(join(profile.paths.folder, name)).equals(log))).toEqual([true]);
  });

  test('of names that are none of ours is refused', async () => {
    const engine = start();
    for (const name of ['../collection.db', 'nothing', '2026-01-01-00-00-00-000.manual.ebb.zst']) {
      expect(await codeOf(() => restore(engine, name))).toBe('notFound');
    }
  });
});

describe('replacing the collection', () => {
  test('refuses an incoming file that is not finished, and goes on with the old one', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const incoming = join(profile.paths.scratch, 'incoming.db');
    for (const [content, expected] of [
      ['', 'file.notACollection'],
      ['rubbish'.repeat(1000), 'collection.damaged'],
    ] as const) {
      writeFileSync(incoming, content);
      expect(await codeOf(() => engine.slot.replaceWith(incoming))).toBe(expected);
      expect(names(engine)).toEqual(['A', 'Default']);
    }
    // One of ours in every way, but it says that it keeps a log.
    rmSync(incoming);
    createCollectionFile(incoming, { env: profile.env, stockNames: ENGLISH_STOCK_NAMES });
    openDb(incoming).close();
    expect(await codeOf(() => engine.slot.replaceWith(incoming))).toBe('file.notACollection');
    expect(names(engine)).toEqual(['A', 'Default']);
  });

  test('opens the old one again when the rename fails', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const other = makeProfile(profile.env);
    const otherEngine = makeEngine(other);
    const db = otherEngine.slot.get().db;
    const incoming = join(profile.paths.scratch, 'incoming.db');
    db.prepare('VACUUM INTO ?').run(incoming);
    // Gone between the check and the rename: as if the disk had failed there.
    const { db: closing } = engine.slot.get();
    const close = closing.close.bind(closing);
    closing.close = () => {
      rmSync(incoming);
      return close();
    };
    expect(await codeOf(() => engine.slot.replaceWith(incoming))).toMatch(/ENOENT/);
    expect(names(engine)).toEqual(['A', 'Default']);
    await otherEngine.close();
    other.remove();
  });
});
