import { constants, existsSync, mkdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CollectionNumbers, collection } from '#shared/contract/collection.ts';
import type { CallContext, Handlers, ProgressOf } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { allChanged } from '#shared/domain/op-changes.ts';
import { databaseCheck } from '../check/check-service.ts';
import type { CollectionSlot, EngineOptions, ProfilePaths, StockNames } from '../engine-types.ts';
import type { Env } from '../env.ts';
import { getCol, isSchemaChanged } from '../storage/col-storage.ts';
import { lastReviewMsOf, numbersOf } from '../storage/collection-numbers.ts';
import { adoptAnkiFile } from '../storage/exchange/adopt-anki-file.ts';
import { exportSchema11 } from '../storage/exchange/write-schema-11.ts';
import {
  countsDaysTheOldWay,
  schedulerVersion,
  storeTimeZone,
  updateScheduler,
} from '../old-scheduler/update-scheduler.ts';
import { createBackup } from './backup.ts';
import { refuseWrongClock, wrongClock } from './clock-check.ts';
import { markReplaced } from './incoming-file.ts';
import { withScratchFile } from './scratch.ts';
import { wrongDates } from './wrong-dates.ts';

export interface CollectionServiceDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly env: Env;
  readonly emit: EngineOptions['emit'];
  readonly stockNames: StockNames;
}

type ImportContext = CallContext<ProgressOf<(typeof collection)['importAnki2']>>;
type ExportContext = CallContext<ProgressOf<(typeof collection)['exportAnki2']>>;

export function collectionService(deps: CollectionServiceDeps): Handlers<typeof collection> {
  const { slot } = deps;
  return {
    state: () => {
      const open = slot.find();
      if (open !== undefined) return { open: true, recovered: open.recovered };
      const { code, details } = (slot.openError ?? new AppError('collection.notOpen', {})).toWire();
      return { open: false, error: { code, details } };
    },
    info: () => ({ ...numbersOf(slot.get().db), lastReviewMs: lastReviewMsOf(slot.get().db) }),
    ...studyBasics(deps),
    ...wrongDates(deps),
    ...databaseCheck(deps),
    exportAnki2: ({ path, overwrite = false }, context) => exportAnki2(deps, path, overwrite, context),
    importAnki2: ({ path }, context) => importAnki2(deps, path, context),
  };
}

type StudyBasics = 'clock' | 'schemaState' | 'schedulerState' | 'updateScheduler' | 'storeTimeZone';
/** What must be right before anything is studied. */
function studyBasics(deps: CollectionServiceDeps): Pick<Handlers<typeof collection>, StudyBasics> {
  const { slot } = deps;
  return {
    clock: () => ({ wrong: wrongClock(slot.get()) }),
    schemaState: () => {
      const col = getCol(slot.get().db);
      return { changed: isSchemaChanged(col), synced: col.lastSyncMs > 0 };
    },
    schedulerState: () => {
      const { db } = slot.get();
      return { version: schedulerVersion(db), oldTimeZone: countsDaysTheOldWay(db) };
    },
    updateScheduler: (_input, context) => updateOldScheduler(deps, context),
    storeTimeZone: () => {
      const col = slot.get();
      return col.transact('storeTimeZone', () => {
        storeTimeZone(col);
        return null;
      });
    },
  };
}

type UpdateContext = CallContext<ProgressOf<(typeof collection)['updateScheduler']>>;

async function updateOldScheduler(
  { slot, paths, emit }: CollectionServiceDeps,
  context: UpdateContext,
): Promise<{ backupId: string }> {
  const col = slot.get();
  if (schedulerVersion(col.db) === 'third') throw new AppError('scheduler.upToDate', {});
  refuseWrongClock(col);
  context.report({ stage: 'backingUp' });
  const { signal } = context;
  const backup = await createBackup({ collection: col, paths, reason: 'beforeSchedulerUpdate', force: true, signal });
  if (backup === null) throw new AppError('backup.failed', { reason: 'notMade' });
  context.throwIfCancelled();
  context.report({ stage: 'updating' });
  const { changes } = col.transact('updateScheduler', () => updateScheduler(col));
  // Steps of before would bring rows of the old scheduler back.
  col.clearUndo();
  if (changes !== null) emit('changes', allChanged('updateScheduler'));
  return { backupId: backup.backupId };
}

function exportAnki2(
  { slot }: CollectionServiceDeps,
  path: string,
  overwrite: boolean,
  context: ExportContext,
): { bytes: number } {
  if (existsSync(path) && !overwrite) throw new AppError('file.exists', { file: path });
  mkdirSync(dirname(path), { recursive: true });
  const { bytes } = exportSchema11(slot.get().db, path, {
    onStage: (stage) => {
      context.throwIfCancelled();
      context.report({ stage });
    },
  });
  return { bytes };
}

async function importAnki2(
  { slot, paths, env }: CollectionServiceDeps,
  path: string,
  context: ImportContext,
): Promise<CollectionNumbers> {
  if (!existsSync(path)) throw new AppError('notFound', { what: 'file', id: path });
  return await withScratchFile(paths, 'import', async (scratch) => {
    context.report({ stage: 'copying' });
    await copyFile(path, scratch, constants.COPYFILE_FICLONE);
    context.throwIfCancelled();
    context.report({ stage: 'checking' });
    adoptAnkiFile(scratch, { env, onStage: (stage) => context.report({ stage }) });
    markReplaced(scratch, env);
    context.throwIfCancelled();
    const current = slot.find();
    if (current !== undefined) {
      await createBackup({ collection: current, paths, reason: 'beforeImport', signal: context.signal });
    }
    context.throwIfCancelled();
    context.report({ stage: 'replacing' });
    slot.replaceWith(scratch);
    return numbersOf(slot.get().db);
  });
}
