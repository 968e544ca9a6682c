import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupEntry, BackupReason } from '#shared/contract/backups.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { ProfilePaths } from '../engine-types.ts';
import type { Env } from '../env.ts';
import { codeOf } from '../errors/from-cause.ts';
import { getCol } from '../storage/col-storage.ts';
import { numbersOf } from '../storage/collection-numbers.ts';
import { quickCheck, type WriteDb } from '../storage/connection.ts';
import { findLocalState, setLocalState } from '../storage/local-state.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import { totalChanges } from '../storage/total-changes.ts';
import { type BackupName, backupFileName, parsedBackupName } from './backup-name.ts';
import { backupPreferencesOf } from './backup-preferences.ts';
import { type BackupsKept, superfluousBackups } from './backup-thinning.ts';
import type { Collection } from './collection.ts';
import { withScratchFile, withScratchFileSync } from './scratch.ts';
import { compressFile, compressFileSync, compressStream, type StreamOptions } from './zstd-file.ts';

/** The last backup and the state it holds. In the collection, so that it is replaced together with it. */
const LAST_BACKUP = 'backup.last';
/**
 * One moment's state, taken before any other call can come between. By SQLite itself: opening and closing the live
 * file in any other way would end the locks that keep other processes out.
 */
const COPY = 'VACUUM INTO ?';

export interface BackupRequest extends StreamOptions {
  readonly collection: Collection;
  readonly paths: ProfilePaths;
  readonly reason: BackupReason;
  /** Also when nothing changed since the last one. Copies before a dangerous step are always made. */
  readonly force?: boolean | undefined;
  /** The file has just passed a check. */
  readonly isChecked?: boolean;
  /** Who asks holds the collection alone until the backup is made, and does nothing else with it. */
  readonly isAlone?: boolean;
}

/**
 * Backs the open collection up and thins what is old. When it resolves, the backup is finished and on the disk.
 * Null: nothing changed since the last one. Throws `backup.failed`, and the step that wanted the backup must stop;
 * a damaged collection makes no backup, so that it takes no good one's place.
 */
export async function createBackup(request: BackupRequest): Promise<BackupEntry | null> {
  const { collection, paths, reason, force = false, isChecked = false, isAlone = false } = request;
  const { db, env } = collection;
  const routine = reason === 'automatic' || reason === 'manual';
  if (routine && !force && isUnchanged(collection, paths)) return null;
  return await asBackupFailure(env, request.signal, async () => {
    if (!isChecked) quickCheck(db);
    const { modMs } = getCol(db);
    const { cards } = numbersOf(db);
    const kept = backupPreferencesOf(db);
    const backupId = freeFileName(paths, { createdMs: env.clock.nowMs(), reason, kind: 'own', cards });
    const target = join(paths.backups, backupId);
    if (isAlone) await compressInPlace(request, target);
    else await compressCopy(request, target);
    // The collection may have been closed or replaced while the copy was compressed; then there is nothing to note.
    if (db.open && !db.inTransaction)
      collection.writeQuietly(() => setLocalState(db, LAST_BACKUP, { backupId, modMs }));
    thinBackups(paths, env, kept);
    return entryOf(paths, backupId);
  });
}

/** The moment it is called, whatever happens then. */
async function compressCopy(request: BackupRequest, target: string): Promise<void> {
  const { collection, paths } = request;
  await withScratchFile(paths, 'backup', async (copy) => {
    collection.db.prepare(COPY).run(copy);
    await compressFile(copy, target, request);
  });
}

/** The file as it lies there, without a copy of all of it first. */
async function compressInPlace(request: BackupRequest, target: string): Promise<void> {
  const { collection } = request;
  try {
    const sizeBytes = collection.file.settle();
    await compressStream(unchangedBytes(collection, sizeBytes), sizeBytes, target, request);
  } catch (error: unknown) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    await compressCopy(request, target);
  }
}

class ChangedMeanwhile extends Error {}

/** The file's own bytes. An automatic backup may note meanwhile that it was made. */
async function* unchangedBytes({ db, file }: Collection, sizeBytes: number): AsyncGenerator<Buffer> {
  const changes = totalChanges(db);
  yield* file.bytes(sizeBytes);
  if (totalChanges(db) !== changes) throw new ChangedMeanwhile();
}

export interface BesideRequest extends Pick<BackupRequest, 'collection' | 'paths'> {
  readonly sharedForMs?: number;
}

export interface RunningBackup {
  /** Rejects with `backup.failed`. */
  readonly done: Promise<void>;
  /** Leaves it unless it is finished. When this resolves, nothing reads the collection any more. */
  stop(): Promise<void>;
}

/**
 * Backs up the collection as it is now while a transaction that follows at once goes on: that one may commit only when
 * the backup is done, or after it was stopped. Null: nothing changed since the last one, or one like it was made less
 * than `sharedForMs` ago. Nothing is checked and so nothing thinned here; the next backup on closing or of the half
 * hour does both.
 */
export function backUpBeside({ collection, paths, sharedForMs = 0 }: BesideRequest): RunningBackup | null {
  const { db, env, file } = collection;
  if (isUnchanged(collection, paths) || wasMadeWithin(sharedForMs, 'beforeMerge', paths, env)) return null;
  const controller = new AbortController();
  const done = asBackupFailure(env, controller.signal, async () => {
    const sizeBytes = file.settle();
    const { cards } = numbersOf(db);
    const backupId = freeFileName(paths, { createdMs: env.clock.nowMs(), reason: 'beforeMerge', kind: 'own', cards });
    const { signal } = controller;
    await compressStream(file.bytes(sizeBytes), sizeBytes, join(paths.backups, backupId), { signal });
  });
  // Whoever waits for it hears of it; until then it is nobody's failure.
  const settled = done.catch(() => undefined);
  return {
    done,
    stop: async () => {
      controller.abort();
      await settled;
    },
  };
}

