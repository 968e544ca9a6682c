import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all } from '../storage/statement.ts';
import { addTestCard } from '../testing/make-collection.ts';
import { testContext } from './testing/progress-context.ts';
import { type SyncHarness, failureOf, makeSyncHarness } from './testing/sync-harness.ts';

const DAY_MS = 86_400_000;
const [SUSPENDED, BURIED_BY_HAND, BURIED] = [-1, -3, -2];

let h: SyncHarness;
beforeEach(async () => {
  h = await makeSyncHarness();
  await h.login();
  add([
    { id: 1, queue: SUSPENDED },
    { id: 2, queue: BURIED_BY_HAND },
    { id: 3, queue: BURIED, type: 2 },
  ]);
  await h.sync.start({}, testContext().context);
  await h.sync.resolve({ direction: 'upload' }, testContext().context);
});
afterEach(() => h.remove());

function add(cards: readonly { id: number; queue?: number; type?: number }[]): void {
  const { db } = h.collection();
  h.collection().transact('createDeck', () => {
    for (const card of cards) addTestCard(db, { ...card, did: 1 });
  });
}
function queues(): readonly unknown[] {
  return all<{ queue: number }>(h.collection().db, 'SELECT queue FROM cards ORDER BY id').map(({ queue }) => queue);
}

describe('before a merge', () => {
  it('the day begins, so that cards buried on an earlier one are back', async () => {
    await h.sync.start({}, testContext().context);
    expect(queues()).toEqual([SUSPENDED, BURIED_BY_HAND, BURIED]);
    h.profile.env.setNow(h.profile.env.clock.nowMs() + DAY_MS);
    add([{ id: 4 }]);
    expect((await h.sync.start({}, testContext().context)).kind).toBe('merged');
    expect(queues()).toEqual([SUSPENDED, 0, 2, 0]);
  });

  it.each([
    ['goes through', undefined],
    ['fails', 500],
  ])('the steps to undo are forgotten: one that %s', async (_end, status) => {
    add([{ id: 4 }]);
    expect(h.collection().undoStatus().undo).toBe('createDeck');
    if (status !== undefined) h.account.server.reactions['sanityCheck2'] = (exchange) => exchange.status(status);
    const sync = Promise.resolve(h.sync.start({}, testContext().context));
    if (status === undefined) expect((await sync).kind).toBe('merged');
    else expect((await failureOf(sync)).code).toBe('sync.serverProblem');
    expect(h.collection().undoStatus()).toEqual({ undo: null, redo: null });
  });
});
