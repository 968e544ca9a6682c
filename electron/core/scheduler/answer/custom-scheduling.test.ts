import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CardId } from '#shared/contract/ids.ts';
import type { CustomScript } from '#shared/contract/scheduler.ts';
import { setConfig } from '../../storage/config-storage.ts';
import { callContext } from '../../testing/call-context.ts';
import { addTestCard, makeCollection, type TestCollection } from '../../testing/make-collection.ts';
import { cardRows } from '../../testing/note-kit.ts';
import { schedulerService } from '../scheduler-service.ts';

const context = callContext();
const cardId = 100 as CardId;
let col: TestCollection;
let scheduler: ReturnType<typeof schedulerService>;
beforeEach(() => {
  col = makeCollection();
  scheduler = schedulerService({ collection: () => col.collection });
  addTestCard(col.db, { id: cardId, did: 1, type: 0, queue: 0, due: 3 });
});
afterEach(() => col.remove());

const inFilteredDeck = { filtered: { rescheduling: { originalState: { learning: { scheduledSecs: 60 } } } } };

async function script(): Promise<CustomScript> {
  setConfig(col.db, 'cardStateCustomizer', 'states.good', { mtimeSecs: 0, usn: 0 });
  const found = await scheduler.customScript({ cardId }, context);
  if (found === null) throw new Error('no script');
  return found;
}

it('gives no script where there is none', async () => {
  expect(await scheduler.customScript({ cardId }, context)).toBeNull();
  setConfig(col.db, 'cardStateCustomizer', ' \n', { mtimeSecs: 0, usn: 0 });
  expect(await scheduler.customScript({ cardId }, context)).toBeNull();
});

it('gives the script states, data and context as the official app does', async () => {
  expect(await script()).toEqual({
    script: 'states.good',
    states: {
      current: { normal: { new: { position: 3 } }, customData: '' },
      again: { normal: { learning: { remainingSteps: 2, scheduledSecs: 60, elapsedSecs: 0 } } },
      hard: { normal: { learning: { remainingSteps: 2, scheduledSecs: 330, elapsedSecs: 0 } } },
      good: { normal: { learning: { remainingSteps: 1, scheduledSecs: 600, elapsedSecs: 0 } } },
      easy: expect.objectContaining({ normal: expect.objectContaining({ review: expect.anything() }) }),
    },
    customData: { again: {}, hard: {}, good: {}, easy: {} },
    context: { deckName: 'Default', seed: 100 * 256 },
  });
});

it('shows on the buttons what the script has changed, and does it', async () => {
  const { states, customData } = await script();
  const custom = {
    states: { ...states, good: { normal: { learning: { remainingSteps: 1, scheduledSecs: 1200 } } } },
    customData: { ...customData, good: { v: 1 } },
  };
  const [own] = await scheduler.states({ cardIds: [cardId] }, context);
  const shown = await scheduler.customStates({ cardId, custom }, context);
  expect(shown.good).toMatchObject({ intervalSecs: 1200, label: { unit: 'minutes', amount: 20 } });
  expect(shown.mark).toBe(own?.mark);
  await scheduler.answer({ cardId, rating: 3, tookMs: 0, mark: shown.mark, custom }, context);
  const [row] = cardRows(col.db);
  expect(row?.queue).toBe(1);
  expect(JSON.parse(row?.data ?? '')).toMatchObject({ cd: '{"v":1}' });
  expect((await scheduler.customScript({ cardId }, context))?.customData).toMatchObject({ again: { v: 1 } });
});

it.each([
  ['what is no state', { good: { normal: { learning: { scheduledSecs: -1 } } } }, {}],
  ['a preview where none is', { good: { filtered: { preview: { scheduledSecs: 1, finished: true } } } }, {}],
  ['what belongs in a filtered deck', { good: inFilteredDeck }, {}],
  ['an ease that no row holds', { good: { normal: { review: { scheduledDays: 1, easeFactor: 70 } } } }, {}],
  ['days past all reckoning', { good: { normal: { review: { scheduledDays: 4_000_000_000, easeFactor: 2 } } } }, {}],
  ['a part of a day', { good: { normal: { review: { scheduledDays: 1.5, easeFactor: 2 } } } }, {}],
  ['two states at once', { good: { normal: { new: { position: 1 }, learning: { scheduledSecs: 1 } } } }, {}],
  ['a missing state', { good: undefined }, {}],
  ['data that is no object', {}, { good: [1] }],
  ['a name that is too long', {}, { good: { toolongkey: 1 } }],
  ['too much data', {}, { good: { a: 'x'.repeat(93) } }],
])('refuses %s, and the card stays as it is', async (_name, states, customData) => {
  const given = await script();
  const before = cardRows(col.db);
  const custom = { states: { ...given.states, ...states }, customData: { ...given.customData, ...customData } };
  await expect(async () => scheduler.customStates({ cardId, custom }, context)).rejects.toMatchObject({
    code: 'invalidInput',
  });
  await expect(async () => scheduler.answer({ cardId, rating: 3, tookMs: 0, custom }, context)).rejects.toMatchObject({
    code: 'invalidInput',
  });
  expect(cardRows(col.db)).toEqual(before);
});
