import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardInfo } from '#core/cards/card-info.ts';
import { column } from '#core/storage/statement.ts';
import { CardId } from '#shared/contract/ids.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { adoptedCollection } from './adopted-collection.ts';

const CASES = 4 * Number(process.env['EBB_DEPTH'] ?? 1);
const NOW_SECS = 1_750_000_000;
const SEED = Number(process.env['EBB_SEED'] ?? 1);

interface OfficialInfo {
  readonly [key: string]: unknown;
}

describe.skipIf(!peerAvailable())(`card info (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-card-info-'));
    peer = await startPeer({ now: NOW_SECS, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('tells of every card what the official one tells', async () => {
    let compared = 0;
    for (let i = 0; i < CASES; i++) {
      const made = join(folder, `${i}.anki2`);
      await peer.call('make', { notes: 120, decks: 6, reviews: 600, seed: SEED * 100 + i }, made);
      if (i % 2 === 1) await peer.call('fsrs', { on: true }, made);
      await peer.call('filtered-deck', { search: 'is:due', limit: 10 }, made);
      await peer.call('close', {}, made);
      const ours = adoptedCollection(made, { nowSecs: NOW_SECS });
      await peer.call('deck-tree', {}, made);
      const ids = column(ours.collection.db, 'SELECT id FROM cards ORDER BY id').map((id) => CardId.parse(id));
      const { cards } = await peer.call<{ cards: OfficialInfo[] }>('card-info', { cards: ids }, made);
      for (const [k, id] of ids.entries()) {
        const info = cardInfo(ours.collection, id);
        expect(asOfficial(info), `card ${id} of case ${i}`).toEqual(comparable(cards[k] ?? {}));
        compared++;
      }
      ours.close();
    }
    expect(compared).toBeGreaterThan(CASES * 50);
  });
});

type Info = ReturnType<typeof cardInfo>;
const secs = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / 1000));

function asOfficial(info: Info): Record<string, unknown> {
  return {
    added: secs(info.addedMs),
    first: secs(info.firstReviewMs),
    latest: secs(info.latestReviewMs),
    due: secs(info.dueMs),
    position: info.position,
    interval: info.intervalDays,
    ease: info.ease,
    reviews: info.reviews,
    lapses: info.lapses,
    total: info.totalSecs.toFixed(1),
    average: info.averageSecs.toFixed(1),
    deck: info.deckName,
    home: info.homeDeckName,
    preset: info.presetName,
    notetype: info.notetypeName,
    template: info.templateName,
    retrievability: info.memory?.retrievability.toFixed(4) ?? null,
    desiredRetention: info.desiredRetention?.toFixed(2) ?? null,
    custom: info.customData,
    log: info.log.map((row) => [
      secs(row.atMs),
      row.rating,
      row.intervalSecs ?? (row.intervalDays ?? 0) * 86_400,
      row.factor,
    ]),
  };
}

function comparable(official: OfficialInfo): Record<string, unknown> {
  const number = (key: string): number | null => (official[key] === undefined ? null : Number(official[key]));
  const text = (key: string): string => {
    const found = official[key] ?? '';
    return typeof found === 'string' ? found : JSON.stringify(found);
  };
  const log = (official['revlog'] ?? []) as Record<string, unknown>[];
  return {
    added: number('added'),
    first: number('first_review'),
    latest: number('latest_review'),
    due: number('due_date'),
    position: number('due_position'),
    interval: number('interval') ?? 0,
    ease: number('ease') ?? 0,
    reviews: number('reviews') ?? 0,
    lapses: number('lapses') ?? 0,
    total: (number('total_secs') ?? 0).toFixed(1),
    average: (number('average_secs') ?? 0).toFixed(1),
    deck: text('deck'),
    home: official['original_deck'] === undefined ? null : text('original_deck'),
    preset: text('preset'),
    notetype: text('notetype'),
    template: text('card_type'),
    retrievability: number('fsrs_retrievability')?.toFixed(4) ?? null,
    desiredRetention: number('desired_retention')?.toFixed(2) ?? null,
    custom: text('custom_data'),
    log: log.map((row) => [
      Number(row['time']),
      Number(row['button_chosen'] ?? 0),
      Number(row['interval'] ?? 0),
      Number(row['ease'] ?? 0),
    ]),
  };
}
