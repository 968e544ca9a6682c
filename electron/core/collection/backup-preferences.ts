import type { BackupPreferences } from '#shared/contract/backup-preferences.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { isJsonObject } from '../storage/lossless-json.ts';

/** In the collection's configuration, under the official client's keys. */
export const BACKUP_PREFERENCES = 'backups';
const KEYS: Readonly<Record<keyof BackupPreferences, string>> = {
  minutesBetween: 'minimum_interval_mins',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
};
const USUAL: BackupPreferences = { minutesBetween: 30, daily: 12, weekly: 10, monthly: 9 };
const MOST = 9999;
const LEAST_MINUTES = 5;

/** What another client stored beyond our range counts as the nearest value within it, and stays until it is changed. */
export function backupPreferencesOf(db: ReadDb): BackupPreferences {
  const stored = storedBackupPreferences(db);
  const number = (name: keyof BackupPreferences): number => Math.min(Number(stored[KEYS[name]]), MOST);
  return {
    minutesBetween: Math.max(number('minutesBetween'), LEAST_MINUTES),
    daily: number('daily'),
    weekly: number('weekly'),
    monthly: number('monthly'),
  };
}

/** The stored object with these values in it. */
export function withBackupPreferences(
  db: ReadDb,
  patch: { readonly [K in keyof BackupPreferences]?: number | undefined },
): JsonObject {
  const { minutesBetween, daily, weekly, monthly } = patch;
  return {
    ...storedBackupPreferences(db),
    ...(minutesBetween === undefined ? {} : { [KEYS.minutesBetween]: minutesBetween }),
    ...(daily === undefined ? {} : { [KEYS.daily]: daily }),
    ...(weekly === undefined ? {} : { [KEYS.weekly]: weekly }),
    ...(monthly === undefined ? {} : { [KEYS.monthly]: monthly }),
  };
}

/** As with the official client an object that lacks a number, or has a wrong one, counts for nothing as a whole. */
function storedBackupPreferences(db: ReadDb): JsonObject {
  const stored = findConfig(db, BACKUP_PREFERENCES);
  const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (isJsonObject(stored) && Object.values(KEYS).every((key) => isCount(stored[key]))) return stored;
  return {
    [KEYS.daily]: USUAL.daily,
    [KEYS.weekly]: USUAL.weekly,
    [KEYS.monthly]: USUAL.monthly,
    [KEYS.minutesBetween]: USUAL.minutesBetween,
  };
}
