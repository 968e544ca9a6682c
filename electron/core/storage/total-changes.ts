import type { ReadDb } from './connection.ts';
import { value } from './statement.ts';

const CHANGES = 'SELECT total_changes()';

/**
 * Rows that this connection has written so far, by whatever way: as long as it stays, nothing else has changed. What is
 * remembered under it must not be read inside a transaction, whose end may take back what it wrote.
 */
export function totalChanges(db: ReadDb): number {
  return value<number>(db, CHANGES) ?? 0;
}
