import type { CardRow } from '../storage/card-storage.ts';

/** `queue`; below zero: put aside. */
export const QUEUE = {
  new: 0,
  learnToday: 1,
  review: 2,
  learnLater: 3,
  preview: 4,
  suspended: -1,
  buriedByScheduler: -2,
  buriedByUser: -3,
} as const;
export const TYPE = { new: 0, learn: 1, review: 2, relearn: 3 } as const;

/** `due` beyond this is a moment, below it a day's number. */
const LAST_DAY_NUMBER = 1_000_000_000;

/** The queue that a card belongs in by its type and due date. */
export function queueOf({ type, due }: Pick<CardRow, 'type' | 'due'>): number {
  if (type !== TYPE.learn && type !== TYPE.relearn) return type;
  return due > LAST_DAY_NUMBER ? QUEUE.learnToday : QUEUE.learnLater;
}
