import type { OpChanges, OpName } from '#shared/domain/op-changes.ts';
import type { OpResult } from '#shared/contract/define.ts';
import type { WriteDb } from '../storage/connection.ts';
import type { Env } from '../env.ts';

/** The open collection. Services get it through the engine's slot. */
export interface Collection {
  readonly env: Env;
  readonly db: WriteDb;
  /** Runs `fn` as one transaction and one undo step; bumps the collection's mod if a row changed. */
  transact<T>(op: OpName, fn: () => T): OpResult<T>;
}
export type { OpChanges };
