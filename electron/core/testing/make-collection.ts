import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenCollection } from '../collection/open-collection.ts';
import type { ProfilePaths } from '../engine-types.ts';
import { openDb, type WriteDb } from '../storage/connection.ts';
import { createCollectionFile } from '../storage/create-collection-file.ts';
import { all, run } from '../storage/statement.ts';
import { type FixedEnv, fixedEnv } from './fixed-env.ts';
import { ENGLISH_STOCK_NAMES } from './stock-names.ts';

export interface TestProfile {
  readonly paths: ProfilePaths;
  readonly env: FixedEnv;
  /** Removes the folder. */
  remove(): void;
}

export interface TestCollection extends TestProfile {
  readonly collection: OpenCollection;
  readonly db: WriteDb;
}

/** An empty profile folder of its own, with a clock that stands still. */
export function makeProfile(env: FixedEnv = fixedEnv()): TestProfile {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-test-'));
  const paths: ProfilePaths = {
    folder,
    collection: join(folder, 'collection.db'),
    backups: join(folder, 'backups'),
    scratch: join(folder, 'scratch'),
  };
  mkdirSync(paths.backups);
  mkdirSync(paths.scratch);
  return { paths, env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A real, new, open collection in a profile folder of its own. */
export function makeCollection(env: FixedEnv = fixedEnv()): TestCollection {
  const profile = makeProfile(env);
  createCollectionFile(profile.paths.collection, { env, stockNames: ENGLISH_STOCK_NAMES });
  const collection = new OpenCollection(openDb(profile.paths.collection), env, false);
  const { db } = collection;
  // No power fails in a test, and thousands of small commits would each wait for the disk.
  db.pragma('synchronous = OFF');
  const remove = (): void => {
    if (db.open) collection.close();
    profile.remove();
  };
  return { ...profile, collection, db, remove };
}

export interface TestCard {
  readonly id: number;
  readonly did: number;
  readonly nid?: number;
  readonly type?: number;
  readonly queue?: number;
  readonly due?: number;
  readonly odid?: number;
  readonly odue?: number;
}

/** A card row, with a note of its own unless `nid` names one. Synced (usn 5), so that changes show. */
export function addTestCard(db: WriteDb, card: TestCard): void {
  const { id, did, nid = id, type = 0, queue = type, due = 1, odid = 0, odue = 0 } = card;
  run(
    db,
    `INSERT OR IGNORE INTO notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data)
      VALUES (?, ?, (SELECT min(id) FROM notetypes), 1700000000, 5, '', 'front' || char(31) || 'back', 'front', 0, 0, '')`,
    [nid, `guid${nid}`],
  );
  run(
    db,
    `INSERT INTO cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid,
      flags, data) VALUES (?, ?, ?, 0, 1700000000, 5, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?, 0, '')`,
    [id, nid, did, type, queue, due, odue, odid],
  );
}

/** Every row of the tables that undo and sync care for, to compare two states with. */
export function snapshot(db: WriteDb, options: { withCol?: boolean } = {}): Record<string, unknown[]> {
  const tables = ['notes', 'cards', 'revlog', 'graves', 'decks', 'deck_configs', 'notetypes', 'config', 'tags'];
  if (options.withCol) tables.push('col');
  return Object.fromEntries(tables.map((table) => [table, all<unknown>(db, `SELECT * FROM ${table} ORDER BY 1, 2`)]));
}
