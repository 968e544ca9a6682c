import { getCol, updateCol } from '../storage/col-storage.ts';
import type { Collection } from './collection.ts';

/** A merge can't carry what was changed: the next sync has to go one way. Inside a transaction. */
export function markSchemaChanged({ db, env }: Collection): void {
  updateCol(db, { scmMs: Math.max(env.clock.nowMs(), getCol(db).scmMs + 1) });
}
