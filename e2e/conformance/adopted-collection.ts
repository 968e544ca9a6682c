import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection } from '#core/collection/collection.ts';
import { openCollectionFile } from '#core/collection/collection-file.ts';
import { systemClock } from '#core/collection/system-clock.ts';
import { adoptAnkiFile } from '#core/storage/exchange/adopt-anki-file.ts';
import { exportSchema11 } from '#core/storage/exchange/write-schema-11.ts';
import { fixedEnv } from '#core/testing/fixed-env.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';

export interface AdoptedCollection {
  readonly collection: Collection;
  /** Moves our clock, in the zone the collection was opened in. */
  setNow(nowSecs: number): void;
  setNowMs(nowMs: number): void;
  /** As a schema-11 file, for the peer to read. */
  exportTo(path: string): void;
  close(): void;
}

/**
 * A collection of the peer's, which must have closed it, opened in Ebb at a moment in a zone. Works on a copy: the
 * peer can go on with its own.
 */
export function adoptedCollection(ankiFile: string, options: { nowSecs: number; tz?: string }): AdoptedCollection {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-adopted-'));
  const file = join(folder, 'collection.db');
  const zone = systemClock({ timeZone: options.tz ?? 'UTC' });
  const fixed = fixedEnv({ nowMs: options.nowSecs * 1000 });
  const env = { ...fixed, clock: { nowMs: fixed.clock.nowMs, offsetWestMins: zone.offsetWestMins } };
  copyFileSync(ankiFile, file);
  adoptAnkiFile(file, { env });
  const paths = { folder, collection: file, backups: join(folder, 'backups'), scratch: join(folder, 'scratch') };
  const collection = openCollectionFile({ paths, env, stockNames: ENGLISH_STOCK_NAMES });
  // No power fails in a test, and thousands of small commits would each wait for the disk.
  collection.db.pragma('synchronous = OFF');
  return {
    collection,
    setNow: (nowSecs) => fixed.setNow(nowSecs * 1000),
    setNowMs: (nowMs) => fixed.setNow(nowMs),
    exportTo: (path) => void exportSchema11(collection.db, path),
    close: () => {
      collection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
