import type { WriteDb } from '../connection.ts';
import { BULK_INDEXES, BULK_TABLES, OBJECT_INDEXES, OBJECT_TABLES, OWN_INDEXES } from '../schema.ts';

/** Everything an empty collection has. The row of `col` is the creator's business. */
export function createSchema(db: WriteDb): void {
  const statements = [
    ...Object.values(BULK_TABLES),
    ...Object.values(OBJECT_TABLES),
    ...BULK_INDEXES,
    ...OWN_INDEXES,
    ...OBJECT_INDEXES,
  ];
  for (const sql of statements) db.exec(sql);
}
