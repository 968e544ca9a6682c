import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomStudy } from '#shared/contract/custom-study.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { deckService } from '../decks/deck-service.ts';
import { findConfig } from '../storage/config-storage.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { column } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { AVAILABLE_IN_DECKS, TAGS_IN_DECKS } from './custom-study-defaults.ts';
import { customStudyService } from './custom-study-service.ts';

const DEFAULT = DeckId.parse(1);
const SESSION_NAME = 'Custom Study Session';
const context = callContext();
let col: TestCollection;
let service: ReturnType<typeof customStudyService>;
beforeEach(() => {
  col = makeCollection();
  service = customStudyService({ collection: () => col.collection, sessionName: SESSION_NAME });
  for (let id = 1; id <= 3; id++) addTestCard(col.db, { id, did: DEFAULT });
});
afterEach(() => col.remove());

function newCards(cardLimit: number): CustomStudy {
  return { deckId: DEFAULT, kind: 'cram', cards: 'new', cardLimit, includeTags: [], excludeTags: [] };
}
const inSession = (deckId: number): number[] => column(col.db, 'SELECT id FROM cards WHERE did = ?', [deckId]);

test('a session has the cards that were asked for, is the chosen deck, and one undo takes all of it back', async () => {
  await service.study(newCards(1), context);
  col.collection.undo();
  const before = snapshot(col.db);
  const { output } = await service.study(newCards(2), context);
  expect(output.session).toMatchObject({ name: SESSION_NAME, cardCount: 2 });
  const deckId = output.session?.deckId ?? 0;
  expect(inSession(deckId)).toEqual([1, 2]);
  expect(findConfig(col.db, 'curDeck')).toBe(deckId);
  col.collection.undo();
  expect(snapshot(col.db)).toEqual(before);
  expect(col.collection.undoStatus().undo).toBeNull();
});

test('the next session takes the place of the one before', async () => {
  const first = (await service.study(newCards(2), context)).output.session;
  const second = (await service.study(newCards(1), context)).output.session;
  expect(second?.deckId).toBe(first?.deckId);
  expect(inSession(second?.deckId ?? 0)).toEqual([1]);
});

test('what finds nothing leaves the session of before as it was, and the collection untouched', async () => {
  await service.study(newCards(2), context);
  const before = snapshot(col.db, { withCol: true });
  const refused = (async () =>
    await service.study({ ...newCards(2), includeTags: ['missing'] } as CustomStudy, context))();
  await expect(refused).rejects.toSatisfy((error) => isAppError(error, 'customStudy.nothingFound'));
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('an ordinary deck of that name is not touched', async () => {
  const decks = deckService({ collection: () => col.collection, defaultDeckName: 'Default' });
  await decks.create({ name: SESSION_NAME }, context);
  const before = snapshot(col.db);
  const refused = (async () => await service.study(newCards(2), context))();
  await expect(refused).rejects.toSatisfy((error) => isAppError(error, 'customStudy.nameTaken'));
  expect(snapshot(col.db)).toEqual(before);
});

test('more for today is offered again, fewer is not', async () => {
  await service.study({ deckId: DEFAULT, kind: 'moreNew', count: 7 }, context);
  await service.study({ deckId: DEFAULT, kind: 'moreReviews', count: 5 }, context);
  await service.study({ deckId: DEFAULT, kind: 'moreNew', count: -2 }, context);
  const offered = await service.defaults({ deckId: DEFAULT }, context);
  expect(offered).toMatchObject({ extendNew: 7, extendReview: 5, availableNew: 3, cardCount: 3 });
  const { daysElapsed } = col.collection.dayTiming();
  expect(findDeck(col.db, DEFAULT)).toMatchObject({
    studied: { day: daysElapsed, newCards: -5, reviews: -5 },
    mtimeSecs: TEST_NOW_MS / 1000,
    usn: -1,
  });
});

test('asking what there is reads indexes', () => {
  const plan = (sql: string, params: object): string =>
    col.db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(params)
      .map((row) => (row as { detail: string }).detail)
      .join('\n');
  expect(plan(AVAILABLE_IN_DECKS, { deckIds: '[1]', today: 0 })).toMatch(
    /SEARCH cards USING COVERING INDEX ix_cards_sched/,
  );
  const ofTags = plan(TAGS_IN_DECKS, { deckIds: '[1]' });
  expect(ofTags).toMatch(/SEARCH cards USING INDEX ix_cards_sched/);
  expect(ofTags).toMatch(/SEARCH notes USING INTEGER PRIMARY KEY/);
});
