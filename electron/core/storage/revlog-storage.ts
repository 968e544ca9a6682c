import { bulkTable } from './bulk-row-storage.ts';
import type { ReadDb } from './connection.ts';
import { all } from './statement.ts';

const OF_CARD = 'SELECT * FROM revlog WHERE cid = ? ORDER BY id';

/** `id` is the moment of the answer in ms; `ivl` and `lastIvl` are days, or seconds when negative; `time` in ms. */
export interface RevlogRow {
  readonly id: number;
  readonly cid: number;
  readonly usn: number;
  readonly ease: number;
  readonly ivl: number;
  readonly lastIvl: number;
  readonly factor: number;
  readonly time: number;
  readonly type: number;
}

/** As much of a review as decides what it means for memory. */
export type AnsweredRow = Pick<RevlogRow, 'id' | 'ease' | 'ivl' | 'factor' | 'type'>;

export const revlogStorage = bulkTable<RevlogRow>('revlog', [
  'id',
  'cid',
  'usn',
  'ease',
  'ivl',
  'lastIvl',
  'factor',
  'time',
  'type',
]);

/** All reviews of a card, the oldest first. */
export function reviewsOfCard(db: ReadDb, cardId: number): RevlogRow[] {
  return all<RevlogRow>(db, OF_CARD, [cardId]);
}
