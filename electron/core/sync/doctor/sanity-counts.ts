import type { DoctorFacts } from '#shared/contract/sync-doctor.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { SyncCounts } from '#shared/errors/error-codes.ts';
import type { ReadDb } from '../../storage/connection.ts';
import type { MergeCalls } from '../merge/merge-calls.ts';
import {
  type SanityAnswer,
  countsFromWire,
  countsToWire,
  differingCounts,
  hasUnsentRows,
  sanityCounts,
} from '../merge/sanity-check.ts';
import type { ServerMeta } from '../sync-decision.ts';
import { localMeta, sameMarks } from '../sync-state.ts';
import { type CheckOutcome, failed, ok, skipped } from './check-outcome.ts';
import type { DoctorRecord } from './doctor-record.ts';
import { localFaults } from './local-faults.ts';

export interface SanityCountsParts {
  readonly db: ReadDb | undefined;
  readonly host: string;
  readonly server: ServerMeta;
  readonly record: DoctorRecord;
  /** Nothing but a sync is tried there. */
  readonly ankiweb: boolean;
  /** Asks for the server's state anew, and runs calls of a merge where that led. */
  readonly withCalls: <T>(work: (calls: MergeCalls, server: ServerMeta) => Promise<T>) => Promise<T>;
}

/** Whether the collection fits together, and to the server's as far as both can be compared. */
export async function checkSanityCounts(parts: SanityCountsParts): Promise<CheckOutcome> {
  const { db, host, server, record, ankiweb } = parts;
  if (db === undefined) return skipped('noCollection');
  const { graves: _, ...here } = sanityCounts(db);
  const faults = localFaults(db);
  const facts: DoctorFacts = { ...here, ...faults, unsentRows: hasUnsentRows(db) };
  if (faults.notesOfOtherShape > 0) return failed({ kind: 'localFaults', rows: faults.notesOfOtherShape }, facts);
  const last = recordedFailure(record, host, facts);
  if (last !== undefined) return last;
  // The rest was looked at, and that is all that can be: what waits on either side is not a difference.
  if (ankiweb || !isInStep(db, server)) return ok({ ...facts, compared: false });
  return compared(parts, db, here, facts);
}

function isInStep(db: ReadDb, server: ServerMeta): boolean {
  return sameMarks(localMeta(db), server);
}

function recordedFailure(
  { lastFailure, countFailures }: DoctorRecord,
  host: string,
  facts: DoctorFacts,
): CheckOutcome | undefined {
  if (lastFailure?.code === 'sync.badRequest' && lastFailure.times > 1) {
    return failed({ kind: 'dataRefused', host }, { ...facts, refusedTimes: lastFailure.times });
  }
  if (lastFailure?.code !== 'sync.sanityFailed' || lastFailure.counts === null) return undefined;
  const { counts } = lastFailure;
  const seen = { ...facts, recordedAtMs: lastFailure.atMs, times: countFailures, ...countFacts(counts) };
  return failed(
    countFailures > 1
      ? { kind: 'countsDifferAgain', times: countFailures, ...counts }
      : { kind: 'countsDiffered', ...counts },
    seen,
  );
}

/**
 * Both sides say that they are the same, so their counts have to be. This is a merge without content that is given
 * up before its end: the official server is afterwards as it was, its usn and modification time too (tested).
 */
async function compared(
  { withCalls }: SanityCountsParts,
  db: ReadDb,
  here: SyncCounts,
  facts: DoctorFacts,
): Promise<CheckOutcome> {
  return withCalls(async (calls, server) => {
    // Somebody synced since it was asked before.
    if (!isInStep(db, server)) return ok({ ...facts, compared: false });
    let answer: SanityAnswer;
    try {
      await calls.start({ minUsn: localMeta(db).usn, localIsNewer: false });
      answer = await calls.sanityCheck(countsToWire({ ...here, graves: 0 }));
    } catch (error) {
      // Another device has begun to sync meanwhile, and an abort would end what it does.
      if (isAppError(error, 'sync.otherDeviceSyncing')) return skipped('otherDevice', facts);
      await calls.abort();
      throw error;
    }
    await calls.abort();
    if (answer.status === 'ok') return ok({ ...facts, compared: true });
    const there = countsFromWire(answer.s);
    return failed({ kind: 'countsDiffer', here, there }, { ...facts, compared: true, ...countFacts({ here, there }) });
  });
}

function countFacts({ here, there }: { here: SyncCounts; there: SyncCounts | null }): DoctorFacts {
  if (there === null) return { serverComparesNothing: true };
  return Object.fromEntries(differingCounts(here, there).map((kind) => [`${kind}There`, there[kind]]));
}
