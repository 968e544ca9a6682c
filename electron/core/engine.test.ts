import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BackupEntry } from '#shared/contract/backups.ts';
import type { EventName } from '#shared/contract/events.ts';
import { NotetypeId } from '#shared/contract/ids.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Engine } from './engine-types.ts';
import { getCol } from './storage/col-storage.ts';
import { openDb } from './storage/connection.ts';
import { all } from './storage/statement.ts';
import { listDecks } from './storage/deck-storage.ts';
import { callContext } from './testing/call-context.ts';
import { codeOf } from './testing/code-of.ts';
import { makeProfile, type TestProfile } from './testing/make-collection.ts';
import { makeEngine } from './testing/make-engine.ts';

let profile: TestProfile;
let events: EventName[];
const engines: Engine[] = [];
beforeEach(() => {
  profile = makeProfile();
  events = [];
});
afterEach(async () => {
  for (const engine of engines.splice(0)) {
    if (engine.slot.find() !== undefined) await engine.close();
  }
  profile.remove();
});

function start(options: { createIfMissing?: boolean } = {}): Engine {
  const engine = makeEngine(profile, { emit: (name) => void events.push(name), ...options });
  engines.push(engine);
  return engine;
}

const names = (engine: Engine): string[] => listDecks(engine.slot.get().db).map((deck) => deck.name);
const addDeck = (engine: Engine, name: string): void => void engine.handlers.decks.create({ name }, callContext());
const restore = (engine: Engine, backupId: string, context = callContext<never>()) =>
  Promise.resolve(engine.handlers.backups.restore({ backupId }, context));
const list = (engine: Engine): BackupEntry[] => engine.handlers.backups.list({}, callContext()) as BackupEntry[];
describe('opening', () => {
  test('a new profile gets an empty collection; closing leaves one file and no backup of nothing', async () => {
    const engine = start();
    expect(engine.slot.openError).toBeUndefined();
    expect(engine.handlers.collection.state({}, callContext())).toEqual({ open: true, recovered: false });
    expect(engine.handlers.collection.info({}, callContext())).toMatchObject({ cards: 0, notes: 0, decks: 1 });
    expect(events).toEqual(['collectionState']);
    await engine.close();
    expect(readdirSync(profile.paths.folder).filter((name) => name.startsWith('collection'))).toEqual([
      'collection.db',
    ]);
    expect(list(engine)).toEqual([]);
  });

  test('a lost collection does not come up as an empty one', async () => {
    const first = start();
    addDeck(first, 'A');
    await first.close();
    rmSync(profile.paths.collection);
    const again = start();
    expect(again.slot.openError).toMatchObject({ code: 'collection.missing' });
    expect(again.handlers.collection.state({}, callContext())).toMatchObject({
      open: false,
      error: { code: 'collection.missing' },
    });
    expect(existsSync(profile.paths.collection)).toBe(false);
    // The backup made on closing brings it back.
    const [newest] = list(again);
    await restore(again, newest?.backupId ?? '');
    expect(names(again)).toEqual(['A', 'Default']);
  });

  test('nothing is created where the host knows that there was a collection', () => {
    expect(start({ createIfMissing: false }).slot.openError).toMatchObject({ code: 'collection.missing' });
    expect(existsSync(profile.paths.collection)).toBe(false);
  });

  test('what a killed process left in the log is there again, checked and said', async () => {
    const engine = start();
    addDeck(engine, 'A');
    // As a kill leaves it: file and log as they are now, copied to another profile.
    const killed = makeProfile(profile.env);
    for (const ending of ['', '-wal']) {
      copyFileSync(profile.paths.collection + ending, killed.paths.collection + ending);
    }
    await engine.close();
    profile.remove();
    profile = killed;
    const recovered = start();
    expect(recovered.handlers.collection.state({}, callContext())).toEqual({ open: true, recovered: true });
    expect(names(recovered)).toEqual(['A', 'Default']);
  });

  test('a torn file after an unclean end is damaged, and stays as it is', async () => {
    const engine = start();
    for (let i = 0; i < 300; i++) addDeck(engine, `deck ${i} ${'x'.repeat(80)}`);
    await engine.close();
    const bytes = readFileSync(profile.paths.collection);
    bytes.fill(0xa5, bytes.length - 6 * 4096, bytes.length - 4096);
    writeFileSync(profile.paths.collection, bytes);
    // A log with rubbish in it: SQLite throws it away, but the end was unclean.
    writeFileSync(`${profile.paths.collection}-wal`, 'rubbish');
    const again = start();
    expect(again.slot.openError).toMatchObject({ code: 'collection.damaged' });
    expect(await codeOf(() => again.handlers.decks.tree({}, callContext()))).toBe('collection.damaged');
    expect(readFileSync(profile.paths.collection).equals(bytes)).toBe(true);
  });

  test('a newer collection is refused with both numbers', async () => {
    await start().close();
    const db = openDb(profile.paths.collection);
    db.pragma('user_version = 99');
    db.close();
    expect(start().slot.openError).toMatchObject({ code: 'collection.newer', details: { found: 99 } });
  });

  test('the scratch folder is emptied of what is ours only', () => {
    const ours = ['backup-0123456789ab.db', 'download-0123456789ab.db-wal', 'server-copy-0123456789ab.db'];
    for (const name of [...ours, 'my notes.txt', 'backup.db']) writeFileSync(join(profile.paths.scratch, name), 'x');
    start();
    expect(readdirSync(profile.paths.scratch).sort()).toEqual(['backup.db', 'my notes.txt']);
  });
});

