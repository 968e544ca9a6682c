import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type { CallContext } from '#shared/contract/define.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import type { CollectionSlot, ProfilePaths } from '../engine-types.ts';
import type { Env } from '../env.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { ServerFile } from './server-file.ts';
import type { SyncClient } from './sync-client.ts';
import { type SyncMarks, onlyWeDownloaded } from './sync-state.ts';

export type SyncContext = CallContext<SyncProgress>;

/** A copy of the collection as it was before a merge, made while that waits for the server. */
export interface BackupBesideMerge {
  /** To be waited for before the server and the collection are told to keep what was merged. */
  readonly done: Promise<void>;
  /** Leaves it unless it is finished. To be waited for before anything else is written after a merge that failed. */
  stop(): Promise<void>;
}

/** Keeps what a one-way sync replaces. Each is finished and on disk when it resolves with the backup's id. */
export interface SafetyCopies {
  backupCollection(reason: 'beforeDownload' | 'beforeUpload' | 'sanityFailure', context: SyncContext): Promise<string>;
  /**
   * To be called right before a merge's transaction begins. Null: nothing changed since the last backup, or that was
   * made just now.
   */
  backUpBesideMerge(): BackupBesideMerge | null;
  /** Keeps a copy of what the server sent; the file itself stays. */
  keepServerCopy(file: ServerFile, context: SyncContext): Promise<string>;
}

/** The borders that a collection crosses on its way from and to a server. */
export interface CollectionFiles {
  /** Turns Anki's file at `path` into one of ours, verified, in place. */
  adopt(path: string): void;
  /** Writes a fresh schema-11 file without pending marks, bearing `marks`. */
  exportForUpload(db: WriteDb, targetPath: string, marks: SyncMarks): void;
  numbersOf(db: ReadDb): CollectionNumbers;
}

/** All that one one-way sync works with. */
export interface FullSyncRun {
  readonly paths: ProfilePaths;
  readonly env: Env;
  readonly slot: CollectionSlot;
  readonly safety: SafetyCopies;
  readonly files: CollectionFiles;
  readonly client: SyncClient;
  readonly context: SyncContext;
  /** With which account the collection will be in step. */
  readonly account: { readonly base: string; readonly username: string };
  /** Fetched while the user was choosing; used when it is still what the server has. */
  readonly inspected: ServerFile | undefined;
  /** Our own safety download moved the server on: the choice stays good for these marks. */
  readonly onServerMarks: (marks: SyncMarks) => void;
}

export interface FullSyncResult {
  readonly kind: 'uploaded' | 'downloaded';
  readonly backups: string[];
  readonly numbers: CollectionNumbers;
  readonly bytes: number;
}

export function reportStage({ report }: SyncContext, stage: SyncProgress['stage']): void {
  report({ stage, doneBytes: 0, totalBytes: null });
}

export function reportBytes({ report }: SyncContext, stage: SyncProgress['stage']) {
  return (doneBytes: number, totalBytes: number): void => report({ stage, doneBytes, totalBytes });
}

/**
 * A download, failed on its way or not, moves the server on. What the user chose stays chosen when that was all,
 * so that trying again needs no new choice.
 */
export async function noteOwnDownload({ client, env, onServerMarks }: FullSyncRun, before: SyncMarks): Promise<void> {
  try {
    const now = await client.meta();
    if (onlyWeDownloaded(before, now)) onServerMarks(now);
  } catch (error) {
    // Only means that the user is asked again. What happened to the download itself is what gets reported.
    env.log.info('no meta after a download', { code: isAppError(error) ? error.code : 'unknown' });
  }
}
