import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackupPreferences } from '#shared/contract/backup-preferences.ts';
import type { JsonValue } from '#shared/domain/json-value.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { backupPreferencesService } from './backup-preferences-service.ts';

const USUAL = { minutesBetween: 30, daily: 12, weekly: 10, monthly: 9 };

let col: TestCollection;
let preferences: ReturnType<typeof backupPreferencesService>;
beforeEach(() => {
  col = makeCollection();
  preferences = backupPreferencesService({ collection: () => col.collection });
});
afterEach(() => col.remove());

const get = async (): Promise<BackupPreferences> => await preferences.get({}, callContext());
const set = async (patch: Partial<BackupPreferences>): Promise<unknown> => await preferences.set(patch, callContext());
const stored = (): JsonValue | undefined => findConfig(col.db, 'backups');
const store = (value: JsonValue): boolean => setConfig(col.db, 'backups', value, { mtimeSecs: 0, usn: 0 });

test('what was never chosen is what the official client does', async () => {
  expect(await get()).toEqual(USUAL);
  expect(stored()).toBeUndefined();
});

test('a change is stored under the official client’s keys, to be synced, and undone in one step', async () => {
  await set({ daily: 3, minutesBetween: 15 });
  expect(stored()).toEqual({ daily: 3, weekly: 10, monthly: 9, minimum_interval_mins: 15 });
  expect(col.db.prepare("SELECT usn FROM config WHERE key = 'backups'").get()).toEqual({ usn: -1 });
  col.collection.undo();
  expect(await get()).toEqual(USUAL);
});

test('what lies beyond the range is shown at its end, and stays with what else is there until it is changed', async () => {
  store({ daily: 20_000, weekly: 1, monthly: 2, minimum_interval_mins: 0, more: ['kept'] });
  expect(await get()).toEqual({ minutesBetween: 5, daily: 9999, weekly: 1, monthly: 2 });
  await set({ weekly: 7 });
  expect(stored()).toEqual({ daily: 20_000, weekly: 7, monthly: 2, minimum_interval_mins: 0, more: ['kept'] });
});

test('what lacks a number or has a wrong one counts for nothing, as with the official client', async () => {
  for (const wrong of [
    null,
    7,
    [],
    { daily: 3 },
    { daily: 2.5, weekly: 1, monthly: 1, minimum_interval_mins: 30 },
    { daily: -1, weekly: 1, monthly: 1, minimum_interval_mins: 30 },
    { daily: '3', weekly: 1, monthly: 1, minimum_interval_mins: 30 },
  ] as const) {
    store(wrong);
    expect(await get()).toEqual(USUAL);
  }
});
