import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import type { ReadDb } from '../connection.ts';
import { foldName } from '../fold-name.ts';
import { listNotetypes } from '../notetype-storage.ts';
import type { SearchMoment } from './search-functions.ts';

/** How found cards `c` or notes `n` are put in order. Which of two that are equal comes first is left open, as officially. */
export interface BrowserOrder {
  /** Tables that the keys are looked up in, for a WITH clause; '': none. */
  readonly tables: string;
  /** Joins of those, and of notes where cards are found without them. */
  readonly joins: string;
  readonly keys: readonly string[];
  readonly needsNotes: boolean;
}

export interface OrderWish {
  readonly column: BrowserColumn;
  readonly descending: boolean;
}

const LAST_DAY_NUMBER = 1_000_000_000;
const DAY_SECS = 86_400;
const DUE = 'CASE WHEN c.odue != 0 THEN c.odue ELSE c.due END';
const DECK_NAME = '(SELECT name_key FROM decks WHERE id = c.did)';
/** Where a card began among the new ones. */
const STORED_POSITION = `CASE WHEN instr(data, '"pos"') AND json_valid(data) AND json_type(data, '$.pos') = 'integer'
  THEN data ->> 'pos' END`;
const POSITION = `coalesce(${STORED_POSITION}, CASE type WHEN 0 THEN due ELSE 0 END)`;
/** Before all others. */
const NO_NUMBER = -Number.MAX_SAFE_INTEGER;

interface Keys {
  readonly keys: readonly string[];
  readonly needsNotes?: true;
  /** Number `key` of each note, from its cards: what stands behind SELECT nid. */
  readonly perNote?: string;
}

/** Undefined: the column can't be sorted by. For the functions of `withSearchFunctions`. */
export function browserOrder(
  db: ReadDb,
  mode: BrowserMode,
  { column, descending }: OrderWish,
  moment: SearchMoment,
): BrowserOrder | undefined {
  const found = mode === 'cards' ? cardKeys(db, column, moment) : noteKeys(db, column, moment);
  if (found === undefined) return undefined;
  const { keys, perNote, needsNotes = false } = found;
  const by = {
    keys: keys.map((key) => (descending ? `${key} DESC` : key)),
    needsNotes,
  };
  if (perNote !== undefined) {
    const noteId = mode === 'cards' ? 'c.nid' : 'n.id';
    return {
      ...by,
      tables: `ebb_per_note AS MATERIALIZED (SELECT nid, ${perNote} GROUP BY nid)`,
      joins: `LEFT JOIN ebb_per_note p ON p.nid = ${noteId}`,
    };
  }
  return { ...by, tables: '', joins: '' };
}

function cardKeys(db: ReadDb, column: BrowserColumn, moment: SearchMoment): Keys | undefined {
  switch (column) {
    case 'noteFld':
      return { keys: ['n.sfld COLLATE NOCASE', 'c.ord'], needsNotes: true };
    case 'template':
      return { keys: [templatePlace(db), 'c.ord'], needsNotes: true };
    case 'deck':
      return { keys: [DECK_NAME] };
    case 'cardDue':
      return { keys: [dueSql('c.', moment)] };
    case 'cardEase':
      // New cards come last. One key is sorted by faster than two; no factor is so high.
      return { keys: ['(c.type = 0) * 4294967296 + c.factor'] };
    case 'cardIvl':
      return { keys: ['c.ivl'] };
    case 'cardLapses':
      return { keys: ['c.lapses'] };
    case 'cardReps':
      return { keys: ['c.reps'] };
    case 'noteTags':
      return { keys: ['n.tags'], needsNotes: true };
    case 'note':
      return { keys: [notetypePlace(db)], needsNotes: true };
    case 'noteCrt':
      return { keys: ['c.nid', 'c.ord'] };
    case 'cardMod':
      return { keys: ['c.mod'] };
    case 'noteMod':
      return { keys: ['n.mod', 'c.ord'], needsNotes: true };
    case 'originalPosition':
      return { keys: ['p.key'], perNote: `min(${POSITION}) AS key FROM cards` };
    case 'stability':
      return { keys: [asInteger(memorySql('s'))] };
    case 'difficulty':
      return { keys: [asInteger(memorySql('d'))] };
    case 'retrievability':
      return {
        keys: [asInteger(`CASE WHEN instr(c.data, '"s"') THEN ebb_retrievability(c.data, ${DUE}, c.ivl) END`)],
      };
    case 'question':
    case 'answer':
      return undefined;
  }
}

