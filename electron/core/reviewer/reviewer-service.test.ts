import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderWords } from '#shared/i18n/render-words.ts';
import { cardService } from '../cards/card-service.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { noteService } from '../notes/note-service.ts';
import { schedulerService } from '../scheduler/scheduler-service.ts';
import { run } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { addedNote, DEFAULT_DECK } from '../testing/note-kit.ts';
import { reviewerService } from './reviewer-service.ts';

const context = callContext();
let col: TestCollection;
let reviewer: ReturnType<typeof reviewerService>;
let scheduler: ReturnType<typeof schedulerService>;
beforeEach(() => {
  col = makeCollection();
  const collection = () => col.collection;
  scheduler = schedulerService({ collection });
  const cards = cardService({
    collection,
    render: { words: renderWords('en'), hasMedia: () => true },
    deletionLog: new DeletionLog(col.paths.folder),
  });
  reviewer = reviewerService({ collection, scheduler, cards });
});
afterEach(() => col.remove());

test('the next card comes with its buttons, both sides and how it is to be studied', async () => {
  const { cardIds, noteId } = await addedNote(col, 'Basic', 'سؤال', 'answer');
  const { counts, card } = await reviewer.card({ deckId: DEFAULT_DECK }, context);
  expect(counts).toEqual({ new: 1, learning: 0, review: 0 });
  expect(card).toMatchObject({
    cardId: cardIds[0],
    noteId,
    deckId: DEFAULT_DECK,
    homeDeckId: DEFAULT_DECK,
    kind: 'new',
    flag: 0,
    marked: false,
    states: { again: { label: { unit: 'minutes', amount: 1 } }, easy: { label: { unit: 'days' } } },
    manner: { answerTimeCapSecs: 60, showTimer: false, questionSecs: 0 },
    rendered: { question: 'سؤال' },
  });
});

test('flag and mark are told, the mark in any case', async () => {
  const { cardIds, noteId } = await addedNote(col, 'Basic', 'a', 'b');
  const deletionLog = new DeletionLog(col.paths.folder);
  await noteService({ collection: () => col.collection, deletionLog }).update(
    { noteId, tags: ['MARKED', 'x'] },
    context,
  );
  run(col.db, 'UPDATE cards SET flags = 3 WHERE id = ?', [cardIds[0] ?? 0]);
  const { card } = await reviewer.card({ deckId: DEFAULT_DECK }, context);
  expect(card).toMatchObject({ flag: 3, marked: true });
});

test('an answer given with the mark brings the next card, until none is left', async () => {
  await addedNote(col, 'Basic', 'a', 'b');
  const first = (await reviewer.card({ deckId: DEFAULT_DECK }, context)).card;
  if (first === null) throw new Error('no card');
  await scheduler.answer({ cardId: first.cardId, rating: 4, tookMs: 1000, mark: first.states.mark }, context);
  expect(await reviewer.card({ deckId: DEFAULT_DECK }, context)).toEqual({
    deckId: DEFAULT_DECK,
    counts: { new: 0, learning: 0, review: 0 },
    card: null,
    coming: null,
  });
});

test('the question that comes after it is told ahead, and is what comes', async () => {
  await addedNote(col, 'Basic', 'first', '1');
  await addedNote(col, 'Basic', 'second', '2');
  const { card, coming } = await reviewer.card({ deckId: DEFAULT_DECK }, context);
  if (card === null) throw new Error('no card');
  expect(coming).toMatchObject({ question: 'second', cardNumber: 1, typeIn: null });
  await scheduler.answer({ cardId: card.cardId, rating: 4, tookMs: 1000, mark: card.states.mark }, context);
  const next = await reviewer.card({ deckId: DEFAULT_DECK }, context);
  expect(next.card?.rendered).toMatchObject({ ...coming });
  expect(next.coming).toBeNull();
});
