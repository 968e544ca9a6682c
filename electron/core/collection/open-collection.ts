import type { OpResult } from '#shared/contract/define.ts';
import type { OpName } from '#shared/domain/op-changes.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Env } from '../env.ts';
import { type Col, getCol, setColMarks, setColMod } from '../storage/col-storage.ts';
import type { WriteDb } from '../storage/connection.ts';
import { LogKeeper } from '../storage/log-keeper.ts';
import { sqliteAppError, withSqliteErrors } from '../storage/sqlite-error.ts';
import { SettledFile } from '../storage/settled-file.ts';
import type { Collection, StepCompanion } from './collection.ts';
import { collectionDay, isStillDay, type KnownDay } from './collection-day.ts';
import type { DayTiming } from './day-clock.ts';
import { opChangesOf } from './op-changes-of.ts';
import { UndoHistory, type UndoStep } from './undo-history.ts';
import { type LoggedTable, UndoLog } from './undo-log.ts';

/** Operations that undo passes over: they choose or fold something, or are none of the collection's content. */
const WITHOUT_UNDO_STEP: ReadonlySet<OpName> = new Set([
  'selectDeck',
  'collapseDeck',
  'collapseTag',
  'changeBrowserPreferences',
  'forceOneWay',
]);

/**
 * The one implementation of Collection.
 *
 * Undo and sync: undoing in the official client puts rows back with the mtime and usn they had before the
 * operation, takes graves back out and restores the collection's own mod (see undo.conf.test.ts). We do the
 * same. It is safe as long as no server has seen the rows in between, so every sync clears the history before
 * it sends anything, and a replaced collection starts with an empty one. The mod comes back only if nothing
 * else was written meanwhile; otherwise it moves on, or that other change would never be sent.
 */
export class OpenCollection implements Collection {
  readonly env: Env;
  readonly db: WriteDb;
  readonly recovered: boolean;
  readonly file: SettledFile;
  readonly #log: UndoLog;
  readonly #logKeeper: LogKeeper;
  readonly #history = new UndoHistory();
  /** Made once: making one takes as long as a small transaction. */
  readonly #transaction: { immediate(work: () => void): void };
  #nextStep = 1;
  /** Undo takes mod back, but a new state must never get the mod of another one that somebody remembers. */
  #highestModMs: number;
  #day: KnownDay | undefined;
  /** Whether commits wait for the disk, as the connection was last told: saying it takes longer than a small write. */
  #durable = true;
  /** Nothing was written since that may have changed what the day is made from. */
  #daySettingsHold = false;
  #studyGeneration = 0;

  constructor(db: WriteDb, env: Env, recovered: boolean) {
    this.db = db;
    this.env = env;
    this.recovered = recovered;
    this.file = new SettledFile(db);
    this.#log = new UndoLog(db);
    this.#logKeeper = new LogKeeper(db, this.#notWritten);
    this.#transaction = db.transaction((work: () => void) => work());
    this.#highestModMs = getCol(this.db).modMs;
  }

  get studyGeneration(): number {
    return this.#studyGeneration;
  }