function noteKeys(db: ReadDb, column: BrowserColumn, moment: SearchMoment): Keys | undefined {
  switch (column) {
    case 'noteFld':
      return { keys: ['n.sfld COLLATE NOCASE'] };
    case 'template':
      return { keys: ['p.key'], perNote: 'count(*) AS key FROM cards' };
    case 'deck':
      return {
        keys: ['p.key', 'p.name'],
        perNote: `count(DISTINCT did) AS key, min(name_key) AS name FROM cards JOIN decks ON decks.id = did`,
      };
    case 'cardDue':
      return {
        keys: ['p.key'],
        perNote: `min(${dueSql('', moment)}) AS key FROM cards WHERE odid = 0 AND type != 0 AND queue > 0`,
      };
    case 'cardEase':
      return { keys: ['p.key'], perNote: 'avg(factor) AS key FROM cards WHERE type != 0' };
    case 'cardIvl':
      return { keys: ['p.key'], perNote: 'avg(ivl) AS key FROM cards WHERE type IN (2, 3)' };
    case 'cardLapses':
      return { keys: ['p.key'], perNote: 'total(lapses) AS key FROM cards' };
    case 'cardReps':
      return { keys: ['p.key'], perNote: 'total(reps) AS key FROM cards' };
    case 'noteTags':
      return { keys: ['n.tags'] };
    case 'note':
      return { keys: [notetypePlace(db)] };
    case 'noteCrt':
      return { keys: ['n.id'] };
    case 'cardMod':
      return { keys: ['p.key'], perNote: 'max(mod) AS key FROM cards' };
    case 'noteMod':
      return { keys: ['n.mod'] };
    case 'originalPosition':
      return { keys: ['p.key'], perNote: `min(${POSITION}) AS key FROM cards` };
    case 'stability':
    case 'difficulty':
    case 'retrievability':
    case 'question':
    case 'answer':
      return undefined;
  }
}

/**
 * SQLite sorts whole numbers several times as fast as others, as long as every key is one. The steps are finer than
 * those of the 32-bit numbers that memories are kept in.
 */
function asInteger(key: string): string {
  return `coalesce(CAST(1e12 * ${key} AS INTEGER), ${NO_NUMBER})`;
}

/** Both halves of the memory belong together. What is no JSON has none; most cards without one are told at a glance. */
function memorySql(key: 's' | 'd'): string {
  const other = key === 's' ? 'd' : 's';
  return `CASE WHEN instr(c.data, '"${key}"') AND json_valid(c.data)
    THEN iif(c.data ->> '${other}' IS NULL, NULL, c.data ->> '${key}') END`;
}

/** Days as moments, so that they can be compared with those of cards that are being learned. */
function dueSql(card: 'c.' | '', { daysElapsed, nowSecs }: SearchMoment): string {
  return `CASE WHEN ${card}due > ${LAST_DAY_NUMBER} OR ${card}type = 0 THEN ${card}due
    ELSE (${card}due - ${daysElapsed}) * ${DAY_SECS} + ${nowSecs} END`;
}

/** In the order of their names. There are few note types: telling them apart in place is faster than looking them up. */
function notetypePlace(db: ReadDb): string {
  return caseOf(
    'n.mid',
    listNotetypes(db).map(({ id }, place) => [id, String(place)]),
  );
}

/** Templates of all note types in the order of their names; all cards of a cloze note are of the first one. */
function templatePlace(db: ReadDb): string {
  const notetypes = listNotetypes(db);
  const all = notetypes.flatMap(({ id, templates }) =>
    templates.map((template, ord) => ({ id, ord, key: Buffer.from(foldName(template.name)) })),
  );
  all.sort((a, b) => Buffer.compare(a.key, b.key) || a.id - b.id);
  const placeOf = (id: number, ord: number): string =>
    String(all.findIndex((template) => template.id === id && template.ord === ord));
  return caseOf(
    'n.mid',
    notetypes.map(({ id, templates }) => {
      const others = templates.slice(1).map((_, i): [number, string] => [i + 1, placeOf(id, i + 1)]);
      return [id, caseOf('c.ord', others, placeOf(id, 0))];
    }),
  );
}

function caseOf(what: string, values: readonly (readonly [number, string])[], otherwise = 'NULL'): string {
  if (values.length === 0) return otherwise;
  return `CASE ${what} ${values.map(([value, then]) => `WHEN ${value} THEN ${then}`).join(' ')} ELSE ${otherwise} END`;
}
