import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CardId, DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { cardService } from '../cards/card-service.ts';
import { customStudyService } from '../custom-study/custom-study-service.ts';
import { deckConfigService } from '../decks/deck-config-service.ts';
import { deckService } from '../decks/deck-service.ts';
import { schedulerService } from '../scheduler/scheduler-service.ts';
import { run, value } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { beginDay } from './begin-day.ts';

const HOUR_MS = 3_600_000;
const DEFAULT = DeckId.parse(1);
const cardIds = [1, 2].map((id) => CardId.parse(id));
const context = callContext();
let col: TestCollection;

function services() {
  const collection = () => col.collection;
  const decks = deckService({ collection, defaultDeckName: 'Default' });
  const deckConfig = deckConfigService({ collection, emitChanges: () => undefined });
  return {
    decks,
    deckConfig,
    scheduler: schedulerService({ collection }),
    customStudy: customStudyService({ collection, sessionName: 'Custom Study Session' }),
    cards: cardService({
      collection,
      render: { words: renderWords('en'), hasMedia: () => false },
      deletionLog: new DeletionLog(col.paths.folder),
    }),
  };
}
type Services = ReturnType<typeof services>;

beforeEach(() => {
  col = makeCollection();
  for (const id of cardIds) addTestCard(col.db, { id, did: 1, due: id });
  addTestCard(col.db, { id: 3, did: 1, type: 2, due: 1, queue: -2 });
});
afterEach(() => col.remove());

/** Another device sent an answer of later than now. */
function wrongClock(laterMs = HOUR_MS): void {
  const sql = 'INSERT INTO revlog VALUES (?, 1, -1, 3, 1, 1, 2500, 1000, 1)';
  col.collection.transact('sync', () => run(col.db, sql, [TEST_NOW_MS + laterMs]));
}

const settings = {
  terms: [{ search: 'is:new', limit: 5, order: 1 }],
  reschedule: true,
  previewAgainSecs: 60,
  previewHardSecs: 600,
  previewGoodSecs: 0,
};
const made = async ({ decks }: Services): Promise<DeckId> =>
  (await decks.saveFiltered({ deckId: null, name: 'Cram', settings, evenIfEmpty: false }, context)).output.deckId;

async function options({ deckConfig }: Services) {
  const { deckId, deckConfigId, presets, own, shared } = await deckConfig.forDeck({ deckId: DEFAULT }, context);
  const [preset] = presets;
  if (preset === undefined) throw new Error('no preset');
  return {
    deckId,
    presets: [{ deckConfigId, name: preset.name, options: { ...preset.options, buryNew: true } }],
    removedIds: [],
    applyToChildren: false,
    own,
    shared,
    reschedule: false,
    optimizedAll: false,
  };
}

/** Everything that puts cards on days, or notes a day or a moment of study. */
const DATED: Readonly<Record<string, (on: Services, filtered: DeckId) => unknown>> = {
  'scheduler.next': ({ scheduler }) => scheduler.next({ limit: 1 }, context),
  'scheduler.answer': ({ scheduler }) => scheduler.answer({ cardId: CardId.parse(1), rating: 3, tookMs: 5 }, context),
  'scheduler.gradeNow': ({ scheduler }) => scheduler.gradeNow({ cardIds, rating: 3 }, context),
  'scheduler.setDueDate': ({ scheduler }) => scheduler.setDueDate({ cardIds, days: '3' }, context),
  'scheduler.forget': ({ scheduler }) =>
    scheduler.forget({ cardIds, restorePosition: false, resetCounts: false }, context),
  'scheduler.reposition': ({ scheduler }) =>
    scheduler.reposition({ cardIds, start: 5, step: 1, random: false, shiftOthers: false }, context),
  'scheduler.extendLimits': ({ scheduler }) =>
    scheduler.extendLimits({ deckId: DEFAULT, newCards: 1, reviews: 0 }, context),
  'decks.saveFiltered': ({ decks }) =>
    decks.saveFiltered({ deckId: null, name: 'Other', settings, evenIfEmpty: true }, context),
  'decks.buildFiltered': ({ decks }, deckId) => decks.buildFiltered({ deckId }, context),
  'decks.emptyFiltered': ({ decks }, deckId) => decks.emptyFiltered({ deckId }, context),
  'customStudy.study: a session': ({ customStudy }) =>
    customStudy.study(
      { deckId: DEFAULT, kind: 'cram', cards: 'new', cardLimit: 5, includeTags: [], excludeTags: [] },
      context,
    ),
  'customStudy.study: more new cards': ({ customStudy }) =>
    customStudy.study({ deckId: DEFAULT, kind: 'moreNew', count: 5 }, context),
  'deckConfig.save: cards move': async (on) =>
    await on.deckConfig.save({ ...(await options(on)), reschedule: true }, callContext()),
  'deckConfig.save: all parameters were computed today': async (on) =>
    await on.deckConfig.save({ ...(await options(on)), optimizedAll: true }, callContext()),
  'deckConfig.save: a limit for today': async (on) => {
    const change = await options(on);
    return await on.deckConfig.save({ ...change, own: { ...change.own, newLimitToday: 3 } }, callContext());
  },
};

