import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateUpToToday } from '#core/decks/options/date-up-to-today.ts';
import { countedReviews } from '#core/scheduler/fsrs/memory-from-history.ts';
import { dataWithoutMemory, memoryMadeAnew } from '#core/scheduler/fsrs/memory-update.ts';
import { RescheduleBalancer } from '#core/scheduler/fsrs/reschedule-balancer.ts';
import { rescheduled } from '#core/scheduler/fsrs/reschedule.ts';
import { localWeekday } from '#core/scheduler/fuzz/load-balancer.ts';
import { sortedAsOfficial } from '#core/scheduler/fsrs/unstable-sort.ts';
import type { StudyOptions } from '#core/scheduler/study-options.ts';
import type { CardRow } from '#core/storage/card-storage.ts';
import type { RevlogRow } from '#core/storage/revlog-storage.ts';
import type { VectorCard } from '#core/testing/scheduler-vectors/vector-file.ts';
import { vectorOptions } from '#core/testing/scheduler-vectors/vector-study.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type GroupCard, GroupMaker, type SchedulingGroup } from './scheduling-cases.ts';

const GROUPS = 24 * Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);
/** The order that official takes cards with equally many reviews in depends on how many there are. */
const CARDS = [20, 20, 60, 20, 20, 150];

interface PeerGroup {
  readonly daysElapsed: number;
  readonly nextDayAt: number;
  readonly cards: Readonly<Record<string, Omit<VectorCard, 'id'>>>;
  readonly logged: readonly (readonly number[])[];
}

/** The same with the last review of most cards in the last days: where cards are overdue anyway nothing is balanced. */
function recentlyReviewed(group: SchedulingGroup): SchedulingGroup {
  const cards = group.cards.map((card, place) => {
    const last = card.reviews.at(-1);
    if (last === undefined || place % 4 === 0) return card;
    const shiftMs = group.nowMs - last[0] - ((place * 7919) % 12) * 43_200_000 - place;
    return { ...card, reviews: card.reviews.map(([id, ...rest]) => [id + shiftMs, ...rest] as const) };
  });
  return { ...group, cards };
}

/** The columns that the change may touch, and the log rows in their order. */
interface Outcome {
  readonly cards: Readonly<Record<string, Pick<CardRow, 'due' | 'ivl' | 'odue' | 'data'>>>;
  readonly logged: readonly (readonly number[])[];
}

