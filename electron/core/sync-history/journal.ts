import { isAppError } from '#shared/errors/app-error.ts';
import type { Env } from '../env.ts';
import { codeOf } from '../errors/from-cause.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import {
  type NewEntry,
  addEntry,
  addVersion,
  findEntry,
  pruneSyncHistory,
  setEnd,
  setMoved,
  setReplaced,
} from '../storage/sync-history-storage.ts';
import type { MergeObserver, Overwritten } from '../sync/merge/merge-observer.ts';
import type { WaitingCounts } from '../sync/pending-rows.ts';
import type { JournalAccount, RunEnd, RunRecord, SyncJournal } from '../sync/sync-journal.ts';
import type { HistoryFile } from './history-file.ts';
import { versionOf } from './kept-version.ts';
import { type MovedIds, NO_COUNTS, type StoredCounts } from './stored-entry.ts';

const DAY_MS = 86_400_000;
const VERSIONS_KEPT_MS = 30 * DAY_MS;
const ENTRIES_KEPT = 1000;
/** Looking for what is too old takes as long as writing a sync down. */
const PRUNE_EVERY_MS = 3_600_000;
/** More than anybody looks through; the numbers count them all. */
const IDS_KEPT = 1000;

interface JournalDeps {
  readonly file: HistoryFile;
  readonly env: Env;
}

/** Writes syncs down. At most one runs at a time. */
export class Journal implements SyncJournal {
  readonly #deps: JournalDeps;
  #running: EntryRecord | undefined;
  #prunedMs = Number.NEGATIVE_INFINITY;

  constructor(deps: JournalDeps) {
    this.#deps = deps;
  }

  get runningId(): number | undefined {
    return this.#running?.id;
  }

  began(account: JournalAccount): RunRecord {
    const { file, env } = this.#deps;
    const startedMs = env.clock.nowMs();
    const entry = { started_ms: startedMs, ...account, counts: JSON.stringify(NO_COUNTS) };
    const record = new EntryRecord({
      file,
      env,
      entry,
      beforeEnd: (db) => this.#prune(db),
      onEnd: () => {
        this.#running = undefined;
      },
    });
    this.#running = record;
    return record;
  }

  #prune(db: WriteDb): void {
    const nowMs = this.#deps.env.clock.nowMs();
    if (Math.abs(nowMs - this.#prunedMs) < PRUNE_EVERY_MS) return;
    pruneSyncHistory(db, { versionsFromMs: nowMs - VERSIONS_KEPT_MS, entries: ENTRIES_KEPT });
    this.#prunedMs = nowMs;
  }
}

interface RecordDeps extends JournalDeps {
  readonly entry: NewEntry;
  readonly beforeEnd: (db: WriteDb) => void;
  readonly onEnd: () => void;
}

class EntryRecord implements RunRecord {
  readonly #deps: RecordDeps;
  /** Undefined: not written yet. */
  #id: number | undefined;

  constructor(deps: RecordDeps) {
    this.#deps = deps;
  }

  get id(): number | undefined {
    return this.#id;
  }

  begin(): void {
    if (this.#id === undefined) this.#writeIfPossible(() => undefined);
  }

  /** One for all merges of this sync: there may be several, each with a `settled` of its own. */
  observer(db: ReadDb): MergeObserver {
    const lost: Overwritten[] = [];
    const { came, went, overwritten } = NO_COUNTS;
    const counts = { came: { ...came }, went: { ...went }, overwritten: { ...overwritten } };
    const ids: MovedIds = { came: { notes: [], cards: [] }, went: { notes: [], cards: [] } };
    return {
      overwritten: (version) => {
        lost.push(version);
        counts.overwritten[version.kind] += 1;
      },
      moved: (direction, kind, moved) => {
        counts[direction][kind] += moved.length;
        if (kind !== 'notes' && kind !== 'cards') return;
        const kept = ids[direction][kind];
        kept.push(...moved.slice(0, IDS_KEPT - kept.length));
      },
      movedReviews: (direction, count) => {
        counts[direction].reviews += count;
      },
      settled: () => {
        this.#settle(db, lost, counts, ids);
        lost.length = 0;
      },
    };
  }

  replaces({ notes, cards, reviews }: WaitingCounts): void {
    const replaced = JSON.stringify({ notes, cards, reviews });
    this.#writeIfPossible((db, id) => setReplaced(db, { id, replaced }));
  }

  ended({ end, errorCode, bytes, backupIds }: RunEnd): void {
    const { file, env, beforeEnd, onEnd } = this.#deps;
    const backups = JSON.stringify(backupIds);
    const row = { ended_ms: env.clock.nowMs(), end, error_code: errorCode, bytes, backup_ids: backups };
    const write = (): void =>
      this.#writeIfPossible((db, id) => {
        beforeEnd(db);
        setEnd(db, { id, ...row });
      });
    // Such a sync is short, and waiting for this would be a good part of it.
    if (end === 'noChanges') file.afterwards(write);
    else write();
    onEnd();
  }

  /** Numbers that can't be written are missed by nobody; a version that can't be written must not be lost. */
  #settle(db: ReadDb, lost: readonly Overwritten[], counts: StoredCounts, ids: MovedIds): void {
    const moved = { counts: JSON.stringify(counts), moved_ids: JSON.stringify(ids) };
    if (lost.length === 0) {
      this.#writeIfPossible((history, id) => setMoved(history, { id, ...moved }));
      return;
    }
    const versions = lost.map((version) => versionOf(version, db));
    this.#write(true, (history, id) => {
      setMoved(history, { id, ...moved });
      for (const version of versions) addVersion(history, { entry_id: id, ...version });
    });
  }

  #writeIfPossible(fn: (db: WriteDb, id: number) => void): void {
    try {
      this.#write(false, fn);
    } catch (error: unknown) {
      const code = isAppError(error) ? error.code : codeOf(error);
      if (code === undefined) throw error;
      this.#deps.env.log.warn('the sync history could not be written', { code });
    }
  }

  /** The entry is added if it is not there: nothing could be written before, or the file was begun anew. */
  #write(durable: boolean, fn: (db: WriteDb, id: number) => void): void {
    const { file, entry } = this.#deps;
    const known = this.#id;
    const written = (db: WriteDb): number => {
      const id = known !== undefined && findEntry(db, known) !== undefined ? known : addEntry(db, entry);
      fn(db, id);
      return id;
    };
    this.#id = file.write(written, { durable });
  }
}
