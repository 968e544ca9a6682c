import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schedulerService } from '#core/scheduler/scheduler-service.ts';
import { setConfig } from '#core/storage/config-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { DeckId } from '#shared/contract/ids.ts';
import type { CustomScript, CustomStates } from '#shared/contract/scheduler.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { differingRows, EbbStudy, type Rows } from './study-driver.ts';
import { PlanMaker } from './study-plans.ts';

const DEPTH = Number(process.env['EBB_DEPTH'] ?? 1);
const context = callContext();
const ANSWERS = ['again', 'hard', 'good', 'easy'] as const;
const ROWS = { rows: true, since: 0 } as const;

/** As people write them, for all kinds of cards. */
const SCRIPTS = [
  'for (const name of ["again", "hard", "good", "easy"]) customData[name].n = (customData[name].n ?? 0) + 1;',
  `for (const state of [states.hard, states.good, states.easy]) {
     const review = state.normal?.review;
     if (review) { review.scheduledDays = 2 * review.scheduledDays + 3; review.easeFactor = 1.23456; }
   }
   customData.good = { s: 1.5, "ß": "x" };`,
  `if (states.again.normal?.relearning) states.again.normal.relearning.review.leeched = true;
   if (states.good.normal?.review) states.good.normal.review.leeched = true;`,
  `if (states.current.normal) {
     states.good = { normal: { review: { scheduledDays: 7, easeFactor: 2.1 } } };
     states.again.normal = { learning: { remainingSteps: 1, scheduledSecs: 90 } };
     states.hard.normal = { new: { position: 77 } };
     states.easy.normal = { relearning: { review: { scheduledDays: 4, easeFactor: 1.9, lapses: 3 }, learning: { scheduledSecs: 200000 } } };
   }`,
  `const review = states.good.normal?.review;
   if (review) review.memoryState = { stability: 3.21, difficulty: 5.55555 };
   const learning = states.again.normal?.learning;
   if (learning) { learning.memoryState = { stability: 0.5, difficulty: 9 }; learning.scheduledSecs = 3; }`,
  `for (const state of [states.again, states.good]) {
     const preview = state.filtered?.preview;
     if (preview) { preview.scheduledSecs = 7; preview.finished = false; }
     const inside = state.filtered?.rescheduling?.originalState.learning;
     if (inside) inside.scheduledSecs = 33;
   }
   if (states.hard.filtered?.preview) states.hard.filtered.preview.finished = true;
   if (states.hard.filtered?.rescheduling) states.hard = { normal: { review: { scheduledDays: 9, easeFactor: 2 } } };`,
  // What a script leaves undefined stays with the card; nothing at all is no object.
  `customData.again = { kept: 1 };
   customData.hard = { kept: 2 };
   delete customData.good;
   if (customData.easy.kept === 2) customData.easy = null; else customData.easy = undefined;`,
  // What official refuses is refused here, and nothing is written.
  `if (states.current.normal) {
     for (const name of ["again", "hard", "good", "easy"]) states[name] = { filtered: { preview: { scheduledSecs: 5 } } };
   } else for (const name of ["again", "hard", "good", "easy"]) customData[name].muchtoolong = 1;`,
];

interface Head {
  readonly cardId: number | null;
  readonly states: unknown;
  readonly context: {
    readonly deckName: string;
    readonly seed: string;
    readonly decay?: number;
    readonly desiredRetention?: number;
  };
}
interface AnsweredThere {
  readonly refused: string | null;
  readonly rows: Rows;
}

