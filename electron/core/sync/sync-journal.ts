import type { SyncEnd } from '#shared/contract/sync-history.ts';
import type { ErrorCode } from '#shared/errors/error-codes.ts';
import type { ReadDb } from '../storage/connection.ts';
import type { MergeObserver } from './merge/merge-observer.ts';
import type { WaitingCounts } from './pending-rows.ts';

export interface JournalAccount {
  readonly server: 'own' | 'ankiweb';
  readonly host: string;
  readonly username: string;
}

export interface RunEnd {
  readonly end: Exclude<SyncEnd, 'running' | 'interrupted'>;
  /** Of a failed one. */
  readonly errorCode: ErrorCode | null;
  readonly bytes: number | null;
  readonly backupIds: readonly string[];
}

/** One sync that is being written down. Nothing of it throws but the observer, which must not lose a version. */
export interface RunRecord {
  /** Writes that it runs, unless something was written already. */
  begin(): void;
  /** `db` is asked what the note types of lost versions look like. */
  observer(db: ReadDb): MergeObserver;
  /** All of this is about to be replaced by the server's collection. */
  replaces(waiting: WaitingCounts): void;
  ended(end: RunEnd): void;
}

/** Where syncs are written down. */
export interface SyncJournal {
  began(account: JournalAccount): RunRecord;
}
