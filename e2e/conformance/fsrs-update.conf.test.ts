import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataWithoutMemory, memoryMadeAnew } from '#core/scheduler/fsrs/memory-update.ts';
import { rescheduled } from '#core/scheduler/fsrs/reschedule.ts';
import type { CardRow } from '#core/storage/card-storage.ts';
import type { RevlogRow } from '#core/storage/revlog-storage.ts';
import type { VectorCard } from '#core/testing/scheduler-vectors/vector-file.ts';
import { vectorOptions } from '#core/testing/scheduler-vectors/vector-study.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type GroupCard, GroupMaker, type SchedulingGroup } from './scheduling-cases.ts';

const GROUPS = 12 * Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);
const CARDS = 40;

interface PeerGroup {
  readonly daysElapsed: number;
  readonly nextDayAt: number;
  readonly cards: Readonly<Record<string, Omit<VectorCard, 'id'>>>;
  readonly logged: readonly (readonly number[])[];
}

/** The columns that the change may touch, and the log rows by card. */
interface Outcome {
  readonly cards: Readonly<Record<string, Pick<CardRow, 'due' | 'ivl' | 'odue' | 'data'>>>;
  readonly logged: Readonly<Record<string, readonly number[]>>;
}

describe.skipIf(!peerAvailable())(`made-up cards (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ebb-fsrs-'));
    peer = await startPeer({ now: 1_800_000_000, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['on', { turnOn: true, reschedule: false }],
    ['on, rescheduling', { turnOn: true, reschedule: true }],
    ['off', { turnOn: false, reschedule: true }],
  ])('get the official memory and days when FSRS is turned %s', async (_name, change) => {
    const maker = new GroupMaker(SEED, 'UTC');
    const groups = Array.from({ length: GROUPS }, () => {
      const group = maker.group(CARDS);
      return { ...group, ...change, config: { ...group.config, fsrs: !change.turnOn, loadBalancerEnabled: false } };
    });
    const file = join(folder, `${change.turnOn}-${change.reschedule}`, 'collection.anki2');
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
  change: { readonly turnOn: boolean; readonly reschedule: boolean },
  { daysElapsed, nextDayAt }: PeerGroup,
): Outcome {
  const options = vectorOptions(group.preset);
  const percent = group.deckRetentionPercent;
  const desiredRetention = percent === null ? options.desiredRetention : Math.fround(percent / 100);
  const cards: Record<string, Outcome['cards'][string]> = {};
  const logged: Record<string, readonly number[]> = {};
  for (const card of group.cards) {
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
            balanced: undefined,
          })
        : undefined;
    const { due, ivl, odue } = moved?.row ?? row;
    cards[card.id] = { due, ivl, odue, data: data ?? row.data };
    if (moved !== undefined) {
      const { ease, ivl: days, lastIvl, factor, time, type } = moved.revlog;
      logged[card.id] = [ease, days, lastIvl, factor, time, type];
    }
  }
  return { cards, logged };
}

function theirOutcome({ cards, logged }: PeerGroup): Outcome {
  const touched = Object.entries(cards).map(
    ([id, { due, ivl, odue, data }]) => [id, { due, ivl, odue, data }] as const,
  );
  return {
    cards: Object.fromEntries(touched),
    logged: Object.fromEntries(logged.map((row) => [row[7], row.slice(1, 7)])),
  };
}

function rowOf({ id, nid, ord, row }: GroupCard, nowMs: number): CardRow {
  return { ...row, id, nid, ord, did: row.did === 'FILTERED' ? nowMs : 1, mod: 0, usn: 0, flags: 0 };
}

function reviewOf(cid: number, [id, ease, ivl, lastIvl, factor, time, type]: GroupCard['reviews'][number]): RevlogRow {
  return { id, cid, usn: 0, ease, ivl, lastIvl, factor, time, type };
}
