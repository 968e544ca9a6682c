import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { callContext } from '../../testing/call-context.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../../testing/make-collection.ts';
import { deckService } from '../deck-service.ts';

const context = callContext();
let col: TestCollection;
let decks: ReturnType<typeof deckService>;
beforeEach(() => {
  col = makeCollection();
  decks = deckService({ collection: () => col.collection, defaultDeckName: 'Default' });
  for (let id = 1; id <= 6; id++) addTestCard(col.db, { id, did: 1, due: id });
  addTestCard(col.db, { id: 7, did: 1, queue: -1 });
  addTestCard(col.db, { id: 8, did: 1, queue: -2 });
  addTestCard(col.db, { id: 9, did: 1, queue: -3 });
});
afterEach(() => col.remove());

const inOrder = (search: string, limit: number): { search: string; limit: number; order: number } => ({
  search,
  limit,
  order: 5,
});
const settings = (...terms: ReturnType<typeof inOrder>[]) => ({
  terms,
  reschedule: true,
  previewAgainSecs: 60,
  previewHardSecs: 600,
  previewGoodSecs: 0,
});

test('says what is found, what is taken and what is left out, and changes nothing', async () => {
  const before = snapshot(col.db, { withCol: true });
  const { terms } = await decks.filteredPreview({ deckId: null, terms: [inOrder('deck:Default', 4)] }, context);
  expect(terms).toEqual([{ found: 9, suspended: 1, buried: 2, inOtherDecks: 0, taken: 4 }]);
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('the second search has what the first leaves: exactly what building then takes', async () => {
  const terms = [inOrder('cid:1,2,3,4', 3), inOrder('cid:3,4,5', 9)];
  const preview = await decks.filteredPreview({ deckId: null, terms }, context);
  expect(preview.terms.map(({ found, taken }) => [found, taken])).toEqual([
    [4, 3],
    [3, 2],
  ]);
  const made = await decks.saveFiltered(
    { deckId: null, name: 'Cram', settings: settings(...terms), evenIfEmpty: false },
    context,
  );
  expect(made.output.cardCount).toBe(5);
});

test('cards of another filtered deck are left out, those of the deck itself are not', async () => {
  const terms = [inOrder('cid:1,2', 9)];
  const made = await decks.saveFiltered(
    { deckId: null, name: 'Cram', settings: settings(...terms), evenIfEmpty: false },
    context,
  );
  const { deckId } = made.output;
  const counted = { found: 2, suspended: 0, buried: 0 };
  expect((await decks.filteredPreview({ deckId: null, terms }, context)).terms).toEqual([
    { ...counted, inOtherDecks: 2, taken: 0 },
  ]);
  expect((await decks.filteredPreview({ deckId, terms }, context)).terms).toEqual([
    { ...counted, inOtherDecks: 0, taken: 2 },
  ]);
});

test('a search that can’t be read is refused with the place of the fault', async () => {
  const refused = (async () =>
    await decks.filteredPreview({ deckId: null, terms: [inOrder('(is:new', 4)] }, context))();
  await expect(refused).rejects.toSatisfy((error) => isAppError(error, 'search.invalid'));
});
