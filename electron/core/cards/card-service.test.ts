import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CardId, DeckId } from '#shared/contract/ids.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { addDeck } from '../storage/deck-storage.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { run } from '../storage/statement.ts';
import { unsettledMerge } from '../sync/sync-state.ts';
import { callContext } from '../testing/call-context.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { cardRows } from '../testing/note-kit.ts';
import { cardService } from './card-service.ts';

const OTHER = 50 as DeckId;
const FILTERED = 60 as DeckId;
const CARD = 100 as CardId;
const context = callContext();
let col: TestCollection;
let cards: ReturnType<typeof cardService>;
beforeEach(() => {
  col = makeCollection();
  cards = cardService({
    collection: () => col.collection,
    render: { words: renderWords('en'), hasMedia: () => false },
    deletionLog: new DeletionLog(col.paths.folder),
  });
  addDeck(col.db, deckFromJson(normalDeckObject(OTHER, 'Other')));
  addDeck(col.db, deckFromJson({ ...normalDeckObject(FILTERED, 'Filtered'), dyn: 1 }));
});
afterEach(() => col.remove());
const now = (): number => col.env.clock.nowMs() / 1000;

test('a flag takes three bits, is sent, and leaves the time of the change', async () => {
  addTestCard(col.db, { id: CARD, did: 1 });
  run(col.db, 'UPDATE cards SET flags = 18');
  const { output } = await cards.setFlag({ cardIds: [CARD, CARD, 5 as CardId], flag: 7 }, context);
  expect(output).toEqual({ cardCount: 1 });
  expect(cardRows(col.db)).toMatchObject([{ flags: 23, usn: -1, mod: 1_700_000_000 }]);
  expect((await cards.setFlag({ cardIds: [CARD], flag: 7 }, context)).changes).toBeNull();
});

test('a flag on a card that the server may have as it waits here is a later change', async () => {
  addTestCard(col.db, { id: CARD, did: 1 });
  await cards.setFlag({ cardIds: [CARD], flag: 3 }, context);
  unsettledMerge.set(col.db, true);
  await cards.setFlag({ cardIds: [CARD], flag: 5 }, context);
  expect(cardRows(col.db)).toMatchObject([{ flags: 5, usn: -1, mod: now() }]);
  await cards.setFlag({ cardIds: [CARD], flag: 6 }, context);
  expect(cardRows(col.db)).toMatchObject([{ flags: 6, mod: now() + 1 }]);
  run(col.db, 'UPDATE cards SET usn = 4');
  await cards.setFlag({ cardIds: [CARD], flag: 1 }, context);
  expect(cardRows(col.db)).toMatchObject([{ flags: 1, mod: now() + 1 }]);
});

test('a moved card leaves its filtered deck with its own due date and queue', async () => {
  addTestCard(col.db, { id: CARD, did: FILTERED, odid: 1, odue: 1_800_000_000, due: -100_000, type: 1, queue: 3 });
  run(col.db, 'UPDATE cards SET left = 1, data = \'{"pos":4,"s":1.5,"d":2.5,"dr":0.9}\'');
  expect((await cards.setDeck({ cardIds: [CARD], deckId: OTHER }, context)).output).toEqual({ cardCount: 1 });
  expect(cardRows(col.db)).toMatchObject([
    { did: OTHER, odid: 0, odue: 0, due: 1_800_000_000, queue: 1, left: 1, data: '{"pos":4}', usn: -1, mod: now() },
  ]);
});

test('a suspended card stays suspended in its new deck', async () => {
  addTestCard(col.db, { id: CARD, did: FILTERED, odid: 1, odue: 12, due: -100_000, type: 2, queue: -1 });
  await cards.setDeck({ cardIds: [CARD], deckId: 1 as DeckId }, context);
  expect(cardRows(col.db)).toMatchObject([{ did: 1, odid: 0, due: 12, queue: -1 }]);
});

test('a filtered deck takes no cards, and a card that is there already is left alone', async () => {
  addTestCard(col.db, { id: CARD, did: 1 });
  const before = snapshot(col.db, { withCol: true });
  expect((await cards.setDeck({ cardIds: [CARD], deckId: 1 as DeckId }, context)).changes).toBeNull();
  expect(() => cards.setDeck({ cardIds: [CARD], deckId: FILTERED }, context)).toThrow(
    expect.toSatisfy((error: unknown) => isAppError(error, 'invalidInput')),
  );
  expect(() => cards.setDeck({ cardIds: [CARD], deckId: 999 as DeckId }, context)).toThrow(
    expect.toSatisfy((error: unknown) => isAppError(error, 'notFound')),
  );
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('flags and moves are undone to the row', async () => {
  addTestCard(col.db, { id: CARD, did: 1 });
  const before = snapshot(col.db);
  await cards.setFlag({ cardIds: [CARD], flag: 1 }, context);
  await cards.setDeck({ cardIds: [CARD], deckId: OTHER }, context);
  expect([col.collection.undo().output.op, col.collection.undo().output.op]).toEqual(['moveCards', 'flagCards']);
  expect(snapshot(col.db)).toEqual(before);
});
