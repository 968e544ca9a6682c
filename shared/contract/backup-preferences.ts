import { z } from 'zod';
import { operation, query } from './define.ts';

const kept = z.int().min(0).max(9999);

/** How often backups are made by themselves and how many stay, for every device: stored in the collection, so it syncs. */
export const BackupPreferences = z.object({
  /** Least time between two while the profile is open. */
  minutesBetween: z.int().min(5).max(9999),
  /** Of those older than two days: the newest of so many days, of what is older of so many weeks, then months. */
  daily: kept,
  weekly: kept,
  monthly: kept,
});
export type BackupPreferences = z.infer<typeof BackupPreferences>;

export const backupPreferences = {
  get: query({
    summary: 'How often backups are made by themselves and how many stay',
    input: z.object({}),
    output: BackupPreferences,
  }),
  set: operation({
    summary: 'Change how often backups are made and how many stay',
    input: BackupPreferences.partial(),
    output: BackupPreferences,
  }),
};
