import type { CheckOutcome, collection } from '#shared/contract/collection.ts';
import type { CallContext, Handlers, InputOf, ProgressOf } from '#shared/contract/define.ts';
import { allChanged, type OpChanges } from '#shared/domain/op-changes.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { createBackup } from '../collection/backup.ts';
import { refuseWrongClock } from '../collection/clock-check.ts';
import type { Collection } from '../collection/collection.ts';
import type { CollectionSlot, EngineOptions, ProfilePaths, StockNames } from '../engine-types.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import { areIndexesWhole, compact, quickCheck, rebuildIndexes } from '../storage/connection.ts';
import { checkCollection } from './check-collection.ts';
import type { CheckReport } from './check-report.ts';

export interface DatabaseCheckDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly emit: EngineOptions['emit'];
  readonly stockNames: StockNames;
}

type CheckContext = CallContext<ProgressOf<(typeof collection)['check']>>;

type CheckWish = InputOf<(typeof collection)['check']>;

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
    check: async (wish, context) => {
      try {
        return wish.onlyLook === true ? look(deps, context) : await mend(deps, wish, context);
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
  const col = collectionToCheck(deps, context);
  quickCheck(col.db);
  const { report } = checked(col, { keeps: () => false, check: () => check(col, deps, context) });
  return outcomeOf(report, null);
}

async function mend(
  deps: DatabaseCheckDeps,
  { unlessOneWay = false }: CheckWish,
  context: CheckContext,
): Promise<CheckOutcome> {
  const { paths, emit } = deps;
  const col = collectionToCheck(deps, context);
  const indexesWhole = areIndexesWhole(col.db);
  const backup = await createBackup({
    ...{ collection: col, paths, reason: 'beforeCheck', force: true, isChecked: true, isAlone: true },
    signal: context.signal,
    onProgress: (done, total) => context.report({ stage: 'backingUp', done, total }),
  });
  if (backup === null) throw new AppError('backup.failed', { reason: 'notMade' });
  context.throwIfCancelled();
  if (!indexesWhole) rebuildIndexes(col.db);
  const { report, isKept, changes } = checked(col, {
    keeps: ({ schemaChanged }) => !(unlessOneWay && schemaChanged),
    check: () => check(col, deps, context),
  });
  if (!isKept) return outcomeOf(report, null);
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
  return outcomeOf(report, backup.backupId);
}

interface Checked {
  readonly report: CheckReport;
  readonly isKept: boolean;
  readonly changes: OpChanges | null;
}

/** Looks and mends in one transaction, which is taken back whole unless the report is one to keep. */
function checked(
  col: Collection,
  { check: checkNow, keeps }: { readonly check: () => CheckReport; readonly keeps: (report: CheckReport) => boolean },
): Checked {
  try {
    const { output, changes } = col.transact('checkDatabase', () => {
      const report = checkNow();
      if (!keeps(report)) throw new OnlyLooked(report);
      return report;
    });
    return { report: output, isKept: true, changes };
  } catch (error: unknown) {
    if (error instanceof OnlyLooked) return { report: error.report, isKept: false, changes: null };
    throw error;
  }
}

function collectionToCheck({ slot }: DatabaseCheckDeps, context: CheckContext): Collection {
  const col = slot.get();
  // To a clock that is behind, everything made since would be of a future.
  refuseWrongClock(col);
  context.report({ stage: 'integrity', done: 0, total: 0 });
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
