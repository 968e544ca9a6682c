import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventName } from '#shared/contract/events.ts';
import { CardId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { Engine } from '../engine-types.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { run, value } from '../storage/statement.ts';
import type { WriteDb } from '../storage/connection.ts';
import { callContext } from '../testing/call-context.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { addTestCard, makeProfile, snapshot, type TestProfile } from '../testing/make-collection.ts';
import { makeEngine } from '../testing/make-engine.ts';
import { noteServerClock, wrongClock } from './clock-check.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
let profile: TestProfile;
let engine: Engine;
let db: WriteDb;
let events: EventName[];
beforeEach(() => {
  profile = makeProfile();
  events = [];
  engine = makeEngine(profile, { emit: (name) => void events.push(name) });
  db = engine.slot.get().db as WriteDb;
  for (const id of [1, 2, 3]) addTestCard(db, { id, did: 1, type: 2, due: id === 1 ? 5 : 400 });
});
afterEach(async () => {
  await engine.close();
  profile.remove();
});

function answered(cardId: number, atMs: number): void {
  engine.slot.get().transact('sync', () => {
    run(db, 'INSERT INTO revlog VALUES (?, ?, -1, 3, 5, 1, 2500, 1000, 1)', [atMs, cardId]);
    run(db, 'UPDATE cards SET ivl = 5 WHERE id = ?', [cardId]);
  });
}
function syncedAt(atMs: number): void {
  updateCol(db, { lastSyncMs: atMs });
  // A sync that brought something.
  engine.slot.get().transact('sync', () => run(db, 'UPDATE cards SET reps = reps + 1'));
}
const keep = async () => await engine.handlers.collection.keepWrongDates({}, callContext());
const found = async () => await engine.handlers.collection.wrongDates({}, callContext());
const shownBy = () => wrongClock(engine.slot.get())?.shownBy;

test('tells which answers are of later than now, and whose cards wait for a day counted from there', async () => {
  answered(1, TEST_NOW_MS - HOUR_MS);
  expect(await found()).toEqual({ answers: 0, cards: 0, firstMs: null, lastMs: null, waiting: 0 });
  for (const [cardId, ahead] of [
    [1, 1],
    [2, 2],
    [2, 3],
  ] as const) {
    answered(cardId, TEST_NOW_MS + YEAR_MS + ahead);
  }
  expect(await found()).toEqual({
    answers: 3,
    cards: 2,
    firstMs: TEST_NOW_MS + YEAR_MS + 1,
    lastMs: TEST_NOW_MS + YEAR_MS + 3,
    waiting: 1,
  });
});

test('kept with a backup, they no longer stop study; rows stay as they are, and one undo stops it again', async () => {
  answered(1, TEST_NOW_MS + YEAR_MS);
  const { revlog, cards } = snapshot(db);
  const { backupId } = await keep();
  expect(
    (await engine.handlers.backups.list({}, callContext())).map((each) => [each.backupId, each.reason]),
  ).toContainEqual([backupId, 'beforeKeepingDates']);
  expect(events).toContain('changes');
  expect(shownBy()).toBeUndefined();
  expect(snapshot(db)).toMatchObject({ revlog, cards });
  await expect(
    (async () => await engine.handlers.scheduler.next({ limit: 1 }, callContext()))(),
  ).resolves.toBeDefined();
  engine.slot.get().undo();
  expect(shownBy()).toBe('review');
  engine.slot.get().redo();
  expect(shownBy()).toBeUndefined();
});

test('answers that were not there then are a sign of a wrong clock as before, on both sides of those kept', async () => {
  answered(1, TEST_NOW_MS + YEAR_MS);
  answered(2, TEST_NOW_MS + YEAR_MS + HOUR_MS);
  await keep();
  answered(3, TEST_NOW_MS + HOUR_MS);
  expect(wrongClock(engine.slot.get())).toMatchObject({ shownBy: 'review', otherMs: TEST_NOW_MS + HOUR_MS });
  answered(3, TEST_NOW_MS + 2 * YEAR_MS);
  expect(wrongClock(engine.slot.get())).toMatchObject({ otherMs: TEST_NOW_MS + 2 * YEAR_MS });
  await keep();
  expect(shownBy()).toBeUndefined();
});

test('answers that were given within one millisecond may stand right behind those kept', async () => {
  answered(1, TEST_NOW_MS + YEAR_MS);
  await keep();
  await engine.handlers.scheduler.gradeNow(
    { cardIds: [1, 2, 3].map((id) => CardId.parse(id)), rating: 3 },
    callContext(),
  );
  expect(value<number>(db, 'SELECT max(id) FROM revlog')).toBeGreaterThan(TEST_NOW_MS + YEAR_MS);
  expect(shownBy()).toBeUndefined();
});

test('a clock that falls far back is still noticed', async () => {
  answered(1, TEST_NOW_MS - HOUR_MS);
  answered(1, TEST_NOW_MS + YEAR_MS);
  await keep();
  profile.env.setNow(TEST_NOW_MS - YEAR_MS);
  expect(wrongClock(engine.slot.get())).toMatchObject({ shownBy: 'review', otherMs: TEST_NOW_MS - HOUR_MS });
});

test('a sync of later than now is kept, too; the next one that lies ahead is not', async () => {
  syncedAt(TEST_NOW_MS + HOUR_MS + 1);
  expect(shownBy()).toBe('sync');
  await keep();
  expect(shownBy()).toBeUndefined();
  expect(getCol(db).lastSyncMs).toBe(TEST_NOW_MS + HOUR_MS + 1);
  syncedAt(TEST_NOW_MS + 2 * HOUR_MS + 2);
  expect(shownBy()).toBe('sync');
});

test('a clock that nothing speaks against is nothing to keep; one that a server disagrees with is to be set', async () => {
  expect(await keep()).toEqual({ backupId: null });
  noteServerClock(engine.slot.get(), TEST_NOW_MS + HOUR_MS);
  await expect(keep()).rejects.toSatisfy((error) => isAppError(error, 'invalidInput'));
});
