import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { derivedColumns } from '#core/notes/field-checksum.ts';
import { fixedEnv } from '#core/testing/fixed-env.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { getCol, updateCol } from '../col-storage.ts';
import type { WriteDb } from '../connection.ts';
import { integrityCheck, openDb } from '../connection.ts';
import { createCollectionFile } from '../create-collection-file.ts';
import { deckFromJson } from '../deck-json.ts';
import { addDeck, listDecks } from '../deck-storage.ts';
import { normalDeckObject } from '../default-objects.ts';
import { addGrave, pendingGraves } from '../grave-storage.ts';
import { noteStorage } from '../note-storage.ts';
import { all, run, value } from '../statement.ts';
import { addTag } from '../tag-storage.ts';
import { adoptAnkiFile } from './adopt-anki-file.ts';
import { refreshDerivedColumns } from './derived-columns.ts';
import { applyAdjustments } from './upload-adjustments.ts';
import { exportSchema11 } from './write-schema-11.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 30;
const TABLES = ['col', 'notes', 'cards', 'revlog', 'graves', 'decks', 'deck_configs', 'notetypes', 'tags'] as const;

let folder: string;
let db: WriteDb;
const env = fixedEnv();
const file = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-exchange-'));
  createCollectionFile(file('collection.db'), { env, stockNames: ENGLISH_STOCK_NAMES });
  db = openDb(file('collection.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function addNote(id: number, fields: readonly string[], usn = 3): void {
  const mid = value<number>(db, 'SELECT min(id) FROM notetypes') ?? 0;
  const { sfld, csum } = derivedColumns(fields, 0);
  const flds = fields.join('\u001f');
  noteStorage.put(db, { id, guid: `g${id}`, mid, mod: 1, usn, tags: ' a ', flds, sfld, csum, flags: 0, data: '' });
}

function contents(path: string): Record<string, unknown[]> {
  const opened = path === file('collection.db') ? db : openDb(path, { exclusive: false });
  const dump = Object.fromEntries(TABLES.map((table) => [table, all(opened, `SELECT * FROM ${table} ORDER BY 1, 2`)]));
  // Stamps of single keys have no place in schema 11.
  dump['config'] = all(opened, 'SELECT key, value FROM config ORDER BY key');
  if (opened !== db) opened.close();
  return dump;
}

describe('a file for Anki, and back', () => {
  test('holds the same rows', () => {
    for (const [i, name] of ['a', 'a::b', 'Ä::ö'].entries()) {
      addDeck(db, deckFromJson({ ...normalDeckObject(100 + i, name), usn: -1, future: { x: [1] } }));
    }
    addTag(db, { name: 'Été', usn: -1, collapsed: false });
    addGrave(db, { oid: 5, type: 1, usn: -1 });
    updateCol(db, { usn: 8, modMs: 77, lastSyncMs: 5 });
    addNote(1, ['front <b>1</b>', 'back'], -1);
    addNote(2, ['9007199254740993', '']);
    exportSchema11(db, file('out.anki2'));
    copyFileSync(file('out.anki2'), file('passing.anki2'));
    adoptAnkiFile(file('out.anki2'), { env });
    expect(contents(file('out.anki2'))).toEqual(contents(file('collection.db')));
    adoptAnkiFile(file('passing.anki2'), { env, isPassing: true });
    expect(contents(file('passing.anki2'))).toEqual(contents(file('collection.db')));
  });

  test('holds the same notes whatever is written in them', () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('<', '&amp;', '<img src=x>', '12', ' 5 ', '1e5', '-0')),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (notes) => {
        run(db, 'DELETE FROM notes');
        notes.forEach((parts, i) => addNote(i + 1, [parts.join('').replaceAll(/[\u0000-\u001f]/g, ''), 'b']));
        exportSchema11(db, file('out.anki2'));
        adoptAnkiFile(file('out.anki2'), { env });
        expect(contents(file('out.anki2'))['notes']).toEqual(contents(file('collection.db'))['notes']);
      }),
      { numRuns },
    );
  });

  test('ready for upload holds nothing that waits', () => {
    addNote(1, ['a', 'b'], -1);
    addNote(2, ['c', 'd'], 4);
    addGrave(db, { oid: 5, type: 1, usn: -1 });
    addDeck(db, deckFromJson({ ...normalDeckObject(100, 'x'), usn: -1 }));
    addTag(db, { name: 't', usn: -1, collapsed: false });
    const before = contents(file('collection.db'));
    exportSchema11(db, file('up.anki2'), { forUpload: { modMs: 1000, scmMs: 1000, usn: 9 } });
    expect(contents(file('collection.db'))).toEqual(before);
    adoptAnkiFile(file('up.anki2'), { env });
    const up = openDb(file('up.anki2'));
    expect(getCol(up)).toMatchObject({ modMs: 1000, scmMs: 1000, lastSyncMs: 1000, usn: 9 });
    expect(pendingGraves(up)).toEqual([]);
    expect(all(up, 'SELECT id, usn FROM notes')).toEqual([
      { id: 1, usn: 0 },
      { id: 2, usn: 4 },
    ]);
    for (const table of ['decks', 'deck_configs', 'notetypes', 'tags']) {
      expect(value(up, `SELECT count(*) FROM ${table} WHERE usn != 0`)).toBe(0);
    }
    up.close();
  });

  test('gets deck names that a server will not change, and says so', () => {
    addDeck(db, deckFromJson(normalDeckObject(100, ' x :: y')));
    addDeck(db, deckFromJson(normalDeckObject(101, 'x::Y')));
    const { adjustments } = exportSchema11(db, file('out.anki2'));
    expect(adjustments.deckIds).toEqual([100, 101]);
    expect(listDecks(db).map((deck) => deck.name)).toContain(' x :: y');
    adoptAnkiFile(file('out.anki2'), { env });
    const out = openDb(file('out.anki2'));
    expect(listDecks(out).map((deck) => [deck.name, deck.usn])).toEqual([
      ['Default', 0],
      ['x::y', 0],
      ['x::Y_', 0],
    ]);
    out.close();
  });

  test('takes the place of an older file only when it is whole', () => {
    writeFileSync(file('out.anki2'), 'the old one');
    mkdirSync(file('out.anki2.part'));
    writeFileSync(join(file('out.anki2.part'), 'in the way'), '');
    expect(() => exportSchema11(db, file('out.anki2'))).toThrow();
    expect(readFileSync(file('out.anki2'), 'utf8')).toBe('the old one');
    rmSync(file('out.anki2.part'), { recursive: true });
    exportSchema11(db, file('out.anki2'));
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual(['out.anki2']);
  });

  test('into a folder that is not there fails and leaves nothing', () => {
    expect(() => exportSchema11(db, join(folder, 'nowhere', 'out.anki2'))).toThrowError(
      expect.objectContaining({ code: 'collection.missing' }),
    );
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});

