import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextStates } from '#core/scheduler/card-study.ts';
import { answerLabel } from '#core/scheduler/states/answer-label.ts';
import type { Answer } from '#core/scheduler/states/card-state.ts';
import type { SchedulingVector, VectorAnswer } from '#core/testing/scheduler-vectors/vector-file.ts';
import { caseDifferences } from '#core/testing/scheduler-vectors/vector-differences.ts';
import { vectorStudy } from '#core/testing/scheduler-vectors/vector-study.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { GroupMaker, type SchedulingGroup } from './scheduling-cases.ts';

const DEPTH = Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);
const GROUPS = 32 * DEPTH;
const CARDS = 40;
const UNIT_SIGNS = { seconds: 's', minutes: 'm', hours: 'h', days: 'd', months: 'mo', years: 'y' } as const;

interface PeerGroup {
  readonly daysElapsed: number;
  readonly nextDayAt: number;
  readonly cards: readonly {
    readonly states: SchedulingVector['states'];
    readonly labels: Readonly<Record<Answer, string>>;
    readonly answers: Readonly<Record<string, VectorAnswer>>;
  }[];
}

describe.skipIf(!peerAvailable())(`made-up cards (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let peer: Peer;
  beforeAll(() => {
    // Each answer waits for the disk otherwise.
    folder = mkdtempSync(join(tmpdir(), 'ebb-scheduling-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('in %s', (tz) => {
    beforeAll(async () => {
      peer = await startPeer({ now: 1_800_000_000, freeze: true, tz });
    });
    afterAll(() => peer.stop());

    test('get the official states, rows and bytes of data from every answer', async () => {
      const maker = new GroupMaker(SEED, tz);
      await expectSame(
        Array.from({ length: GROUPS / 2 }, () => maker.group(CARDS)),
        tz,
      );
    });

    test('get the official balanced intervals from a built queue', async () => {
      const maker = new GroupMaker(SEED + 1000, tz);
      await expectSame(
        Array.from({ length: GROUPS / 4 }, () => maker.group(3 * CARDS, true)),
        tz,
      );
    });
  });

  /** The English text that official puts on the buttons. */
  function labelsOf(vector: SchedulingVector, learnAheadSecs: number): Readonly<Record<Answer, string>> {
    const states = nextStates(vectorStudy(vector));
    const secsUntilRollover = vector.nextDayAt - Math.floor(vector.nowMs / 1000);
    const text = (answer: Answer): string => {
      const { unit, amount, orSooner } = answerLabel(states[answer], { secsUntilRollover, learnAheadSecs });
      return unit === 'end' ? '(end)' : `${orSooner ? '<' : ''}${amount}${UNIT_SIGNS[unit]}`;
    };
    return { again: text('again'), hard: text('hard'), good: text('good'), easy: text('easy') };
  }

  async function expectSame(groups: readonly SchedulingGroup[], tz: string): Promise<void> {
    const file = join(folder, tz.replace('/', '-'), 'collection.anki2');
    const answer = await peer.call<{ groups: PeerGroup[] }>('schedule-cases', { groups }, file);
    const vectors = groups.flatMap((group, i) => vectorsOf(group, answer.groups[i], i));
    expect(vectors.length).toBe(groups.reduce((sum, { cards }) => sum + cards.length, 0));
    expect(vectors.flatMap((vector) => caseDifferences(vector)).slice(0, 20)).toEqual([]);
    const ahead = groups.flatMap(({ cards, config }) => cards.map(() => config.collapseTime));
    const labels = vectors.map((vector, i) => labelsOf(vector, ahead[i] ?? 0));
    expect(labels).toEqual(answer.groups.flatMap(({ cards }) => cards.map((card) => card.labels)));
  }
});

function vectorsOf(group: SchedulingGroup, theirs: PeerGroup | undefined, place: number): SchedulingVector[] {
  if (theirs === undefined) throw new Error('the peer left a group out');
  const { nowMs, crt, creationOffset, localOffset, rollover, config, preset, answeredMs, filtered } = group;
  const { daysElapsed, nextDayAt } = theirs;
  const neighbours = group.cards.map(({ id, nid, row }) => ({ id, nid, did: 1, due: row.due }));
  return group.cards.map(({ id, nid, row, reviews }, i) => ({
    id: `group ${place} card ${i}`,
    group: group.queue ? 'loadbalance' : 'plain',
    fuzz: true,
    ...{ nowMs, crt, creationOffset, localOffset, rollover, daysElapsed, nextDayAt, answeredMs },
    col: config,
    config: preset,
    deck: {
      desiredRetention: group.deckRetentionPercent === null ? null : group.deckRetentionPercent / 100,
      filtered: row.did === 'FILTERED' ? filtered : null,
    },
    noteId: nid,
    card: { id, ...row },
    revlog: reviews,
    // The card itself counts without being named.
    otherCards: neighbours.filter((neighbour) => neighbour.id !== id),
    states: theirs.cards[i]?.states ?? {},
    answers: theirs.cards[i]?.answers ?? {},
    lastBit: false,
  }));
}
