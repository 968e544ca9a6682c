import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { backups } from '#shared/contract/backups.ts';
import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type { CallContext, Handlers, ProgressOf } from '#shared/contract/define.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { CollectionSlot, ProfilePaths } from '../engine-types.ts';
import type { Env } from '../env.ts';
import { codeOf } from '../errors/from-cause.ts';
import { numbersOf } from '../storage/collection-numbers.ts';
import { adoptAnkiFile } from '../storage/exchange/adopt-anki-file.ts';
import { createBackup, listBackups } from './backup.ts';
import { type BackupName, parsedBackupName } from './backup-name.ts';
import { markReplaced, prepareOwnFile } from './incoming-file.ts';
import { withScratchFile } from './scratch.ts';
import { decompressFile } from './zstd-file.ts';

export interface BackupServiceDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly env: Env;
  /** Called when a backup took the collection's place: automatic sync must not undo that before the user chose. */
  readonly onRestored: () => void;
}

type RestoreContext = CallContext<ProgressOf<(typeof backups)['restore']>>;

export function backupService(deps: BackupServiceDeps): Handlers<typeof backups> {
  const { slot, paths } = deps;
  return {
    list: () => listBackups(paths),
    create: ({ force }, { signal, report }) =>
      createBackup({
        collection: slot.get(),
        paths,
        reason: 'manual',
        force,
        signal,
        onProgress: (doneBytes, totalBytes) => report({ doneBytes, totalBytes }),
      }),
    restore: ({ backupId }, context) => restore(deps, backupId, context),
  };
}

/**
 * Nothing of the present is touched before the backup lies beside it, whole and checked. The present collection is
 * backed up first if it is open; one that could not be opened can't be, and is kept under another name by the slot.
 */
async function restore(
  { slot, paths, env, onRestored }: BackupServiceDeps,
  backupId: string,
  context: RestoreContext,
): Promise<CollectionNumbers> {
  // Only names that we give: anything else could point out of the folder.
  const name = parsedBackupName(backupId);
  const file = join(paths.backups, backupId);
  if (name === undefined || !existsSync(file)) throw new AppError('notFound', { what: 'backup', id: backupId });
  return await withScratchFile(paths, 'restore', async (scratch) => {
    context.report({ stage: 'unpacking' });
    await unpack(file, scratch, context);
    context.report({ stage: 'checking' });
    prepare(scratch, name, env);
    markReplaced(scratch, env);
    context.throwIfCancelled();
    context.report({ stage: 'backingUp' });
    const current = slot.find();
    if (current !== undefined) {
      await createBackup({ collection: current, paths, reason: 'beforeRestore', signal: context.signal });
    }
    context.throwIfCancelled();
    context.report({ stage: 'replacing' });
    slot.replaceWith(scratch);
    onRestored();
    return numbersOf(slot.get().db);
  });
}

async function unpack(file: string, scratch: string, { signal }: RestoreContext): Promise<void> {
  try {
    await decompressFile(file, scratch, { signal });
  } catch (cause: unknown) {
    if (signal.aborted) throw new AppError('interrupted', {}, { cause });
    const code = codeOf(cause) ?? 'unreadable';
    if (code === 'ENOSPC') throw new AppError('disk.full', { file: scratch }, { cause });
    throw new AppError('backup.damaged', { reason: code }, { cause });
  }
}

function prepare(scratch: string, { kind }: BackupName, env: Env): void {
  if (kind === 'own') {
    prepareOwnFile(scratch);
    return;
  }
  try {
    adoptAnkiFile(scratch, { env });
  } catch (cause: unknown) {
    if (isAppError(cause, 'file.notACollection'))
      throw new AppError('backup.damaged', { reason: cause.code }, { cause });
    throw cause;
  }
}
