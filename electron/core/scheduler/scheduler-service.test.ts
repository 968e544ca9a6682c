import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CardId, DeckId } from '#shared/contract/ids.ts';
import { callContext } from '../testing/call-context.ts';
import { addTestCard, makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { cardRows } from '../testing/note-kit.ts';
import { schedulerService } from './scheduler-service.ts';

const context = callContext();
let col: TestCollection;
let scheduler: ReturnType<typeof schedulerService>;
beforeEach(() => {
  col = makeCollection();
  scheduler = schedulerService({ collection: () => col.collection });
});
afterEach(() => col.remove());

/** New, learning today, learning later, review, relearning today; then suspended and both kinds of buried. */
function addCards(): CardId[] {
  const cards = [
    { type: 0, queue: 0, due: 3 },
    { type: 1, queue: 1, due: 1_800_000_000 },
    { type: 1, queue: 3, due: 400 },
    { type: 2, queue: 2, due: 400 },
    { type: 3, queue: 1, due: 1_800_000_000 },
    { type: 2, queue: -1, due: 400 },
    { type: 0, queue: -2, due: 3 },
    { type: 3, queue: -3, due: 400 },
  ];
  for (const [i, card] of cards.entries()) addTestCard(col.db, { id: 100 + i, did: 1, ...card });
  return cards.map((_, i) => (100 + i) as CardId);
}
const queues = (): number[] => cardRows(col.db).map((card) => card.queue);
const touched = (): number => cardRows(col.db).filter((card) => card.usn === -1).length;

test('suspending takes buried cards too', async () => {
  const { output } = await scheduler.suspend({ cardIds: addCards() }, context);
  expect(output).toEqual({ cardCount: 7 });
  expect(queues()).toEqual([-1, -1, -1, -1, -1, -1, -1, -1]);
  expect(touched()).toBe(7);
});

test('burying leaves suspended cards alone', async () => {
  const { output } = await scheduler.bury({ cardIds: addCards() }, context);
  expect(output).toEqual({ cardCount: 6 });
  expect(queues()).toEqual([-3, -3, -3, -3, -3, -1, -3, -3]);
});

test('restoring brings cards back to where they belong, and is undone', async () => {
  const cardIds = addCards();
  const before = queues();
  await scheduler.suspend({ cardIds }, context);
  const { output } = await scheduler.restore({ cardIds }, context);
  expect(output).toEqual({ cardCount: 8 });
  expect(queues()).toEqual([0, 1, 3, 2, 1, 2, 0, 3]);
  expect((await scheduler.restore({ cardIds }, context)).changes).toBeNull();
  expect([col.collection.undo().output.op, col.collection.undo().output.op]).toEqual(['restoreCards', 'suspendCards']);
  expect(queues()).toEqual(before);
});

test('a deck is unburied by kind, suspended cards stay, and it is undone', async () => {
  addCards();
  const deckId = DeckId.parse(1);
  expect((await scheduler.unburyDeck({ deckId, kind: 'user' }, context)).output).toEqual({ cardCount: 1 });
  expect(queues()).toEqual([0, 1, 3, 2, 1, -1, -2, 3]);
  expect((await scheduler.unburyDeck({ deckId, kind: 'all' }, context)).output).toEqual({ cardCount: 1 });
  expect(queues()).toEqual([0, 1, 3, 2, 1, -1, 0, 3]);
  expect((await scheduler.unburyDeck({ deckId, kind: 'scheduler' }, context)).changes).toBeNull();
  expect(col.collection.undo().output.op).toBe('restoreCards');
  expect(queues()).toEqual([0, 1, 3, 2, 1, -1, -2, 3]);
});
