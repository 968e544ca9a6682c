import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A connection that a query's code may read from. */
export type ReadDb = Pick<Database.Database, 'prepare'> & { readonly [readable]: true };
/** The same connection, for code that runs inside a transaction of `Collection.transact`. */
export type WriteDb = Database.Database & { readonly [readable]: true; readonly [writable]: true };
