import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schedulerService } from '#core/scheduler/scheduler-service.ts';
import { callContext } from '#core/testing/call-context.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { adoptedCollection } from './adopted-collection.ts';
import { PlanMaker } from './study-plans.ts';

const CASES = 200 * Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);
const WHOLE = 10_000;
const context = callContext();

interface PeerQueue {
  readonly new: number;
  readonly learning: number;
  readonly review: number;
  readonly cards: readonly { readonly card: number; readonly queue: string }[];
}

describe.skipIf(!peerAvailable())(`queues of made-up collections (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let file: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-queue-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: 1_750_000_000, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('have the official order and counts, for each of their decks', async () => {
    const maker = new PlanMaker(SEED);
    let longest = 0;
    for (let i = 0; i < CASES; i++) {
      const plan = maker.plan(20 + (i % 5) * 60);
      const { decks } = await peer.call<{ decks: Record<string, number> }>('study-setup', { plan }, file);
      const ours = adoptedCollection(file, { nowSecs: Math.floor(plan.nowMs / 1000) });
      // The desktop shows its deck list first, which is what brings buried cards back on a new day.
      await peer.call('deck-tree', {}, file);
      const scheduler = schedulerService({ collection: () => ours.collection });
      for (const [name, id] of Object.entries(decks)) {
        const theirs = await peer.call<PeerQueue>('queue', { deck: String(id), limit: WHOLE }, file);
        const { cards, counts } = await scheduler.next({ deckId: DeckId.parse(id), limit: WHOLE }, context);
        longest = Math.max(longest, cards.length);
        const shown = {
          new: counts.new,
          learning: counts.learning,
          review: counts.review,
          cards: cards.map(({ cardId, kind }) => ({ card: cardId, queue: kind })),
        };
        const wanted = {
          new: theirs.new,
          learning: theirs.learning,
          review: theirs.review,
          cards: theirs.cards.map(({ card, queue }) => ({ card, queue })),
        };
        expect(shown, `case ${i}, deck ${name}, ${JSON.stringify({ ...plan, cards: [] })}`).toEqual(wanted);
      }
      ours.close();
    }
    expect(longest).toBeGreaterThan(60);
  });
});
