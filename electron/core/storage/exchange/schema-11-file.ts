/** What a schema-11 file has beside notes, cards and revlog: the objects are JSON text in the one row of `col`. */
export const SCHEMA_11_TABLES = {
  col: `CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
    conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL)`,
  graves: 'CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)',
} as const;

export const SCHEMA_11_COL = `INSERT INTO col (id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags)
  VALUES (1, :crt, :mod, :scm, 11, 0, :usn, :ls, :conf, :models, :decks, :dconf, :tags)`;
