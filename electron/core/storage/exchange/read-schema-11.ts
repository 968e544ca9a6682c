import type { ReadDb } from '../connection.ts';
import type { Grave } from '../grave-storage.ts';
import { objectAt } from '../json-reader.ts';
import type { JsonObject } from '../lossless-json.ts';
import { isJsonObject, numberOf, overlaid, parseLossless, stringifyLossless } from '../lossless-json.ts';
import { all, one } from '../statement.ts';
import type { AnkiObjects } from './anki-objects.ts';
import { notACollection, requireTypes, safeId } from './anki-objects.ts';

interface ColRow {
  readonly crt: number;
  readonly mod: number;
  readonly scm: number;
  readonly usn: number;
  readonly ls: number;
  readonly conf: string;
  readonly models: string;
  readonly decks: string;
  readonly dconf: string;
  readonly tags: string;
}

const COL = 'SELECT crt, mod, scm, usn, ls, conf, models, decks, dconf, tags FROM col';
const GRAVES = 'SELECT DISTINCT oid, type, usn FROM graves ORDER BY type, oid, usn';

/** Without these official refuses the whole file, and a server would refuse it from us. */
const REQUIRED = {
  deck: ['id', 'name', 'usn', 'lrnToday', 'revToday', 'newToday', 'timeToday', 'collapsed', 'dyn'],
  normalDeck: ['conf'],
  filteredDeck: ['resched', 'terms'],
  deckConfig: ['id', 'name', 'mod', 'usn', 'maxTaken', 'autoplay', 'timer', 'new', 'rev', 'lapse'],
  notetype: ['id', 'name', 'mod', 'usn', 'type', 'sortf', 'did', 'tmpls', 'flds', 'css'],
} as const;

/** Reads the objects of a schema-11 file, where they are JSON in the one row of `col`. Throws `file.notACollection`. */
export function readSchema11(db: ReadDb): AnkiObjects {
  const row = one<ColRow>(db, COL);
  if (row === undefined) throw notACollection('col is empty');
  requireTypes(row, 'col', {
    integers: ['crt', 'mod', 'scm', 'usn', 'ls'],
    texts: ['conf', 'models', 'decks', 'dconf', 'tags'],
  });
  const decks = objectsOf(row.decks, 'deck');
  for (const deck of decks) requireKeys(deck, isFiltered(deck) ? 'filteredDeck' : 'normalDeck');
  return {
    col: { crtSecs: row.crt, modMs: row.mod, scmMs: row.scm, usn: row.usn, lastSyncMs: row.ls },
    config: Object.entries(objectFrom(row.conf, 'conf')).map(([key, value]) => ({
      key,
      value: stringifyLossless(value),
      mtime: 0,
      usn: 0,
    })),
    decks,
    // Some clients gave a copied preset the id of its original inside; the key counts.
    deckConfigs: objectsOf(row.dconf, 'deckConfig', true),
    notetypes: objectsOf(row.models, 'notetype'),
    tags: Object.entries(objectFrom(row.tags, 'tags')).map(([name, usn]) => ({
      name,
      usn: numberOf(usn) ?? -1,
      collapsed: false,
    })),
    graves: gravesOf(db, GRAVES),
  };
}

function objectsOf(text: string, what: 'deck' | 'deckConfig' | 'notetype', idFromKey = false): JsonObject[] {
  const map = objectFrom(text, what);
  return Object.keys(map).map((key) => {
    const object = objectAt(map, key);
    if (object === undefined) throw notACollection(`${what} is no object`);
    const id = numberOf(idFromKey ? key : object['id']);
    if (id === undefined) throw notACollection(`${what} without id`);
    requireKeys(object, what);
    if (typeof object['name'] !== 'string') throw notACollection(`${what} without name`);
    return overlaid(object, { id: safeId(id, what) });
  });
}

function objectFrom(text: string, what: string): JsonObject {
  try {
    const parsed = parseLossless(text);
    if (isJsonObject(parsed)) return parsed;
  } catch (error: unknown) {
    if (!(error instanceof SyntaxError)) throw error;
    throw notACollection(`${what} is no JSON`, error);
  }
  throw notACollection(`${what} is no object`);
}

function requireKeys(object: JsonObject, what: keyof typeof REQUIRED): void {
  for (const key of REQUIRED[what]) {
    if (!Object.hasOwn(object, key)) throw notACollection(`${what} without ${key}`);
  }
}

function isFiltered(deck: JsonObject): boolean {
  return deck['dyn'] === true || deck['dyn'] === 1;
}

/** Rows of a `graves` table; what is not a card, note or deck means nothing to anybody. */
export function gravesOf(db: ReadDb, sql: string): Grave[] {
  return all<{ oid: number; type: number; usn: number }>(db, sql)
    .map((row) => requireTypes(row, 'grave', { integers: ['oid', 'type', 'usn'] }))
    .filter((grave): grave is Grave => grave.type === 0 || grave.type === 1 || grave.type === 2);
}
