import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckOutcome } from '#shared/contract/collection.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { Engine } from '../engine-types.ts';
import { getCol } from '../storage/col-storage.ts';
import { integrityCheck } from '../storage/connection.ts';
import { all, run, value } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { addTestCard, makeProfile, type TestProfile } from '../testing/make-collection.ts';
import { makeEngine } from '../testing/make-engine.ts';

let profile: TestProfile;
let engine: Engine;
beforeEach(() => {
  profile = makeProfile();
  engine = makeEngine(profile);
});
afterEach(async () => {
  if (engine.slot.find() !== undefined) await engine.close();
  profile.remove();
});

const db = () => engine.slot.get().db;
type Wish = { onlyLook?: boolean; unlessOneWay?: boolean };
const check = async (input: Wish = {}, context = callContext<never>()): Promise<CheckOutcome> =>
  await engine.handlers.collection.check(input, context);
const reasons = async (): Promise<string[]> =>
  (await engine.handlers.backups.list({}, callContext())).map(({ reason }) => reason);

function damage(): void {
  for (let id = 1; id <= 3; id++) addTestCard(db(), { id, did: 77 });
  run(db(), 'DELETE FROM notes WHERE id = (SELECT nid FROM cards WHERE id = 3)');
}

function addManyCards(): void {
  db().transaction(() => {
    for (let id = 1; id <= 400; id++) addTestCard(db(), { id, did: 1 });
  })();
}

test('a look says what there is to mend and changes nothing', async () => {
  damage();
  const before = { col: getCol(db()), cards: all(db(), 'SELECT * FROM cards'), tags: all(db(), 'SELECT * FROM tags') };
  const outcome = await check({ onlyLook: true });
  expect(outcome.repairs).toContainEqual({ repair: 'decksMissing', count: 1 });
  expect(outcome).toMatchObject({ schemaChanged: true, backupId: null });
  expect({ col: getCol(db()), cards: all(db(), 'SELECT * FROM cards'), tags: all(db(), 'SELECT * FROM tags') }).toEqual(
    before,
  );
  expect(await reasons()).toEqual([]);
});

test('mends what the look said, after a backup, and undo begins anew', async () => {
  damage();
  await engine.handlers.decks.create({ name: 'A' }, callContext());
  const looked = await check({ onlyLook: true });
  const context = callContext<{ stage: string }>();
  const outcome = await check({}, context as never);
  expect(outcome.repairs).toEqual(looked.repairs);
  expect(await reasons()).toEqual(['beforeCheck']);
  expect([...new Set(context.reports.map(({ stage }) => stage))]).toEqual([
    ...['integrity', 'backingUp', 'cards', 'notes', 'history', 'compacting'],
  ]);
  expect(getCol(db()).scmMs).toBeGreaterThan(getCol(db()).lastSyncMs);
  expect(engine.slot.get().undoStatus()).toEqual({ undo: null, redo: null });
  expect(await check()).toMatchObject({ repairs: [], schemaChanged: false });
});

test('unless it goes one way, one run mends; if it does, nothing is changed, and what there is to mend is told', async () => {
  await engine.handlers.decks.create({ name: 'A' }, callContext());
  damage();
  const before = { col: getCol(db()), cards: all(db(), 'SELECT * FROM cards'), tags: all(db(), 'SELECT * FROM tags') };
  const told = await check({ unlessOneWay: true });
  expect(told).toMatchObject({ schemaChanged: true, backupId: null });
  expect({ col: getCol(db()), cards: all(db(), 'SELECT * FROM cards'), tags: all(db(), 'SELECT * FROM tags') }).toEqual(
    before,
  );
  expect(engine.slot.get().undoStatus().undo).toBe('createDeck');
  run(db(), 'DELETE FROM cards WHERE id = 3');
  const mended = await check({ unlessOneWay: true });
  expect(mended).toMatchObject({ repairs: [{ repair: 'decksMissing', count: 1 }], schemaChanged: false });
  expect(mended.backupId).not.toBeNull();
  expect(getCol(db()).scmMs).toBe(before.col.scmMs);
  expect(await check({ onlyLook: true })).toMatchObject({ repairs: [] });
});

test('stopped before it is over, it leaves everything as it was', async () => {
  damage();
  for (const stage of ['cards', 'notes', 'history']) {
    const controller = new AbortController();
    const context = callContext<{ stage: string }>(controller.signal);
    const stopping = {
      ...context,
      report: (progress: { stage: string }) => {
        if (progress.stage === stage) controller.abort();
      },
    };
    const error = await check({}, stopping as never).catch((cause: unknown) => cause);
    // The last stage has nothing left to stop.
    if (stage !== 'history') expect(isAppError(error, 'interrupted')).toBe(true);
    if (stage !== 'history') expect(value(db(), 'SELECT count(*) FROM cards')).toBe(3);
  }
});

test('a clock that is known to be wrong stops it: what was made since would be of a future', async () => {
  const nowMs = profile.env.clock.nowMs();
  const future = nowMs + 5 * 24 * 3_600_000;
  run(db(), `INSERT INTO revlog VALUES (${future}, 1, -1, 3, 1, 1, 2500, 100, 1)`);
  for (const onlyLook of [true, false]) {
    const error = await check({ onlyLook }).catch((cause: unknown) => cause);
    expect(isAppError(error, 'clock.wrong')).toBe(true);
  }
  expect(value(db(), 'SELECT max(id) FROM revlog')).toBe(future);
});

test('an index that does not hold what its table does is made anew', async () => {
  addManyCards();
  db().unsafeMode(true);
  const declare = (columns: string): void => {
    db().pragma('writable_schema = ON');
    run(db(), "UPDATE sqlite_schema SET sql = ? WHERE name = 'ix_cards_nid'", [
      `CREATE INDEX ix_cards_nid ON cards (${columns})`,
    ]);
    db().pragma('writable_schema = RESET');
  };
  declare('did');
  db().exec('REINDEX ix_cards_nid');
  declare('nid');
  expect(() => integrityCheck(db())).toThrow();
  expect(await check()).toMatchObject({ repairs: [], schemaChanged: false });
  expect(() => integrityCheck(db())).not.toThrow();
  expect(await reasons()).toEqual(['beforeCheck']);
});

test('a file that is damaged on the disk is closed, restoring brings the backup back, and the file is kept', async () => {
  addManyCards();
  await engine.handlers.decks.create({ name: 'Before' }, callContext());
  const made = await engine.handlers.backups.create({ force: true }, callContext());
  await engine.close();
  spoil(profile.paths.collection);
  const damaged = readFileSync(profile.paths.collection);
  engine.open();
  const error = await check().catch((cause: unknown) => cause);
  expect(isAppError(error, 'collection.damaged')).toBe(true);
  expect(engine.handlers.collection.state({}, callContext())).toMatchObject({
    open: false,
    error: { code: 'collection.damaged' },
  });
  expect(await reasons()).toEqual(['manual']);
  await engine.handlers.backups.restore({ backupId: made?.backupId ?? '' }, callContext());
  expect(value(db(), 'SELECT count(*) FROM cards')).toBe(400);
  const aside = readdirSync(profile.paths.folder).find((name) => name.includes('.unopened-'));
  expect(readFileSync(`${profile.paths.folder}/${aside}`).equals(damaged)).toBe(true);
});

/** Writes over the middle of the file: pages of a table, not the first one, without which nothing opens. */
function spoil(path: string): void {
  const { length } = readFileSync(path);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096 * 4, 0x5a), 0, 4096 * 4, Math.floor(length / 8192) * 4096);
  closeSync(file);
}