describe('under a clock that is known to be wrong', () => {
  test.each(Object.entries(DATED))('%s is refused and changes nothing', async (_name, act) => {
    const on = services();
    const filtered = await made(on);
    wrongClock();
    const before = snapshot(col.db, { withCol: true });
    const refused = (async () => await act(on, filtered))();
    await expect(refused).rejects.toSatisfy((error) => isAppError(error, 'clock.wrong'));
    expect(snapshot(col.db, { withCol: true })).toEqual(before);
  });

  test.each(Object.entries(DATED))('%s is done under a clock that nothing speaks against', async (name, act) => {
    const on = services();
    const filtered = await made(on);
    // Back from the filtered deck, whose cards are answered one by one.
    col.collection.undo();
    if (name === 'decks.buildFiltered' || name === 'decks.emptyFiltered') col.collection.redo();
    await expect((async () => await act(on, filtered))()).resolves.toBeDefined();
  });

  test('edits go on: options that move nothing, flags, decks, cards put aside', async () => {
    const on = services();
    wrongClock();
    const change = await options(on);
    const preset = await on.deckConfig.save(change, callContext());
    expect(preset.deckConfigId).toBe(1);
    expect((await on.decks.create({ name: 'New' }, context)).output.deckId).toBeGreaterThan(1);
    expect((await on.scheduler.suspend({ cardIds }, context)).output.cardCount).toBe(2);
    expect((await on.cards.setFlag({ cardIds, flag: 1 }, context)).output.cardCount).toBe(2);
  });

  test('options that move nothing leave the limits of today as they are', async () => {
    const on = services();
    const change = await options(on);
    await on.deckConfig.save({ ...change, own: { ...change.own, newLimitToday: 3 } }, callContext());
    const limits = () => value<string>(col.db, "SELECT json ->> '$.newLimitToday' FROM decks WHERE id = 1");
    const before = limits();
    expect(before).toContain('3');
    wrongClock();
    // Some days back: today's limits look like those of a day to come.
    col.env.setNow(TEST_NOW_MS - 72 * HOUR_MS);
    const shown = await options(on);
    await on.deckConfig.save({ ...shown, own: { ...shown.own, newLimit: 7 } }, callContext());
    expect(limits()).toBe(before);
  });

  test('no day begins: what is buried stays so until the clock is right', () => {
    col.env.setNow(TEST_NOW_MS + 48 * HOUR_MS);
    wrongClock(49 * HOUR_MS);
    const queue = () => value<number>(col.db, 'SELECT queue FROM cards WHERE id = 3');
    beginDay(col.collection);
    expect(queue()).toBe(-2);
    col.env.setNow(TEST_NOW_MS + 49 * HOUR_MS);
    beginDay(col.collection);
    expect(queue()).toBe(2);
  });
});
