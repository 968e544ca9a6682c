import { describe, expect, test } from 'vitest';
import { listDecks } from '#core/storage/deck-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { DeviceClock } from './device-clock.ts';
import { accountOfBlock } from './merge-account.ts';
import type { Devices } from './merge-devices.ts';
import { play, syncOnce } from './merge-scenario.ts';
import { STUDY_SYNC_SCENARIOS } from './study-sync-scenarios.ts';

const DEVICES = ['ebb', 'official'] as const;
const ROUNDS = 2;
const context = callContext();
const SHOWN_CARDS = 50;

describe.skipIf(!peerAvailable())('after study in Ebb and in the official client', () => {
  const account = accountOfBlock();

  test.each(STUDY_SYNC_SCENARIOS)('$name', async (scenario) => {
    const clock = new DeviceClock(0);
    const devices = await account.begin(DEVICES, clock);
    try {
      const { reviews } = await play(devices, clock, scenario);
      for (let round = 0; round < ROUNDS; round++) for (const device of DEVICES) await syncOnce(devices, device);
      const onServer = await devices.server();
      for (const device of DEVICES) expect(await devices.differences(device, onServer), device).toEqual({});
      expect(await missingReviews(devices, reviews)).toEqual([]);
      const faults = await devices.faults();
      expect(faults.filter((fault) => scenario.knownFault?.test(fault) !== true)).toEqual([]);
      await expectEqualQueues(devices);
    } finally {
      await devices.close();
    }
  });

  /** Either client could go on from here: the same cards are left in each deck, in the same order. */
  async function expectEqualQueues(devices: Devices): Promise<void> {
    const { handlers, collection } = devices.ebb;
    const file = await devices.file('official');
    for (const { id, name } of listDecks(collection().db)) {
      const { counts, cards } = await handlers.scheduler.next(
        { deckId: DeckId.parse(id), limit: SHOWN_CARDS },
        context,
      );
      const theirs = await account.peer().call('queue', { deck: name, limit: SHOWN_CARDS }, file);
      const theirCards = theirs.cards.map(({ card, queue }: { card: number; queue: string }) => [card, queue]);
      expect({ ...counts, cards: cards.map(({ cardId, kind }) => [cardId, kind]) }, name).toEqual({
        new: theirs.new,
        learning: theirs.learning,
        review: theirs.review,
        cards: theirCards,
      });
    }
  }
});

/** Ids that were given to reviews on either side, none of them twice, and that are not in Ebb's log. */
async function missingReviews(devices: Devices, reviews: readonly number[]): Promise<number[]> {
  expect(new Set(reviews).size).toBe(reviews.length);
  const known = new Set((await devices.rows('ebb', 'select id from revlog')).flat());
  return reviews.filter((id) => !known.has(id));
}