describe('a file with bytes flipped anywhere', () => {
  test('is refused by its own code or is whole after all', () => {
    for (let id = 1; id <= 60; id++) addNote(id, [`front ${id}`, 'back']);
    exportSchema11(db, file('out.anki2'));
    const bytes = readFileSync(file('out.anki2'));
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(flip, { minLength: 1, maxLength: 4 }), fc.boolean(), (flips, isPassing) => {
        const damaged = Buffer.from(bytes);
        for (const [at, mask] of flips) damaged.writeUInt8(damaged.readUInt8(at) ^ mask, at);
        writeFileSync(file('damaged'), damaged);
        expect(outcome(file('damaged'), isPassing)).toMatch(/^(adopted|file\.notACollection|file\.unsupportedSchema)$/);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  function outcome(path: string, isPassing: boolean): string {
    try {
      adoptAnkiFile(path, { env, isPassing });
    } catch (error: unknown) {
      return isAppError(error) ? error.code : String(error);
    }
    const adopted = openDb(path);
    integrityCheck(adopted);
    expect(listDecks(adopted).length).toBeGreaterThan(0);
    adopted.close();
    return 'adopted';
  }
});

test('a file with an index that is not its table’s is refused as a whole collection, and read as a package', () => {
  for (let id = 1; id <= 5; id++) addNote(id, [`front ${id}`, 'back']);
  exportSchema11(db, file('out.anki2'));
  const made = openDb(file('out.anki2'), { exclusive: false });
  made.unsafeMode(true);
  made.pragma('writable_schema = ON');
  const declare = (columns: string): void => {
    const sql = `CREATE INDEX ix_notes_csum on notes (${columns})`;
    run(made, "UPDATE sqlite_schema SET sql = ? WHERE name = 'ix_notes_csum'", [sql]);
    made.pragma('writable_schema = RESET');
    made.pragma('writable_schema = ON');
  };
  declare('id');
  made.exec('REINDEX ix_notes_csum');
  declare('csum');
  made.close();
  copyFileSync(file('out.anki2'), file('passing.anki2'));
  expect(() => adoptAnkiFile(file('out.anki2'), { env })).toThrowError(
    expect.objectContaining({ code: 'file.notACollection' }),
  );
  adoptAnkiFile(file('passing.anki2'), { env, isPassing: true });
  expect(contents(file('passing.anki2'))['notes']).toEqual(contents(file('collection.db'))['notes']);
});

describe('after an upload', () => {
  test('the collection can be made what the file was', () => {
    addDeck(db, deckFromJson(normalDeckObject(100, ' x :: y')));
    addDeck(db, deckFromJson(normalDeckObject(101, 'x::Y')));
    addDeck(db, deckFromJson({ ...normalDeckObject(102, 'untouched'), mod: 5 }));
    run(db, "UPDATE deck_configs SET json = replace(json, '2500', '1299')");
    const { adjustments } = exportSchema11(db, file('up.anki2'), { forUpload: { modMs: 1, scmMs: 1, usn: 1 } });
    expect(adjustments).toEqual({ deckIds: [100, 101], deckConfigIds: [1] });
    expect(db.transaction(() => applyAdjustments(db))()).toEqual(adjustments);
    expect(applyAdjustments(db)).toEqual({ deckIds: [], deckConfigIds: [] });
    adoptAnkiFile(file('up.anki2'), { env });
    const [here, there] = [contents(file('collection.db')), contents(file('up.anki2'))];
    for (const table of ['decks', 'deck_configs']) expect(here[table]).toEqual(there[table]);
  });
});

describe('sort fields and checksums of a file from elsewhere', () => {
  test('are computed anew, and only wrong ones are written', () => {
    addNote(1, ['right', 'b']);
    addNote(2, ['123', 'b']);
    addNote(3, ['99999999999999999999', 'b']);
    addNote(4, ['9007199254740993', 'b']);
    addNote(5, [' 12 ', 'b']);
    addNote(6, ['wrong', 'b']);
    run(db, "UPDATE notes SET sfld = 'other', csum = 1 WHERE id = 6");
    expect(refreshDerivedColumns(db, new Map())).toBe(1);
    expect(refreshDerivedColumns(db, new Map())).toBe(0);
    expect(value(db, 'SELECT sfld FROM notes WHERE id = 6')).toBe('wrong');
    expect(value(db, 'SELECT CAST(sfld AS text) FROM notes WHERE id = 4')).toBe('9007199254740993');
  });

  test('are right even for ids that a double can not hold', () => {
    addNote(1, ['x', 'b']);
    db.exec('UPDATE notes SET id = 9007199254740993, csum = 1');
    db.exec(
      "INSERT INTO notes SELECT 9007199254740992, guid, mid, mod, usn, tags, 'y', 'y', 1, flags, data FROM notes",
    );
    expect(refreshDerivedColumns(db, new Map())).toBe(2);
    expect(refreshDerivedColumns(db, new Map())).toBe(0);
  });
});