describe('Anki files', () => {
  test('what was exported comes back by importing it, and the next sync asks', async () => {
    const engine = start();
    addDeck(engine, 'Über::Ünter');
    const file = join(profile.paths.folder, 'out', 'collection.anki2');
    const result = await engine.handlers.collection.exportAnki2({ path: file }, callContext());
    expect(result.bytes).toBeGreaterThan(0);
    expect(await codeOf(() => engine.handlers.collection.exportAnki2({ path: file }, callContext()))).toBe(
      'file.exists',
    );
    addDeck(engine, 'Later');
    const before = getCol(engine.slot.get().db);
    await engine.handlers.collection.importAnki2({ path: file }, callContext());
    expect(names(engine)).toEqual(['Default', 'Über', 'Über::Ünter']);
    expect(getCol(engine.slot.get().db).scmMs).toBeGreaterThan(before.scmMs);
    expect(list(engine).map((entry) => entry.reason)).toEqual(['beforeImport']);
  });

  test('an import of something else changes nothing', async () => {
    const engine = start();
    addDeck(engine, 'A');
    const file = join(profile.paths.folder, 'x.anki2');
    writeFileSync(file, 'no collection');
    const error = await codeOf(() => engine.handlers.collection.importAnki2({ path: file }, callContext()));
    expect(error).toBe('file.notACollection');
    expect(names(engine)).toEqual(['A', 'Default']);
    expect(list(engine)).toEqual([]);
    expect(await codeOf(() => engine.handlers.collection.importAnki2({ path: '/nowhere' }, callContext()))).toBe(
      'notFound',
    );
  });
});

test('calls without a collection say why there is none', async () => {
  const engine = start({ createIfMissing: false });
  const error = await Promise.resolve()
    .then(() => engine.handlers.undo.status({}, callContext()))
    .catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'collection.missing' });
});

test('notes that go with their deck are in the log of deleted notes, and can be imported from it again', async () => {
  const engine = start();
  const { handlers, slot } = engine;
  const context = callContext<never>();
  const { output: deck } = await handlers.decks.create({ name: 'Gone' }, context);
  const [basic] = await handlers.notetypes.list({}, context);
  const fields = ['say "x"\nline', 'a\tb'];
  const note = { notetypeId: NotetypeId.parse(basic?.notetypeId), deckId: deck.deckId, fields, tags: ['x', 'y'] };
  await handlers.notes.add(note, context);
  const notes = () => all(slot.get().db, 'SELECT guid, mid, tags, flds FROM notes');
  const before = notes();
  await handlers.decks.remove({ deckIds: [deck.deckId] }, context);
  expect(notes()).toEqual([]);
  const path = join(profile.paths.folder, 'deleted.txt');
  const { options } = await handlers.text.inspect({ path }, context);
  const log = await handlers.text.import({ path, options: { ...options, existing: 'preserve' } }, context);
  expect(log.new.count).toBe(1);
  expect(notes()).toEqual(before);
  expect((await handlers.text.import({ path, options: { ...options, existing: 'preserve' } }, context)).new.count).toBe(
    0,
  );
});
