import { createHash } from 'node:crypto';
import type { WriteDb } from '../../storage/connection.ts';
import { snapshot } from '../../testing/make-collection.ts';

/** What is in each table, short enough to be shown when it differs. */
export type Digests = Readonly<Record<string, string>>;

export function digests(db: WriteDb): Digests {
  const digest = (rows: unknown[]): string =>
    `${rows.length} rows, ${createHash('sha1').update(JSON.stringify(rows)).digest('hex')}`;
  const tables = Object.entries(snapshot(db, { withCol: true }));
  return Object.fromEntries(tables.map(([table, rows]) => [table, digest(rows)]));
}

/** Without the collection's own row, which a server counts on. */
export function withoutCol({ col: _col, ...rest }: Digests): Digests {
  return rest;
}
