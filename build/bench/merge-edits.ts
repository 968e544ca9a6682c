/*
 * What changed before a merge: the same statements for both clients, since both keep these tables with the same
 * columns. Run in this order. The last makes the client see that it has something to send.
 */

export const CHANGED_NOTES = 2500;
export const REVIEWS = 20_000;
const REVIEWS_OF_A_CARD = 4;

export interface Statement {
  readonly query: string;
  readonly args: readonly number[];
}

export function changedNotes(nowMs: number): Statement[] {
  return [
    {
      query: `UPDATE notes SET flds = flds || ' x', mod = ?, usn = -1
        WHERE id IN (SELECT id FROM notes ORDER BY id LIMIT ?)`,
      args: [seconds(nowMs), CHANGED_NOTES],
    },
    collectionChanged(nowMs),
  ];
}

/** Answers, and the cards as they are after them. `firstId` has so many free ids behind it. */
export function reviewed(nowMs: number, firstId: number): Statement[] {
  const cards = REVIEWS / REVIEWS_OF_A_CARD;
  return [
    {
      query: `WITH RECURSIVE answer (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM answer WHERE n + 1 < ?),
          card AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM cards ORDER BY id LIMIT ?)
        INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
        SELECT ? + place * ? + n, id, -1, 3, 20 + n, 10 + n, 2500, 7400, 1 FROM card, answer`,
      args: [REVIEWS_OF_A_CARD, cards, firstId, REVIEWS_OF_A_CARD],
    },
    {
      query: `UPDATE cards SET type = 2, queue = 2, ivl = 24, due = 60, factor = 2500, reps = reps + ?, mod = ?, usn = -1
        WHERE id IN (SELECT id FROM cards ORDER BY id LIMIT ?)`,
      args: [REVIEWS_OF_A_CARD, seconds(nowMs), cards],
    },
    collectionChanged(nowMs),
  ];
}

function collectionChanged(nowMs: number): Statement {
  return { query: 'UPDATE col SET mod = ?', args: [nowMs] };
}

function seconds(nowMs: number): number {
  return Math.floor(nowMs / 1000);
}
