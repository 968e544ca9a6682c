/** Damage to a collection, as SQL for both files; what can't be said alike for Ebb's own tables has an `ours`. */
export interface Damage {
  readonly name: string;
  readonly sql: readonly string[];
  readonly ours?: readonly string[];
}

const NOW_MS = Date.UTC(2025, 10, 15, 12) + 100_000;
const FUTURE = NOW_MS + 3 * 24 * 3_600_000;

/** The n-th card (of a type), counted by id. */
function card(n: number, where = 'true'): string {
  return `id = (SELECT id FROM cards WHERE ${where} ORDER BY id LIMIT 1 OFFSET ${n})`;
}

function note(n: number, where = 'true'): string {
  return `id = (SELECT id FROM notes WHERE ${where} ORDER BY id LIMIT 1 OFFSET ${n})`;
}

function review(n: number): string {
  return `id = (SELECT id FROM revlog ORDER BY id LIMIT 1 OFFSET ${n})`;
}

function ofNotetype(name: string): string {
  return `mid = (SELECT id FROM notetypes WHERE name = '${name}')`;
}

const CARD_COLUMNS = `nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data`;

function copyOfCard(n: number, patch: Readonly<Record<string, string>>): string {
  const values = CARD_COLUMNS.split(', ').map((name) => patch[name] ?? name);
  return `INSERT INTO cards (id, ${CARD_COLUMNS}) SELECT ${patch['id'] ?? 'id + 777'}, ${values.join(', ')} FROM cards WHERE ${card(n)}`;
}