describe.skipIf(!peerAvailable())(`made-up cards (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-fsrs-'));
    peer = await startPeer({ now: 1_800_000_000, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['on, rescheduling with the load balancer', { turnOn: true, reschedule: true, balance: true }],
    ['on', { turnOn: true, reschedule: false, balance: false }],
    ['on, rescheduling', { turnOn: true, reschedule: true, balance: false }],
    ['off', { turnOn: false, reschedule: true, balance: true }],
  ])('get the official memory and days when FSRS is turned %s', async (_name, change) => {
    const maker = new GroupMaker(SEED, 'UTC');
    const groups = Array.from({ length: GROUPS }, (_, i) => {
      // Cards of queues are spread over the days to come, others are due or in filtered decks.
      const group = recentlyReviewed(maker.group(CARDS[i % CARDS.length] ?? 20, i % 2 === 0));
      return {
        ...group,
        ...change,
        config: { ...group.config, fsrs: !change.turnOn, loadBalancerEnabled: change.balance },
      };
    });
    const file = join(folder, `${change.turnOn}-${change.reschedule}-${change.balance}`, 'collection.anki2');
    const theirs = await peer.call<{ groups: PeerGroup[] }>('reschedule-cases', { groups }, file);
    for (const [i, group] of groups.entries()) {
      const their = theirs.groups[i];
      if (their === undefined) throw new Error('the peer left a group out');
      expect(ourOutcome(group, change, their)).toEqual(theirOutcome(their));
    }
    const logged = theirs.groups.flatMap((group) => group.logged).length;
    expect(logged > 0).toBe(change.turnOn && change.reschedule);
  });
});

function ourOutcome(
  group: SchedulingGroup,
  change: { readonly turnOn: boolean; readonly reschedule: boolean; readonly balance: boolean },
  { daysElapsed, nextDayAt }: PeerGroup,
): Outcome {
  // What the preset says is stored first, and there a date ahead becomes today.
  const ignoreRevlogsBeforeDate = dateUpToToday(group.preset.ignoreRevlogsBeforeDate, {
    nextDayAtSecs: nextDayAt,
    offsetWestMins: group.localOffset,
  });
  const options = vectorOptions({ ...group.preset, ignoreRevlogsBeforeDate });
  const percent = group.deckRetentionPercent;
  const desiredRetention = percent === null ? options.desiredRetention : Math.fround(percent / 100);
  const balancer = change.balance ? balancerOf(group, daysElapsed, nextDayAt) : undefined;
  const cards: Record<string, Outcome['cards'][string]> = {};
  const logged: number[][] = [];
  for (const card of inOfficialOrder(group, options)) {
    const row = rowOf(card, group.nowMs);
    const history = card.reviews.map((review) => reviewOf(card.id, review));
    const settings = { options, desiredRetention, nextDayAtSecs: nextDayAt };
    const anew = change.turnOn ? memoryMadeAnew(row, history, settings) : undefined;
    const data = change.turnOn ? anew?.data : dataWithoutMemory(row, history);
    const moved =
      change.turnOn && change.reschedule
        ? rescheduled({
            ...{ row, history, options, desiredRetention, memory: anew?.memory, nowMs: group.nowMs },
            timing: { daysElapsed, nextDayAtSecs: nextDayAt },
            presetId: 1,
            balancer,
          })
        : undefined;
    const { due, ivl, odue } = moved?.row ?? row;
    cards[card.id] = { due, ivl, odue, data: data ?? row.data };
    if (moved !== undefined) {
      const { ease, ivl: days, lastIvl, factor, time, type } = moved.revlog;
      logged.push([ease, days, lastIvl, factor, time, type, card.id]);
    }
  }
  return { cards, logged };
}

/** New cards and those without a history that counts come first; they move nowhere. */
function inOfficialOrder({ cards }: SchedulingGroup, { ignoreReviewsBeforeMs }: StudyOptions): readonly GroupCard[] {
  const counted = cards
    .toSorted((a, b) => a.id - b.id)
    .map((card) => {
      const history = card.reviews.map((review) => reviewOf(card.id, review));
      return { card, reviews: card.row.type === 0 ? undefined : countedReviews(history, ignoreReviewsBeforeMs) };
    });
  const idle = counted.filter(({ reviews }) => reviews === undefined);
  const moving = counted.filter(({ reviews }) => reviews !== undefined);
  return [...idle, ...sortedAsOfficial(moving, ({ reviews }) => reviews ?? 0)].map(({ card }) => card);
}

function balancerOf({ cards, localOffset }: SchedulingGroup, today: number, nextDayAt: number): RescheduleBalancer {
  const reviews = cards
    .filter(({ row }) => row.type === 2 && row.queue !== -1)
    .map(({ row }) => ({ presetId: 1, dueDay: row.odue === 0 ? row.due : row.odue }));
  const answers = cards
    .flatMap((card) => card.reviews)
    .filter(([id, ease]) => id > (nextDayAt - 86_400) * 1000 && ease > 0);
  return new RescheduleBalancer(today, reviews, new Map([[1, answers.length]]), (day) =>
    localWeekday(nextDayAt + (day - 1) * 86_400, localOffset),
  );
}

function theirOutcome({ cards, logged }: PeerGroup): Outcome {
  const touched = Object.entries(cards).map(
    ([id, { due, ivl, odue, data }]) => [id, { due, ivl, odue, data }] as const,
  );
  return {
    cards: Object.fromEntries(touched),
    logged: logged.map((row) => row.slice(1)),
  };
}

function rowOf({ id, nid, ord, row }: GroupCard, nowMs: number): CardRow {
  return { ...row, id, nid, ord, did: row.did === 'FILTERED' ? nowMs : 1, mod: 0, usn: 0, flags: 0 };
}

function reviewOf(cid: number, [id, ease, ivl, lastIvl, factor, time, type]: GroupCard['reviews'][number]): RevlogRow {
  return { id, cid, usn: 0, ease, ivl, lastIvl, factor, time, type };
}