export interface ServerCopyRequest extends StreamOptions {
  readonly paths: ProfilePaths;
  readonly env: Env;
  /** The server's collection as it was sent; stays where it is. */
  readonly file: string;
  readonly cards?: number | null | undefined;
  /** Unless given, nothing is thinned. */
  readonly kept?: BackupsKept;
}

/** Keeps a server's collection among the backups. Throws `backup.failed`. */
export async function keepServerCopy(request: ServerCopyRequest): Promise<BackupEntry> {
  const { paths, env, file, cards = null, kept } = request;
  return await asBackupFailure(env, request.signal, async () => {
    const name: BackupName = { createdMs: env.clock.nowMs(), reason: 'serverCopy', kind: 'server', cards };
    const backupId = freeFileName(paths, name);
    await compressFile(file, join(paths.backups, backupId), request);
    if (kept !== undefined) thinBackups(paths, env, kept);
    return entryOf(paths, backupId);
  });
}

/** Keeps a file of an older version as it was before its migration; opening can't wait for threads. Throws `backup.failed`. */
export function keepBeforeMigration(db: WriteDb, paths: ProfilePaths, env: Env): void {
  try {
    const name: BackupName = { createdMs: env.clock.nowMs(), reason: 'beforeMigration', kind: 'own', cards: null };
    const backupId = freeFileName(paths, name);
    withScratchFileSync(paths, 'backup', (copy) => {
      db.prepare(COPY).run(copy);
      compressFileSync(copy, join(paths.backups, backupId));
    });
  } catch (cause: unknown) {
    throw backupFailure(env, cause);
  }
}

/** Removes what a process that was killed has left half written. To be called before any backup is begun. */
export function removeUnfinishedBackups({ backups }: ProfilePaths): void {
  if (!existsSync(backups)) return;
  for (const fileName of readdirSync(backups)) {
    const finished = fileName.replace(/\.part$/, '');
    if (finished !== fileName && parsedBackupName(finished) !== undefined) rmSync(join(backups, fileName));
  }
}

/** Newest first. Files that are none of ours are left out. */
export function listBackups(paths: ProfilePaths): BackupEntry[] {
  return namedBackups(paths)
    .map(({ backupId }) => entryOf(paths, backupId))
    .sort((a, b) => b.createdMs - a.createdMs);
}

/** When the last backup of this reason was made; undefined: never. */
export function lastBackupMs(paths: ProfilePaths, reason: BackupReason): number | undefined {
  return listBackups(paths).find((backup) => backup.reason === reason)?.createdMs;
}

function wasMadeWithin(ms: number, reason: BackupReason, paths: ProfilePaths, env: Env): boolean {
  try {
    const agoMs = env.clock.nowMs() - (lastBackupMs(paths, reason) ?? Number.NEGATIVE_INFINITY);
    return agoMs >= 0 && agoMs < ms;
  } catch (error: unknown) {
    // A folder that can't be read: making the backup fails as well then, and says why.
    env.log.warn('backups can’t be listed', { code: codeOf(error) });
    return false;
  }
}

function isUnchanged({ db }: Collection, paths: ProfilePaths): boolean {
  const { modMs: presentMs } = getCol(db);
  const last = findLocalState(db, LAST_BACKUP);
  // A new collection has mod 0 until somebody changes it: there is nothing to lose.
  if (!isJsonObject(last)) return presentMs === 0;
  const { backupId, modMs } = last;
  return typeof backupId === 'string' && modMs === presentMs && existsSync(join(paths.backups, backupId));
}

function thinBackups(paths: ProfilePaths, env: Env, kept: BackupsKept): void {
  try {
    for (const { backupId } of superfluousBackups(namedBackups(paths), { nowMs: env.clock.nowMs(), kept })) {
      rmSync(join(paths.backups, backupId), { force: true });
    }
  } catch (error: unknown) {
    // A backup too many is no reason to call the one that was just made failed.
    env.log.warn('backups were not thinned', { code: codeOf(error) });
  }
}

function namedBackups({ backups }: ProfilePaths): (BackupName & { readonly backupId: string })[] {
  mkdirSync(backups, { recursive: true });
  return readdirSync(backups).flatMap((backupId) => {
    const name = parsedBackupName(backupId);
    return name === undefined ? [] : [{ ...name, backupId }];
  });
}

/** Two backups in the same millisecond must not share a name. */
function freeFileName(paths: ProfilePaths, name: BackupName): string {
  mkdirSync(paths.backups, { recursive: true });
  for (let { createdMs } = name; ; createdMs++) {
    const fileName = backupFileName({ ...name, createdMs });
    if (!existsSync(join(paths.backups, fileName))) return fileName;
  }
}

function entryOf({ backups }: ProfilePaths, backupId: string): BackupEntry {
  const name = parsedBackupName(backupId);
  if (name === undefined) throw new AppError('notFound', { what: 'backup', id: backupId });
  return { backupId, bytes: statSync(join(backups, backupId)).size, ...name };
}

async function asBackupFailure<T>(env: Env, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause: unknown) {
    if (signal?.aborted) throw new AppError('interrupted', {}, { cause });
    throw backupFailure(env, cause);
  }
}

function backupFailure(env: Env, cause: unknown): AppError<'backup.failed'> {
  const reason = reasonOf(cause);
  env.log.error('backup failed', { reason });
  return new AppError('backup.failed', { reason }, { cause });
}

function reasonOf(cause: unknown): string {
  if (isAppError(cause)) return cause.code;
  return codeOf(cause) ?? 'unknown';
}
