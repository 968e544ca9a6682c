import { isAppError } from '#shared/errors/app-error.ts';
import { createBackup, lastBackupMs } from './collection/backup.ts';
import { backupPreferencesOf } from './collection/backup-preferences.ts';
import type { Collection } from './collection/collection.ts';
import type { CollectionSlot, EngineOptions } from './engine-types.ts';
import { codeOf } from './errors/from-cause.ts';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 5 * MINUTE_MS;
/** Scripts open and close a profile for each call; without this each would leave a whole copy behind. */
const CLOSING_BACKUP_MS = 5 * MINUTE_MS;

export type AutomaticBackupsDeps = Pick<EngineOptions, 'paths' | 'env' | 'emit'> & { readonly slot: CollectionSlot };

/** Backups that nobody asked for: now and then while the profile is open, and on close. */
export class AutomaticBackups {
  readonly #deps: AutomaticBackupsDeps;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: AutomaticBackupsDeps) {
    this.#deps = deps;
  }

  start(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.look());
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** With a last one. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await this.#backUp(() => CLOSING_BACKUP_MS);
  }

  /** Makes one if the chosen time has gone. Looks come at their own moments: the nearest one is meant. */
  async look(): Promise<void> {
    await this.#backUp(({ db }) => backupPreferencesOf(db).minutesBetween * MINUTE_MS - LOOK_EVERY_MS / 2);
  }

  /** Unless nothing changed, or the last one is younger than this. A failure is told, but stops nothing. */
  async #backUp(atLeastMs: (collection: Collection) => number): Promise<void> {
    const { paths, env, emit, slot } = this.#deps;
    const collection = slot.find();
    // A merge has rows in it that may be rolled back; it made a backup of its own.
    if (collection === undefined || collection.db.inTransaction) return;
    try {
      const last = lastBackupMs(paths, 'automatic') ?? Number.NEGATIVE_INFINITY;
      if (env.clock.nowMs() - last < atLeastMs(collection)) return;
      await createBackup({ collection, paths, reason: 'automatic' });
    } catch (error: unknown) {
      env.log.error('automatic backup failed', { code: codeOf(error) });
      emit('backupFailed', { reason: isAppError(error, 'backup.failed') ? error.details.reason : 'unknown' });
    }
  }
}
