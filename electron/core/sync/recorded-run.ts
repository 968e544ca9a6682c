import type { SyncOutcome } from '#shared/contract/sync.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { fromCause } from '../errors/from-cause.ts';
import type { FullSyncResult } from './full-sync-run.ts';
import { requestsOnTheirWay } from './requests-on-their-way.ts';
import { ANKIWEB_BASE } from './server-address.ts';
import type { LoggedIn } from './sync-account.ts';
import type { JournalAccount, RunEnd, RunRecord, SyncJournal } from './sync-journal.ts';

type Finished = SyncOutcome | FullSyncResult;

/** Runs `work` with a record that says how it ended, whatever way that is. */
export async function recorded<T extends Finished>(
  journal: SyncJournal,
  account: LoggedIn,
  work: (record: RunRecord) => Promise<T>,
): Promise<T> {
  const record = journal.began(journalAccount(account));
  const run = work(record);
  // Beside the first request, not before it: a sync without changes is short.
  const noted = requestsOnTheirWay().then(() => record.begin());
  const [outcome] = await Promise.allSettled([run, noted]);
  if (outcome.status === 'rejected') {
    record.ended(failed(outcome.reason));
    throw outcome.reason;
  }
  record.ended(endOf(outcome.value));
  return outcome.value;
}

function journalAccount({ address, base, username }: LoggedIn): JournalAccount {
  return { server: base === ANKIWEB_BASE ? 'ankiweb' : 'own', host: address.host, username };
}

function endOf(finished: Finished): RunEnd {
  const nothing = { errorCode: null, bytes: null, backupIds: [] };
  switch (finished.kind) {
    case 'uploaded':
    case 'downloaded':
      return { end: finished.kind, errorCode: null, bytes: finished.bytes, backupIds: finished.backups };
    case 'fullSyncRequired':
    case 'otherAccount':
      return { ...nothing, end: 'choiceNeeded' };
    default:
      return { ...nothing, end: finished.kind };
  }
}

function failed(cause: unknown): RunEnd {
  const nothing = { bytes: null, backupIds: [] };
  const error = fromCause(cause);
  if (isAppError(error, 'interrupted')) return { ...nothing, end: 'cancelled', errorCode: null };
  return { ...nothing, end: 'failed', errorCode: error?.code ?? 'internal' };
}
