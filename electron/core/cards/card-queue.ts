import type { CardRow } from '../storage/card-storage.ts';

/** `queue` of cards that are not shown. */
export const QUEUE = { suspended: -1, buriedByScheduler: -2, buriedByUser: -3 } as const;
export const TYPE = { learn: 1, relearn: 3 } as const;

/** `due` beyond this is a moment, below it a day's number. */
const LAST_DAY_NUMBER = 1_000_000_000;
const LEARN_TODAY = 1;
const LEARN_LATER = 3;

/** The queue that a card belongs in by its type and due date. */
export function queueOf({ type, due }: Pick<CardRow, 'type' | 'due'>): number {
  if (type !== TYPE.learn && type !== TYPE.relearn) return type;
  return due > LAST_DAY_NUMBER ? LEARN_TODAY : LEARN_LATER;
}
