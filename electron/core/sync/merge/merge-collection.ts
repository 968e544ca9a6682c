import type { MergeCounts } from '#shared/contract/sync.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-codes.ts';
import { beginDay } from '../../collection/begin-day.ts';
import type { Collection } from '../../collection/collection.ts';
import { getCol, updateCol } from '../../storage/col-storage.ts';
import type { FullSyncRun, SafetyCopies } from '../full-sync-run.ts';
import { syncedWith, unsettledMerge } from '../sync-state.ts';
import { type NormalSyncRun, normalSync } from './normal-sync.ts';

export interface MergeRun extends Omit<NormalSyncRun, 'beforeFinish'> {
  readonly safety: SafetyCopies;
  readonly account: FullSyncRun['account'];
}

/** After these the server has no merge of ours; telling it to abort would end another device's. */
const NOTHING_TO_ABORT: ReadonlySet<ErrorCode> = new Set(['sync.otherDeviceSyncing', 'sync.sessionEnded']);

/**
 * Brings both sides to the same state. Here everything happens in one transaction: whatever goes wrong, the
 * collection is as it was and the server has been told to forget. Only a failed comparison at the end leaves a mark,
 * that the next sync has to go one way.
 */
export async function mergeCollection(run: MergeRun): Promise<MergeCounts> {
  const { collection, calls, context, safety, account } = run;
  const { db, env } = collection;
  context.throwIfCancelled();
  // A transaction of its own: a new day begins whether or not the merge succeeds.
  beginDay(collection);
  collection.clearUndo();
  const wasUnsettled = unsettledMerge.find(db) !== undefined;
  if (!wasUnsettled) collection.writeQuietly(() => unsettledMerge.set(db, true), { durable: false });
  const backup = safety.backUpBesideMerge();
  let finishAsked = false;
  const beforeFinish = async (): Promise<void> => {
    await backup?.done;
    finishAsked = true;
  };
  try {
    return await collection.writeAcross(async () => {
      const counts = await normalSync({ ...run, beforeFinish });
      syncedWith.set(db, { ...account, atMs: env.clock.nowMs() });
      unsettledMerge.remove(db);
      return counts;
    });
  } catch (cause) {
    // It reads what was there before, which the next commit may write over.
    await backup?.stop();
    if (!finishAsked && !wasUnsettled) {
      collection.writeQuietly(() => unsettledMerge.remove(db), { durable: false });
    }
    if (!isAppError(cause) || !NOTHING_TO_ABORT.has(cause.code)) {
      if (!(await calls.abort())) env.log.info('the server could not be told that the merge was given up');
    }
    if (isAppError(cause, 'sync.sanityFailed')) await demandOneWay(run, cause.details);
    throw cause;
  }
}

/** The two sides have drifted apart in a way that merging can't mend; one has to replace the other. */
async function demandOneWay({ collection, safety, context }: MergeRun, details: object): Promise<void> {
  const { env } = collection;
  env.log.error('the counts differ after a merge', { ...details });
  try {
    await safety.backupCollection('sanityFailure', context);
  } catch (error: unknown) {
    // The mark matters more; a one-way sync makes its own backup before it replaces anything.
    env.log.error('no backup after a failed count check', { code: isAppError(error) ? error.code : 'unknown' });
  }
  markSchemaChanged(collection);
}

function markSchemaChanged(collection: Collection): void {
  const { db, env } = collection;
  collection.writeQuietly(() => {
    const { modMs, scmMs } = getCol(db);
    // The collection's mod moves along: a server that sees the mod it knows asks no further.
    const nowMs = Math.max(env.clock.nowMs(), modMs + 1, scmMs + 1);
    updateCol(db, { modMs: nowMs, scmMs: nowMs });
  });
}
