import type { OpName } from '#shared/domain/op-changes.ts';
import type { StepCompanion } from './collection.ts';

export interface UndoStep {
  readonly id: number;
  readonly op: OpName;
  /** The collection's mod before and after: as long as nothing else came between, undo brings the old one back. */
  readonly modBeforeMs: number;
  readonly modAfterMs: number;
  /** The schema mark in the same way: a sync must not go one way for what was taken back. */
  readonly scmBeforeMs: number;
  readonly scmAfterMs: number;
  readonly companion: StepCompanion | undefined;
}

/** The official client keeps 30 steps; so that nobody misses one, we keep a few more. */
const STEP_LIMIT = 50;

/** Which steps can be undone and redone, newest last. Images of rows are the log's business. */
export class UndoHistory {
  #undo: UndoStep[] = [];
  #redo: UndoStep[] = [];

  /** Adds a new step; answers the ids of steps that are gone by that. */
  add(step: UndoStep): number[] {
    const gone = this.#redo;
    this.#redo = [];
    this.#undo.push(step);
    gone.push(...this.#undo.splice(0, Math.max(0, this.#undo.length - STEP_LIMIT)));
    return gone.map((s) => s.id);
  }

  nextUndo(): UndoStep | undefined {
    return this.#undo.at(-1);
  }

  nextRedo(): UndoStep | undefined {
    return this.#redo.at(-1);
  }

  /** The step that `nextUndo` named was undone. */
  undone(): void {
    const step = this.#undo.pop();
    if (step) this.#redo.push(step);
  }

  redone(): void {
    const step = this.#redo.pop();
    if (step) this.#undo.push(step);
  }

  clear(): void {
    this.#undo = [];
    this.#redo = [];
  }
}
