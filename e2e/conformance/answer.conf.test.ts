import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { differingRows, EbbStudy, type StudiedDay, type StudyDayPlan, type Unwound } from './study-driver.ts';
import { PlanMaker } from './study-plans.ts';

const DEPTH = Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);
const SINCE = 0;
const OPERATIONS = ['bury', 'suspend', 'forget', 'setDue', 'grade', 'reposition', 'extend', 'rebuild'] as const;

describe.skipIf(!peerAvailable())(`studying made-up collections (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let file: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-answer-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: 1_750_000_000, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A collection on both sides, and its decks. */
  async function madeUp(
    maker: PlanMaker,
    cards: number,
  ): Promise<{ ours: AdoptedCollection; decks: number[]; nowMs: number; says: string }> {
    const plan = maker.plan(cards);
    const { decks } = await peer.call<{ decks: Record<string, number> }>('study-setup', { plan }, file);
    const ours = adoptedCollection(file, { nowSecs: Math.floor(plan.nowMs / 1000) });
    const says = JSON.stringify({ config: plan.config, presets: plan.presets, decks: plan.decks, ids: decks });
    return { ours, decks: Object.values(decks), nowMs: plan.nowMs, says };
  }

  async function bothDays(study: EbbStudy, plan: StudyDayPlan, says: string): Promise<StudiedDay> {
    const theirs = await peer.call<StudiedDay>('study-day', { plan }, file);
    // Official cannot go on where presets of one note disagree about burying; until then all is to be equal.
    const isStuck = theirs.shown.at(-1)?.[0] === 'stuck';
    const shown = isStuck ? theirs.shown.slice(0, -1) : theirs.shown;
    const ours = await study.day(isStuck ? { ...plan, steps: shown.length } : plan);
    expect(ours.first, says).toEqual(theirs.first);
    expect(ours.shown, says).toEqual(shown);
    expect(differingRows(ours.rows, theirs.rows), says).toEqual([]);
    return ours;
  }

  async function bothUnwound(study: EbbStudy, redo: boolean, says: string): Promise<Unwound> {
    const plan = { redo, rows: true, since: SINCE };
    const theirs = await peer.call<Unwound>('study-unwind', { plan }, file);
    const ours = study.unwind(plan);
    expect(ours.done, says).toBe(theirs.done);
    expect(differingRows(ours.rows, theirs.rows), says).toEqual([]);
    return ours;
  }

  test('writes the official rows for each answer', async () => {
    const maker = new PlanMaker(SEED);
    let answers = 0;
    for (let i = 0; i < 30 * DEPTH; i++) {
      const { ours, decks, nowMs, says } = await madeUp(maker, 60);
      const study = new EbbStudy(ours);
      let now = nowMs;
      for (const deck of decks) {
        const plan = {
          deck,
          steps: 12,
          seed: i,
          nowMs: now,
          operations: { share: 0, names: [] },
          rows: true,
          since: SINCE,
        };
        const day = await bothDays(study, plan, `case ${i}, deck ${deck}, ${says}`);
        now = day.nowMs;
        answers += day.shown.length;
      }
      ours.close();
    }
    expect(answers).toBeGreaterThan(400 * DEPTH);
  });

  test('takes answers back and does them again as official does', async () => {
    const maker = new PlanMaker(SEED + 1000);
    let undone = 0;
    for (let i = 0; i < 25 * DEPTH; i++) {
      const { ours, decks, nowMs, says } = await madeUp(maker, 60);
      const study = new EbbStudy(ours);
      const [deck = 1] = decks;
      const operations = { share: 350, names: ['undo', 'undo', 'redo'] as const };
      const plan = { deck, steps: 45, seed: i, nowMs, operations, rows: true, since: SINCE };
      // A new day is no step that could be taken back.
      const before = await bothDays(study, { ...plan, steps: 0 }, says);
      await bothDays(study, plan, `case ${i}, ${says}`);
      for (const redo of [false, true]) {
        const unwound = await bothUnwound(study, redo, says);
        if (!redo) expect(differingRows(unwound.rows, before.rows), says).toEqual([]);
        undone += unwound.done;
      }
      ours.close();
    }
    expect(undone).toBeGreaterThan(300 * DEPTH);
  });

  test.each(OPERATIONS)('goes on as official does after %s', async (name) => {
    const maker = new PlanMaker(SEED + 2000);
    // Official forgets all steps when limits are extended from outside of custom study.
    const undoes = name !== 'extend';
    let done = 0;
    for (let i = 0; i < 8 * DEPTH; i++) {
      const { ours, decks, nowMs, says } = await madeUp(maker, 60);
      const study = new EbbStudy(ours);
      const [deck = 1] = decks;
      const operations = { share: 450, names: [name, name, ...(undoes ? (['undo', 'redo'] as const) : [])] };
      const plan = { deck, steps: 25, seed: i, nowMs, operations, rows: true, since: SINCE };
      const day = await bothDays(study, plan, `case ${i}, ${says}`);
      done += day.shown.filter((shown) => shown.at(-1) === name).length;
      if (undoes) await bothUnwound(study, false, says);
      ours.close();
    }
    expect(done).toBeGreaterThan(8 * DEPTH);
  });
});
