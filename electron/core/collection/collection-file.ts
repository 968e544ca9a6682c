import { existsSync, readdirSync, statSync } from 'node:fs';
import { AppError } from '#shared/errors/app-error.ts';
import type { ProfilePaths, StockNames } from '../engine-types.ts';
import type { Env } from '../env.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { openDb, quickCheck, type WriteDb } from '../storage/connection.ts';
import { createCollectionFile } from '../storage/create-collection-file.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { migrate, neededMigrations } from '../storage/migrations/migrate.ts';
import { withSqliteErrors } from '../storage/sqlite-error.ts';
import { keepBeforeMigration } from './backup.ts';
import { parsedBackupName } from './backup-name.ts';
import { OpenCollection } from './open-collection.ts';

export interface FileOptions {
  readonly paths: ProfilePaths;
  readonly env: Env;
  readonly stockNames: StockNames;
  /** False: the profile had a collection, so a missing file is a loss and no new profile. */
  readonly createIfMissing?: boolean | undefined;
}

/**
 * Opens the profile's collection: recovers and checks what was not closed cleanly, backs up and migrates what is of
 * an older version. A new profile gets an empty collection. Throws the AppError that says why it can't be opened;
 * then nothing is left open and the file is as it was.
 */
export function openCollectionFile(options: FileOptions): OpenCollection {
  const { paths, env } = options;
  if (!existsSync(paths.collection)) createForNewProfile(options);
  const recovered = wasNotClosed(paths.collection);
  const db = openDb(paths.collection);
  try {
    // A log that was left behind was just written into the file by SQLite; whether the disk kept it all is another matter.
    if (recovered) quickCheck(db);
    if (neededMigrations(db).length > 0) keepBeforeMigration(db, paths, env);
    migrate(db);
    noteCreationZone(db, env);
    return new OpenCollection(db, env, recovered);
  } catch (error: unknown) {
    db.close();
    throw error;
  }
}

/** A write-ahead log with something in it beside the file: the process that had it open did not close it. */
export function wasNotClosed(path: string): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return log !== undefined && log.size > 0;
}

/** A profile that has backups, or the rest of a collection, had one: an empty one in its place would hide the loss. */
function createForNewProfile({ paths, env, stockNames, createIfMissing = true }: FileOptions): void {
  const hadOne = !createIfMissing || wasNotClosed(paths.collection) || hasBackups(paths);
  if (hadOne) throw new AppError('collection.missing', { file: paths.collection });
  createCollectionFile(paths.collection, { env, stockNames });
}

function hasBackups({ backups }: ProfilePaths): boolean {
  return existsSync(backups) && readdirSync(backups).some((name) => parsedBackupName(name) !== undefined);
}

/**
 * Old clients did not store in which zone the collection was made. The official client adds the zone's offset on
 * the day of creation when it opens such a collection, as a change of its own, and so do we.
 */
function noteCreationZone(db: WriteDb, env: Env): void {
  if (findConfig(db, 'sched2021') !== true || typeof findConfig(db, 'creationOffset') === 'number') return;
  withSqliteErrors(db.name, () =>
    db.transaction(() => {
      const { crtSecs, modMs } = getCol(db);
      const nowMs = env.clock.nowMs();
      const stamp = { mtimeSecs: Math.floor(nowMs / 1000), usn: -1 };
      setConfig(db, 'creationOffset', env.clock.offsetWestMins(crtSecs), stamp);
      updateCol(db, { modMs: Math.max(nowMs, modMs + 1) });
    })(),
  );
}