export const DAMAGES: readonly Damage[] = [
  { name: 'nothing', sql: [] },
  { name: 'cards without their note', sql: [`DELETE FROM notes WHERE ${note(2)}`] },
  { name: 'cards of a note that never was', sql: [`UPDATE cards SET nid = 12345 WHERE ${card(3)}`] },
  { name: 'a note without cards', sql: [`DELETE FROM cards WHERE nid = (SELECT id FROM notes ORDER BY id LIMIT 1)`] },
  { name: 'a note without one of its two cards', sql: [`DELETE FROM cards WHERE ${card(0, 'ord = 1')}`] },
  {
    name: 'a cloze note without its cards',
    sql: [`DELETE FROM cards WHERE nid = (SELECT id FROM notes WHERE ${ofNotetype('Cloze')} ORDER BY id LIMIT 1)`],
  },
  { name: 'a deck that is missing', sql: [`UPDATE cards SET did = 4242 WHERE ${card(1)}`] },
  {
    name: 'two decks that are missing, one of a name that is taken',
    sql: [`UPDATE cards SET did = 4242 WHERE ${card(1)}`, `UPDATE cards SET did = 4343 WHERE ${card(2)}`],
  },
  {
    name: 'a deck that was removed beside its cards',
    sql: [`DELETE FROM decks WHERE name LIKE 'A%B'`],
  },
  {
    name: 'a parent deck that is missing',
    sql: [`DELETE FROM decks WHERE name = 'P'`],
  },
  {
    name: 'several levels of parents that are missing',
    sql: [`DELETE FROM decks WHERE name = 'P'`, `DELETE FROM decks WHERE name = 'P' || char(31) || 'Q'`],
    ours: [`DELETE FROM decks WHERE name = 'P'`, `DELETE FROM decks WHERE name = 'P::Q'`],
  },
  {
    name: 'a home deck of a card that is in a normal deck',
    sql: [`UPDATE cards SET odid = 1, odue = 5 WHERE ${card(4)}`],
  },
  {
    name: 'a home deck beside data that is not JSON',
    sql: [`UPDATE cards SET odid = 1, odue = 5, data = 'not {json' WHERE ${card(4)}`],
  },
  {
    name: 'a home deck beside data with keys of others',
    sql: [`UPDATE cards SET odid = 1, data = '{"x":1,"s":1.23456789,"d":5.5,"pos":3}' WHERE ${card(4)}`],
  },
  { name: 'data that is not JSON', sql: [`UPDATE cards SET data = '{"s":' WHERE ${card(4)}`] },
  {
    name: 'an original due date without a home',
    sql: [`UPDATE cards SET odue = 9, queue = 2, type = 2 WHERE ${card(5)}`],
  },
  { name: 'an original due date that is no whole number', sql: [`UPDATE cards SET odue = 1.5 WHERE ${card(5)}`] },
  { name: 'a new card’s place that is too high', sql: [`UPDATE cards SET due = 2000007 WHERE ${card(0, 'type = 0')}`] },
  {
    name: 'a new card’s place that is just too high',
    sql: [`UPDATE cards SET due = 1000000 WHERE ${card(0, 'type = 0')}`],
  },
  { name: 'a new card’s place with a fraction', sql: [`UPDATE cards SET due = 3.7 WHERE ${card(0, 'type = 0')}`] },
  { name: 'a due date that is no whole number', sql: [`UPDATE cards SET due = 7.5 WHERE ${card(1, 'type = 2')}`] },
  {
    name: 'a due date of a far future',
    sql: [`UPDATE cards SET due = 200000 WHERE ${card(1, 'type = 2 AND queue = 2')}`],
  },
  { name: 'a due date that is a text', sql: [`UPDATE cards SET due = 'soon' WHERE ${card(1, 'type = 2')}`] },
  { name: 'a due date beyond 32 bits', sql: [`UPDATE cards SET due = 99999999999 WHERE ${card(2, 'type = 0')}`] },
  { name: 'an interval that is no whole number', sql: [`UPDATE cards SET ivl = 2.5 WHERE ${card(2)}`] },
  { name: 'an interval below nothing', sql: [`UPDATE cards SET ivl = -3 WHERE ${card(2)}`] },
  { name: 'an interval beyond 32 bits', sql: [`UPDATE cards SET ivl = 5000000000 WHERE ${card(2)}`] },
  { name: 'a time of change with a fraction', sql: [`UPDATE cards SET mod = 1700000000.6 WHERE ${card(2)}`] },
  { name: 'a place among the templates that is too high', sql: [`UPDATE cards SET ord = 50000 WHERE ${card(0)}`] },
  { name: 'a place among the templates below the first', sql: [`UPDATE cards SET ord = -2 WHERE ${card(0)}`] },
  {
    name: 'everything wrong with one card',
    sql: [`UPDATE cards SET due = 2000000, odue = 1.5, ivl = 1.5, mod = 1.5, ord = 40000 WHERE ${card(0, 'type = 0')}`],
  },
  { name: 'a card twice', sql: [copyOfCard(0, {})] },
  { name: 'a card three times', sql: [copyOfCard(0, {}), copyOfCard(0, { id: 'id + 778' })] },
  { name: 'a card without a template', sql: [copyOfCard(0, { ord: '5' })] },
  {
    name: 'two cards without a template that are one',
    sql: [copyOfCard(0, { ord: '5' }), copyOfCard(0, { id: 'id + 778', ord: '5' })],
  },
  {
    name: 'a card of a cloze that is not there',
    sql: [
      `UPDATE cards SET ord = 7 WHERE nid = (SELECT id FROM notes WHERE ${ofNotetype('Cloze')} ORDER BY id LIMIT 1)`,
    ],
  },
  { name: 'too few fields', sql: [`UPDATE notes SET flds = 'alone' WHERE ${note(0)}`] },
  {
    name: 'too many fields',
    sql: [`UPDATE notes SET flds = 'a' || char(31) || 'b' || char(31) || 'c' || char(31) || 'd' WHERE ${note(0)}`],
  },
  { name: 'no fields', sql: [`UPDATE notes SET flds = '' WHERE ${note(1)}`] },
  {
    name: 'too many fields, tags of several cases',
    sql: [`UPDATE notes SET flds = flds || char(31), tags = ' Zebra apple DB-Check ' WHERE ${note(0)}`],
  },
  {
    name: 'a checksum and a sort field that are wrong',
    sql: [`UPDATE notes SET csum = 5, sfld = 'wrong' WHERE ${note(0)}`],
  },
  {
    name: 'a checksum and a sort field that are missing',
    sql: [`UPDATE notes SET csum = 0, sfld = '' WHERE ${note(3)}`],
  },
  {
    name: 'a note that was changed tomorrow',
    sql: [`UPDATE notes SET mod = ${Math.floor(FUTURE / 1000)} WHERE ${note(0)}`],
  },
  {
    name: 'control characters and parts of letters',
    sql: [`UPDATE notes SET flds = 'e' || char(769) || char(7) || char(31) || 'x' WHERE ${note(0)}`],
  },
  {
    name: 'fields that are no UTF-8',
    sql: [`UPDATE notes SET flds = CAST(x'61ff621f63e282' AS text) WHERE ${note(0)}`],
  },
  { name: 'tags that are no UTF-8', sql: [`UPDATE notes SET tags = CAST(x'2061ff6220' AS text) WHERE ${note(0)}`] },
  { name: 'a sort field that is no UTF-8', sql: [`UPDATE notes SET sfld = CAST(x'61ff62' AS text) WHERE ${note(0)}`] },
  {
    name: 'tags that the list does not know',
    sql: [`UPDATE notes SET tags = ' unknown::here other ' WHERE ${note(0)}`],
  },
  {
    name: 'tags that nobody uses',
    sql: [`INSERT INTO tags (tag, usn, collapsed) VALUES ('idle::tag', 3, 0)`],
    ours: [`INSERT INTO tags (name, key, usn, collapsed) VALUES ('idle::tag', 'idle::tag', 3, 0)`],
  },
  {
    name: 'tags out of order, twice and badly spaced',
    sql: [`UPDATE notes SET tags = 'b  a' || char(12288) || 'B :: x' WHERE ${note(0)}`],
  },
  {
    name: 'tags in another case than the list’s',
    sql: [`UPDATE notes SET tags = upper(tags) WHERE ${note(0, "tags <> ''")}`],
  },
  { name: 'a note type that is missing', sql: [`UPDATE notes SET mid = 987654 WHERE ${note(0)}`] },
  {
    name: 'two note types that are missing, with many fields and cards',
    sql: [
      `UPDATE notes SET mid = 987654, flds = 'a' || char(31) || 'b' || char(31) || 'c' || char(31) || 'd' WHERE ${note(0)}`,
      `UPDATE cards SET ord = 3 WHERE nid = (SELECT id FROM notes ORDER BY id LIMIT 1)`,
      `UPDATE notes SET mid = 987655 WHERE ${note(1)}`,
    ],
  },
  {
    name: 'a preset that is missing',
    sql: [`DELETE FROM deck_config WHERE id <> 1`],
    ours: [`DELETE FROM deck_configs WHERE id <> 1`],
  },
  {
    name: 'answers with fractions',
    sql: [`UPDATE revlog SET ivl = 1.5, lastIvl = 2.4, time = 10.5 WHERE ${review(0)}`],
  },
  {
    name: 'answers that took less than no time, and too long',
    sql: [`UPDATE revlog SET time = -5 WHERE ${review(0)}`, `UPDATE revlog SET time = 9999999999 WHERE ${review(1)}`],
  },
  { name: 'an answer that is none', sql: [`UPDATE revlog SET type = 0, time = 0, ease = 0 WHERE ${review(2)}`] },
  {
    name: 'answers that their cards do not know of',
    sql: [`UPDATE cards SET data = '{}' WHERE id IN (SELECT cid FROM revlog)`],
  },
  {
    name: 'a card that was reset after its last answer',
    sql: [`INSERT INTO revlog SELECT id + 5, cid, usn, 0, 0, 0, 0, 0, 4 FROM revlog WHERE ${review(5)}`],
  },
  {
    name: 'notes, cards and answers of a future',
    sql: [
      `UPDATE notes SET id = ${FUTURE} WHERE ${note(1)}`,
      `UPDATE cards SET nid = ${FUTURE} WHERE nid NOT IN (SELECT id FROM notes)`,
      `UPDATE cards SET id = ${FUTURE} + 5 WHERE ${card(0)}`,
      `UPDATE cards SET id = ${FUTURE} + 3 WHERE ${card(1)}`,
      `UPDATE revlog SET id = ${FUTURE} + 9, cid = ${FUTURE} + 3 WHERE ${review(0)}`,
    ],
  },
  {
    name: 'answers of a future beyond what doubles hold',
    sql: [`UPDATE revlog SET id = 9100000000000000001 WHERE ${review(0)}`],
  },
  {
    name: 'update numbers that can’t be',
    sql: [`UPDATE notes SET usn = 999 WHERE ${note(0)}`, `UPDATE cards SET usn = -5 WHERE ${card(0)}`],
  },
  { name: 'places of new cards that were forgotten', sql: [`DELETE FROM config WHERE key = 'nextPos'`] },
  { name: 'no new cards', sql: [`UPDATE cards SET type = 2, queue = 2, due = 1 WHERE type = 0`] },
  { name: 'new cards below the first place', sql: [`UPDATE cards SET due = -5 WHERE type = 0`] },
  { name: 'an empty collection', sql: [`DELETE FROM notes`, `DELETE FROM cards`, `DELETE FROM revlog`] },
];