  transact<T>(op: OpName, fn: () => T, companionOf?: () => StepCompanion | undefined): OpResult<T> {
    const id = this.#nextStep++;
    const undoable = !WITHOUT_UNDO_STEP.has(op);
    const { output, touched, step } = this.#recorded(id, op, fn);
    if (touched === undefined || step === undefined) return { output, changes: null };
    const companion = companionOf?.();
    this.#noteChange(op, touched, companion);
    this.#highestModMs = Math.max(this.#highestModMs, step.modAfterMs);
    if (!undoable || touched.size === 0) this.#log.forget(id);
    else for (const gone of this.#history.add({ ...step, companion })) this.#log.forget(gone);
    return { output, changes: opChangesOf(op, touched) };
  }

  writeQuietly<T>(fn: () => T, { durable }: { readonly durable: boolean } = { durable: true }): T {
    this.#daySettingsHold = false;
    return this.#inTransaction(fn, durable);
  }

  async writeAcross<T>(fn: () => Promise<T>): Promise<T> {
    const { db } = this;
    this.#refuseNested();
    this.#setDurable(true);
    withSqliteErrors(db.name, () => db.exec('BEGIN IMMEDIATE'));
    try {
      this.#log.pause();
      const output = await fn();
      this.#log.resume();
      this.#logKeeper.commitMany();
      this.#daySettingsHold = false;
      this.#studyGeneration++;
      return output;
    } catch (error: unknown) {
      // A full disk may have rolled back by itself, and whoever closed the collection did.
      if (db.open && db.inTransaction) db.exec('ROLLBACK');
      this.#log.resumed();
      throw sqliteAppError(error, db.name) ?? error;
    }
  }

  dayTiming(): DayTiming {
    const known = this.#day;
    const { db, env } = this;
    const mayHaveWritten = db.inTransaction;
    if (known !== undefined && this.#daySettingsHold && !mayHaveWritten && isStillDay(known, env.clock)) {
      return known.timing;
    }
    const day = collectionDay(db, env.clock, known);
    // What an open transaction has written may yet be rolled back.
    this.#daySettingsHold = !mayHaveWritten || (this.#daySettingsHold && day === known);
    this.#day = day;
    return day.timing;
  }

  undoStatus(): { readonly undo: OpName | null; readonly redo: OpName | null } {
    return { undo: this.#history.nextUndo()?.op ?? null, redo: this.#history.nextRedo()?.op ?? null };
  }

  undo(): OpResult<{ op: OpName }> {
    const step = this.#history.nextUndo();
    if (step === undefined) throw new AppError('undo.empty', {});
    const touched = this.#swap(step, 'undo');
    this.#history.undone();
    this.#noteChange(step.op, touched, step.companion);
    step.companion?.undone();
    return { output: { op: step.op }, changes: opChangesOf('undo', touched) };
  }

  redo(): OpResult<{ op: OpName }> {
    const step = this.#history.nextRedo();
    if (step === undefined) throw new AppError('redo.empty', {});
    const touched = this.#swap(step, 'redo');
    this.#history.redone();
    this.#noteChange(step.op, touched, step.companion);
    step.companion?.redone();
    return { output: { op: step.op }, changes: opChangesOf('redo', touched) };
  }

  clearUndo(): void {
    this.#history.clear();
    this.#log.forgetAll();
  }

  /** Writes the log into the file and lets go of it. Afterwards nothing but the collection file is left. */
  close(): void {
    this.#logKeeper.stop();
    withSqliteErrors(this.db.name, () => this.db.close());
    this.file.close();
  }

  /** One transaction with the step's images; no step if nothing changed. */
  #recorded<T>(
    id: number,
    op: OpName,
    fn: () => T,
  ): { readonly output: T; readonly touched?: ReadonlySet<LoggedTable>; readonly step?: Omit<UndoStep, 'companion'> } {
    try {
      return this.#inTransaction(() => {
        const before = getCol(this.db);
        const { output, touched } = this.#log.record(id, fn);
        const after = getCol(this.db);
        if (touched.size === 0 && sameCol(before, after)) {
          this.#log.forget(id);
          return { output };
        }
        if (before.crtSecs !== after.crtSecs) this.#daySettingsHold = false;
        const modAfterMs = this.#newModMs(after);
        setColMod(this.db, modAfterMs);
        const [scmBeforeMs, scmAfterMs] = [before.scmMs, after.scmMs];
        const step = { id, op, modBeforeMs: before.modMs, modAfterMs, scmBeforeMs, scmAfterMs };
        return { output, touched, step };
      });
    } catch (error: unknown) {
      this.#log.lost(id);
      throw error;
    }
  }

  #swap(step: UndoStep, way: 'undo' | 'redo'): ReadonlySet<LoggedTable> {
    const before = { modMs: step.modBeforeMs, scmMs: step.scmBeforeMs };
    const after = { modMs: step.modAfterMs, scmMs: step.scmAfterMs };
    const [expected, wanted] = way === 'undo' ? [after, before] : [before, after];
    const { touched, done, modMs } = this.#inTransaction(() => {
      const swapped = this.#log.swap(step.id);
      const now = getCol(this.db);
      const mod = now.modMs === expected.modMs ? wanted.modMs : this.#newModMs(now);
      // Something else may have marked the schema since: that holds.
      setColMarks(this.db, { modMs: mod, scmMs: now.scmMs === expected.scmMs ? wanted.scmMs : now.scmMs });
      return { ...swapped, modMs: mod };
    });
    done();
    this.#highestModMs = Math.max(this.#highestModMs, modMs);
    return touched;
  }

  #noteChange(op: OpName, touched: ReadonlySet<LoggedTable>, companion: StepCompanion | undefined): void {
    if (touched.has('config')) this.#daySettingsHold = false;
    const keepsUp = companion !== undefined || op === 'flagCards';
    if (!keepsUp && opChangesOf(op, touched).studyQueues) this.#studyGeneration++;
  }

  #inTransaction<T>(fn: () => T, durable = true): T {
    this.#refuseNested();
    this.#setDurable(durable);
    return withSqliteErrors(this.db.name, () => {
      const done: { readonly output: T }[] = [];
      this.#transaction.immediate(() => void done.push({ output: fn() }));
      this.#logKeeper.committed();
      const [only] = done;
      if (only === undefined) throw new Error('a transaction ended without its work');
      return only.output;
    });
  }

  readonly #notWritten = (error: unknown): void => {
    const code = sqliteAppError(error, this.db.name)?.code;
    this.env.log.warn('the log was not written into the collection', { code });
  };

  #setDurable(durable: boolean): void {
    if (this.#durable === durable) return;
    this.db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    this.#durable = durable;
  }

  #refuseNested(): void {
    if (this.db.inTransaction) {
      throw new AppError('internal', {}, { cause: new Error('an operation was started inside another one') });
    }
  }

  /** Later than every mod that this session has seen, even when the clock stands or was put back. */
  #newModMs({ modMs }: Col): number {
    return Math.max(this.env.clock.nowMs(), this.#highestModMs + 1, modMs + 1);
  }
}

function sameCol(a: Col, b: Col): boolean {
  return (
    a.crtSecs === b.crtSecs &&
    a.modMs === b.modMs &&
    a.scmMs === b.scmMs &&
    a.usn === b.usn &&
    a.lastSyncMs === b.lastSyncMs
  );
}
