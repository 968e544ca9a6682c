/** "Ebb1": tells our file from Anki's and anybody else's. */
export const APPLICATION_ID = 0x45626231;
/** Number of the newest migration; `PRAGMA user_version` of an up-to-date file. */
export const SCHEMA_VERSION = 1;

/*
 * notes, cards and revlog have exactly Anki's columns in Anki's order, so that a file from the
 * server can be adopted and a file for it written without copying them row by row.
 * Object tables keep the schema-11 JSON as it came; the columns beside it are what counts for
 * id, name, mtime and usn and are laid over the JSON whenever it leaves (D2).
 */
export const BULK_TABLES = {
  notes: `CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
    csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL)`,
  cards: `CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
    due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
    lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL)`,
  revlog: `CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
    type integer NOT NULL)`,
} as const;

/** Indexes that Anki's files have too. */
export const BULK_INDEXES = [
  'CREATE INDEX IF NOT EXISTS ix_notes_usn ON notes (usn)',
  'CREATE INDEX IF NOT EXISTS ix_notes_csum ON notes (csum)',
  'CREATE INDEX IF NOT EXISTS ix_cards_usn ON cards (usn)',
  'CREATE INDEX IF NOT EXISTS ix_cards_nid ON cards (nid)',
  'CREATE INDEX IF NOT EXISTS ix_cards_sched ON cards (did, queue, due)',
  'CREATE INDEX IF NOT EXISTS ix_revlog_usn ON revlog (usn)',
  'CREATE INDEX IF NOT EXISTS ix_revlog_cid ON revlog (cid)',
] as const;

/** Indexes of ours beside them; left out of files for Anki. */
export const OWN_INDEXES = [
  'CREATE INDEX IF NOT EXISTS ebb_notes_mid ON notes (mid)',
  'CREATE INDEX IF NOT EXISTS ebb_cards_odid ON cards (odid) WHERE odid != 0',
] as const;

export const OBJECT_TABLES = {
  /** One row, id 1. crt s; mod, scm, ls ms; usn is real, never -1. */
  col: `CREATE TABLE col (
    id integer PRIMARY KEY CHECK (id = 1), crt integer NOT NULL, mod integer NOT NULL,
    scm integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL)`,
  /** type: 0 card, 1 note, 2 deck. */
  graves: `CREATE TABLE graves (
    oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL,
    PRIMARY KEY (oid, type)) WITHOUT ROWID`,
  /** name has "::"; name_key is the folded name with 0x1F between its parts: it sorts as the deck list does. */
  decks: `CREATE TABLE decks (
    id integer PRIMARY KEY, name text NOT NULL, name_key text NOT NULL UNIQUE,
    mtime integer NOT NULL, usn integer NOT NULL, json text NOT NULL)`,
  deck_configs: `CREATE TABLE deck_configs (
    id integer PRIMARY KEY, name text NOT NULL, name_key text NOT NULL,
    mtime integer NOT NULL, usn integer NOT NULL, json text NOT NULL)`,
  notetypes: `CREATE TABLE notetypes (
    id integer PRIMARY KEY, name text NOT NULL, name_key text NOT NULL UNIQUE,
    mtime integer NOT NULL, usn integer NOT NULL, json text NOT NULL)`,
  /** value is JSON text, kept as it came. */
  config: `CREATE TABLE config (
    key text PRIMARY KEY, value text NOT NULL, mtime integer NOT NULL, usn integer NOT NULL) WITHOUT ROWID`,
  tags: `CREATE TABLE tags (
    name text PRIMARY KEY, key text NOT NULL UNIQUE, usn integer NOT NULL,
    collapsed integer NOT NULL DEFAULT 0) WITHOUT ROWID`,
  /** What the sync protocol can't carry: sync history, an upload under way, the forced one-way wish. JSON values. */
  local_state: 'CREATE TABLE local_state (key text PRIMARY KEY, value text NOT NULL) WITHOUT ROWID',
} as const;

/** usn indexes make "is anything waiting" and collecting what waits cheap. */
export const OBJECT_INDEXES = ['CREATE INDEX IF NOT EXISTS ebb_graves_usn ON graves (usn)'] as const;
