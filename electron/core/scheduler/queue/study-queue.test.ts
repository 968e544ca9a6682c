import { expect, test } from 'vitest';
import { type IntradayCard, StudyQueue } from './study-queue.ts';

const BEGIN = 10_000;
const AHEAD = 1200;

function card(cardId: number, dueSecs: number): IntradayCard {
  return { cardId, mod: 1, kind: 'learning', dueSecs, unseen: false };
}

/** Cards that are learned ten minutes apart, from the moment on that the queue was built. */
function learning(count: number): StudyQueue {
  const intraday = Array.from({ length: count }, (_, at) => card(at + 1, BEGIN + 600 * at));
  return new StudyQueue({
    ...{ deckId: 1, today: 3, main: [], intraday, learnAheadSecs: AHEAD, builtAtSecs: BEGIN, loadBalancer: undefined },
  });
}

test('learning cards count from when they may be learned ahead, each once', () => {
  const queue = learning(8);
  expect(queue.counts.learning).toBe(3);
  queue.moveCutoff(BEGIN + 599);
  expect(queue.counts.learning).toBe(3);
  queue.moveCutoff(BEGIN + 1200);
  expect(queue.counts.learning).toBe(5);
  queue.moveCutoff(BEGIN + 1201);
  expect(queue.counts.learning).toBe(5);
  queue.moveCutoff(BEGIN + 100_000);
  expect(queue.counts.learning).toBe(8);
});

test('a card that comes in again later counts when its time has come, also when all others came before', () => {
  const queue = learning(3);
  queue.moveCutoff(BEGIN + 1);
  queue.answered(1, card(1, BEGIN + AHEAD + 500), BEGIN + 2);
  expect(queue.counts.learning).toBe(2);
  queue.moveCutoff(BEGIN + 499);
  expect(queue.counts.learning).toBe(2);
  queue.moveCutoff(BEGIN + 500);
  expect(queue.counts.learning).toBe(3);
});

test('a card that was answered before its time and taken back counts when its time has come', () => {
  const queue = learning(5);
  const move = queue.answered(5, undefined, BEGIN);
  queue.moveCutoff(BEGIN + 1200);
  expect(queue.counts.learning).toBe(3);
  queue.undone(move);
  expect(queue.counts.learning).toBe(3);
  queue.moveCutoff(BEGIN + 1200);
  expect(queue.counts.learning).toBe(5);
});

test('after a clock that was put back, cards count as it goes on', () => {
  const queue = learning(6);
  queue.moveCutoff(BEGIN + 600);
  expect(queue.counts.learning).toBe(4);
  queue.moveCutoff(BEGIN);
  queue.moveCutoff(BEGIN + 1200);
  expect(queue.counts.learning).toBe(6);
});
