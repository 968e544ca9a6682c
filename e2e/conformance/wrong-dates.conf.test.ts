import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepFutureRows, wrongClock } from '#core/collection/clock-check.ts';
import { all } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { CardId } from '#shared/contract/ids.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { opsCollection } from './ops-collection.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const LATER_SECS = NOW_SECS + 400 * 86_400;
const context = callContext();
const CARDS = 'SELECT id, did, type, queue, due, ivl, factor, reps, lapses, "left", data FROM cards ORDER BY id';
const LOG = 'SELECT id, cid, ease, ivl, lastIvl, factor, type FROM revlog ORDER BY id';

/** Cards that were answered on a day to come go on as they do in official, which never asks about the clock. */
describe.skipIf(!peerAvailable())('study after answers of later than now were kept', () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-wrong-dates-'));
    peer = await startPeer({ now: NOW_SECS, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['SM-2', false],
    ['FSRS', true],
  ])('%s: the same rows', async (name, fsrs) => {
    const file = join(folder, name, 'collection.anki2');
    await peer.call('make', { notes: 60, reviews: 300, day: '2025-11-15', fsrs }, file);
    await peer.call('set-now', { now: LATER_SECS, freeze: true });
    await peer.call('answer', { ratings: [3, 1, 4, 2, 3, 3, 4, 3], brief: true }, file);
    await peer.call('close', {}, file);
    await peer.call('set-now', { now: NOW_SECS, freeze: true });
    const ours = opsCollection(file, { nowSecs: NOW_SECS });
    try {
      expect(wrongClock(ours.collection)?.shownBy).toBe('review');
      ours.collection.transact('keepWrongDates', () => keepFutureRows(ours.collection));
      expect(wrongClock(ours.collection)).toBeNull();
      const cards = ours.cardIds(`id IN (SELECT cid FROM revlog WHERE id > ${(NOW_SECS + 86_400) * 1000})`);
      expect(cards.length).toBeGreaterThan(4);
      for (const [index, cardId] of cards.entries()) {
        const rating = (index % 4) + 1;
        await ours.scheduler.answer({ cardId: CardId.parse(cardId), rating, tookMs: 1500 }, context);
        await peer.call('answer', { card: cardId, rating, brief: true }, file);
      }
      const theirs = await peer.call<{ rows: unknown[][] }>('sql', { query: CARDS }, file);
      expect(all<object>(ours.db, CARDS).map(Object.values)).toEqual(theirs.rows);
      const log = await peer.call<{ rows: unknown[][] }>('sql', { query: LOG }, file);
      expect(all<object>(ours.db, LOG).map(Object.values)).toEqual(log.rows);
    } finally {
      ours.close();
      await peer.call('close', {}, file);
    }
  });
});