describe.skipIf(!peerAvailable())('custom scheduling scripts', () => {
  let folder: string;
  let file: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-custom-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: 1_750_000_000, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('are given what official gives them, and what they change is stored as official stores it', async () => {
    const maker = new PlanMaker(77);
    const seen = { answers: 0, refused: 0, filtered: 0 };
    for (let i = 0; i < 24 * DEPTH; i++) {
      const script = SCRIPTS[i % SCRIPTS.length] ?? '';
      const plan = maker.plan(40);
      const { decks } = await peer.call<{ decks: Record<string, number> }>('study-setup', { plan }, file);
      const ours = adoptedCollection(file, { nowSecs: Math.floor(plan.nowMs / 1000) });
      setConfig(ours.collection.db, 'cardStateCustomizer', script, { mtimeSecs: 0, usn: 0 });
      let { nowMs } = plan;
      for (const deck of Object.values(decks)) {
        for (let step = 0; step < 6; step++) {
          nowMs += 5000;
          const done = await answered({ ours, deck, nowMs, begins: step === 0, script, rating: ((step + i) % 4) + 1 });
          if (done === undefined) break;
          seen.answers += 1;
          seen.refused += done.refused ? 1 : 0;
          seen.filtered += done.filtered ? 1 : 0;
        }
      }
      ours.close();
    }
    expect(seen.answers).toBeGreaterThan(150 * DEPTH);
    expect(seen.filtered).toBeGreaterThan(5 * DEPTH);
    expect(seen.refused).toBeGreaterThan(5 * DEPTH);
    expect(seen.refused).toBeLessThan(seen.answers / 4);
  });

  let last: unknown;
  interface Answering {
    readonly ours: AdoptedCollection;
    readonly deck: number;
    readonly nowMs: number;
    /** The deck is opened. */
    readonly begins: boolean;
    readonly script: string;
    readonly rating: number;
  }

  async function answered({ ours, deck, nowMs, begins, script, rating }: Answering) {
    const head = await peer.call<Head>('study-head', { plan: { deck, nowMs, begins } }, file);
    const { collection } = ours;
    ours.setNowMs(nowMs);
    const scheduler = schedulerService({ collection: () => collection });
    const { cards } = await scheduler.next({ deckId: DeckId.parse(deck), limit: 1 }, context);
    const [first] = cards;
    expect(first?.cardId ?? null, `${script} ${JSON.stringify([last, cards, head.states])}`).toBe(head.cardId);
    if (first === undefined) return undefined;
    const { cardId } = first;
    const given = await scheduler.customScript({ cardId }, context);
    if (given === null) throw new Error('no script');
    expect(given.states).toEqual(floats(head.states));
    expect(given.context).toEqual(floats({ ...head.context, seed: Number(head.context.seed) }));

    const custom = runScript(script, given);
    const answer = ANSWERS[rating - 1] ?? 'again';
    const state = custom.states[answer];
    const data = custom.customData[answer];
    const changed = { cardId, rating, state, ...(data === undefined ? {} : { customData: JSON.stringify(data) }) };
    const plan = { ...changed, nowMs, tookMs: 4000 };
    const theirs = await peer.call<AnsweredThere>('study-answer-changed', { plan }, file);
    last = changed;
    const mine = await refusal(() => scheduler.answer({ cardId, rating, tookMs: 4000, custom }, context));
    expect(mine !== null, `${script}\n${theirs.refused} / ${mine}`).toBe(theirs.refused !== null);
    const { rows } = new EbbStudy(ours).state(ROWS);
    expect(differingRows(rows, theirs.rows), JSON.stringify([head.states, changed])).toEqual([]);
    return { refused: mine !== null, filtered: JSON.stringify(head.states).includes('filtered') };
  }
});

async function refusal(work: () => unknown): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error: unknown) {
    return String(isAppError(error, 'invalidInput') ? error.details.issues : error);
  }
}

/** As the browser runs it. */
function runScript(script: string, { states, customData, context: about }: CustomScript): CustomStates {
  const changed = structuredClone({ states, customData });
  // oxlint-disable-next-line typescript/no-implied-eval -- the script is this test's own
  new Function('states', 'customData', 'ctx', script)(changed.states, changed.customData, about);
  return JSON.parse(JSON.stringify(changed)) as CustomStates;
}

/** The peer's JSON has 32-bit floats in their shortest form. */
function floats(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Math.fround(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, floats(inside)]));
}
