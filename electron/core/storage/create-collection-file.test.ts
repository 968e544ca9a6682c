import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StockNames } from '#core/engine-types.ts';
import type { Env } from '#core/env.ts';
import { getCol } from './col-storage.ts';
import { allConfig } from './config-storage.ts';
import { integrityCheck, openDb } from './connection.ts';
import { createCollectionFile } from './create-collection-file.ts';
import { listDecks } from './deck-storage.ts';
import { neededMigrations } from './migrations/migrate.ts';
import { listNotetypes } from './notetype-storage.ts';

const NAMES: StockNames = {
  defaultDeck: 'Default',
  defaultPreset: 'Default',
  customStudySession: 'Custom Study Session',
  basic: 'Basic',
  basicReversed: 'Basic, both ways',
  basicOptionalReversed: 'Basic, both ways on demand',
  basicTyping: 'Basic, typed',
  cloze: 'Cloze',
  front: 'Front',
  back: 'Back',
  addReverse: 'Add Reverse',
  text: 'Text',
  backExtra: 'Back Extra',
  card: (ordinal) => `Card ${ordinal}`,
};

function envAt(iso: string, offsetWestMins: number): Env {
  let seed = 0x9e3779b97f4a7c15n;
  return {
    clock: { nowMs: () => Date.parse(iso), offsetWestMins: () => offsetWestMins },
    random: {
      bits64: () => {
        seed = BigInt.asUintN(64, seed * 6364136223846793005n + 1442695040888963407n);
        return seed;
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-storage-'));
  file = join(folder, 'collection.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a new collection', () => {
  test('is a whole file with the Default deck and the stock note types', () => {
    createCollectionFile(file, { env: envAt('2026-03-10T12:00:00Z', -120), stockNames: NAMES });
    expect(readdirSync(folder)).toEqual(['collection.db']);
    const db = openDb(file);
    integrityCheck(db);
    expect(neededMigrations(db)).toEqual([]);
    expect(listDecks(db).map((deck) => deck.name)).toEqual(['Default']);
    const notetypes = listNotetypes(db);
    expect(notetypes).toHaveLength(5);
    expect(new Set(notetypes.map((notetype) => notetype.id)).size).toBe(5);
    const ids = notetypes.flatMap((notetype) => [...notetype.fields, ...notetype.templates].map((part) => part.id));
    expect(new Set(ids).size).toBe(18);
    expect(allConfig(db)).toMatchObject({
      creationOffset: -120,
      rollover: 4,
      curModel: Date.parse('2026-03-10T12:00:00Z') + 1,
    });
    expect(getCol(db)).toEqual({
      crtSecs: Date.parse('2026-03-10T02:00:00Z') / 1000,
      modMs: 0,
      scmMs: Date.parse('2026-03-10T12:00:00Z'),
      usn: 0,
      lastSyncMs: 0,
    });
    db.close();
  });

  test('made before four in the morning begins yesterday', () => {
    createCollectionFile(file, { env: envAt('2026-03-10T08:59:00Z', 300), stockNames: NAMES });
    const db = openDb(file);
    expect(getCol(db).crtSecs).toBe(Date.parse('2026-03-09T09:00:00Z') / 1000);
    db.close();
  });

  test('never takes the place of a file that is there', () => {
    writeFileSync(file, 'precious');
    expect(() => createCollectionFile(file, { env: envAt('2026-03-10T12:00:00Z', 0), stockNames: NAMES })).toThrowError(
      expect.objectContaining({ code: 'file.exists' }),
    );
    expect(readdirSync(folder)).toEqual(['collection.db']);
  });
});
