import type { OpResult } from '#shared/contract/define.ts';
import type { OpName } from '#shared/domain/op-changes.ts';
import type { Env } from '../env.ts';
import type { WriteDb } from '../storage/connection.ts';
import type { SettledFile } from '../storage/settled-file.ts';
import type { DayTiming } from './day-clock.ts';

/**
 * What a step keeps in memory beside the rows that it changed, such as the place of an answered card in the queue.
 * Undoing and redoing the step takes it along.
 */
export interface StepCompanion {
  undone(): void;
  redone(): void;
}

/** The open collection. Services get it through the engine's slot. */
export interface Collection {
  readonly env: Env;
  readonly db: WriteDb;
  /** The file had not been closed cleanly the last time; it was recovered and checked. */
  readonly recovered: boolean;
  /**
   * Grows with every change that may alter what is to be studied, by whatever way it came. What was gathered for
   * study under another number is out of date. Operations with a companion keep it up themselves.
   */
  readonly studyGeneration: number;
  /**
   * Runs `fn` as one transaction and one undo step; bumps the collection's mod if a row changed. `companion` goes
   * with the step; it is asked for when the rows are written and may still say that there is none.
   */
  transact<T>(op: OpName, fn: () => T, companion?: () => StepCompanion | undefined): OpResult<T>;
  /**
   * A transaction that is no operation: no undo step, the collection's mod stays. For what the official client
   * writes in passing (a new day, this computer's zone) and for rows of `local_state`.
   */
  writeQuietly<T>(fn: () => T): T;
  /**
   * One transaction that stays open while `fn` waits for a server, rolled back if it throws. Nobody else may use the
   * collection meanwhile: for tasks that hold it exclusively.
   */
  writeAcross<T>(fn: () => Promise<T>): Promise<T>;
  /** The file's own bytes, for copies that are made beside a long transaction. */
  readonly file: SettledFile;
  /** Which day it is. Asked once a day: a clock that is put back within a session does not bring yesterday back. */
  dayTiming(): DayTiming;
  undoStatus(): { readonly undo: OpName | null; readonly redo: OpName | null };
  undo(): OpResult<{ op: OpName }>;
  redo(): OpResult<{ op: OpName }>;
  /**
   * Forgets all steps. Must be called before a sync sends the first change: undo puts rows back with the mtime and
   * usn they had, which is right only as long as no server has seen them otherwise.
   */
  clearUndo(): void;
}
