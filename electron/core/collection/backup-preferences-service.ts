import type { backupPreferences } from '#shared/contract/backup-preferences.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { setConfig } from '../storage/config-storage.ts';
import { BACKUP_PREFERENCES, backupPreferencesOf, withBackupPreferences } from './backup-preferences.ts';
import type { Collection } from './collection.ts';

export interface BackupPreferencesServiceDeps {
  readonly collection: () => Collection;
}

/** A change is one step to undo, as with the official client. What is too many then goes with the next backup. */
export function backupPreferencesService({
  collection,
}: BackupPreferencesServiceDeps): Handlers<typeof backupPreferences> {
  return {
    get: () => backupPreferencesOf(collection().db),
    set: (patch) => {
      const col = collection();
      return col.transact('changeBackupPreferences', () => {
        const { db, env } = col;
        const stamp = { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
        setConfig(db, BACKUP_PREFERENCES, withBackupPreferences(db, patch), stamp);
        return backupPreferencesOf(db);
      });
    },
  };
}
