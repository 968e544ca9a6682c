import type { CheckOutcome, collection } from '#shared/contract/collection.ts';
import type { CallContext, Handlers, ProgressOf } from '#shared/contract/define.ts';
import { allChanged } from '#shared/domain/op-changes.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { createBackup } from '../collection/backup.ts';
import { refuseWrongClock } from '../collection/clock-check.ts';
import type { Collection } from '../collection/collection.ts';
import type { CollectionSlot, EngineOptions, ProfilePaths, StockNames } from '../engine-types.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import { compact, quickCheck, rebuildIndexes } from '../storage/connection.ts';
import { checkCollection } from './check-collection.ts';
import type { CheckReport } from './check-report.ts';

export interface DatabaseCheckDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly emit: EngineOptions['emit'];
  readonly stockNames: StockNames;
}

type CheckContext = CallContext<ProgressOf<(typeof collection)['check']>>;

/** Carries a report out of a transaction that is not to be kept. */
class OnlyLooked extends Error {
  readonly report: CheckReport;

  constructor(report: CheckReport) {
    super('the transaction was only to look');
    this.report = report;
  }
}

/** Check Database. */
export function databaseCheck(deps: DatabaseCheckDeps): Pick<Handlers<typeof collection>, 'check'> {
  return {
    check: async ({ onlyLook = false }, context) => {
      try {
        return onlyLook ? look(deps, context) : await mend(deps, context);
      } catch (error: unknown) {
        const damage = damageIn(error);
        // Nothing is written to it any more; restoring keeps the file as it is under another name.
        if (damage !== undefined) deps.slot.closeDamaged(damage);
        throw damage ?? error;
      }
    },
  };
}

function damageIn(error: unknown): AppError | undefined {
  const known = fromCause(error);
  return isAppError(known, 'collection.damaged') ? known : undefined;
}

function look(deps: DatabaseCheckDeps, context: CheckContext): CheckOutcome {
  const col = checkedFile(deps, context);
  try {
    col.transact('checkDatabase', () => {
      throw new OnlyLooked(check(col, deps, context));
    });
  } catch (error: unknown) {
    if (error instanceof OnlyLooked) return outcomeOf(error.report, null);
    throw error;
  }
  throw new Error('a look ended without a report');
}

async function mend(deps: DatabaseCheckDeps, context: CheckContext): Promise<CheckOutcome> {
  const { paths, emit } = deps;
  const col = checkedFile(deps, context);
  const backup = await createBackup({
    collection: col,
    paths,
    reason: 'beforeCheck',
    force: true,
    signal: context.signal,
    onProgress: (done, total) => context.report({ stage: 'backingUp', done, total }),
  });
  if (backup === null) throw new AppError('backup.failed', { reason: 'notMade' });
  context.throwIfCancelled();
  rebuildIndexes(col.db);
  const { output, changes } = col.transact('checkDatabase', () => check(col, deps, context));
  // Some repairs leave no trace that undo could take back row by row: as with the official client it begins anew.
  col.clearUndo();
  if (changes !== null) emit('changes', allChanged('checkDatabase'));
  context.report({ stage: 'compacting', done: 0, total: 0 });
  try {
    compact(col.db);
  } catch (error: unknown) {
    // What was mended is kept; a disk that is nearly full only keeps the file as large as it was.
    col.env.log.warn('the collection was not compacted', { code: codeOf(error) });
  }
  return outcomeOf(output, backup.backupId);
}

function checkedFile({ slot }: DatabaseCheckDeps, context: CheckContext): Collection {
  const col = slot.get();
  // To a clock that is behind, everything made since would be of a future.
  refuseWrongClock(col);
  context.report({ stage: 'integrity', done: 0, total: 0 });
  quickCheck(col.db);
  return col;
}

function check(col: Collection, { stockNames }: DatabaseCheckDeps, context: CheckContext): CheckReport {
  return checkCollection(col, {
    stockNames,
    onStage: (stage) => {
      context.throwIfCancelled();
      context.report({ stage, done: 0, total: 0 });
    },
    onNotes: (done, total) => {
      context.throwIfCancelled();
      context.report({ stage: 'notes', done, total });
    },
  });
}

function outcomeOf({ repairs, schemaChanged }: CheckReport, backupId: string | null): CheckOutcome {
  return { repairs, schemaChanged, backupId };
}
