import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { adoptedCollection } from './adopted-collection.ts';
import { differingRows, EbbStudy, type Rows, type StudiedDay, type StudyDayPlan } from './study-driver.ts';
import { dayStartMs, yearPlan } from './study-year.ts';

const DEPTH = Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);
const DAYS = 365;
/** In full size until nothing is left for the day. */
const STEPS = DEPTH > 1 ? 1000 : 9;
/** What else happens, a few times in a hundred steps. */
const OPERATIONS = { share: 25, names: ['bury', 'undo', 'undo', 'redo', 'suspend', 'setDue', 'forget'] } as const;

describe.skipIf(!peerAvailable())(`a year of study in a collection of 2,000 cards (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-year-'));
    peer = await startPeer({ now: 1_750_000_000, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['SM-2', false],
    ['FSRS', true],
  ])(
    'with %s leaves the official rows, counters and queue every day',
    { timeout: 240_000 * DEPTH },
    async (name, fsrs) => {
      const file = join(folder, name, 'collection.anki2');
      const plan = yearPlan({ fsrs, seed: SEED });
      const { decks } = await peer.call<{ decks: Record<string, number> }>('study-setup', { plan }, file);
      const ours = adoptedCollection(file, { nowSecs: Math.floor(plan.nowMs / 1000) });
      const study = new EbbStudy(ours);
      let answers = 0;
      for (let day = 0; day < DAYS; day++) {
        const wanted = planOf(day, decks);
        const [theirs, mine] = await Promise.all([
          peer.call<StudiedDay>('study-day', { plan: wanted }, file),
          study.day(wanted),
        ]);
        expect(mine.first, `day ${day}: the queue`).toEqual(theirs.first);
        expect(mine.shown, `day ${day}: what was shown`).toEqual(theirs.shown);
        if (JSON.stringify(mine.digests) !== JSON.stringify(theirs.digests)) {
          const rows = await peer.call<Rows>('study-rows', {}, file);
          const all = study.state({ rows: true, since: 0 });
          expect(differingRows(all.rows, rows), `day ${day}: rows`).toEqual([]);
        }
        expect(mine.digests, `day ${day}: rows`).toEqual(theirs.digests);
        answers += mine.shown.length;
      }
      const rows = await peer.call<Rows>('study-rows', {}, file);
      expect(differingRows(study.state({ rows: true, since: 0 }).rows, rows)).toEqual([]);
      ours.close();
      expect(answers).toBeGreaterThan(DAYS * 6);
    },
  );
});

/** Most days the whole tree is studied; now and then a filtered deck is built and studied, or a night through. */
function planOf(day: number, decks: Readonly<Record<string, number>>): StudyDayPlan {
  const deck = deckOf(day);
  const throughTheNight = day % 17 === 3;
  // Official takes back choosing another deck, too; Ebb does not.
  const isPlain = throughTheNight || deck !== deckOf(day - 1);
  return {
    deck: decks[deck] ?? 0,
    rebuild: deck !== 'Study',
    steps: STEPS,
    seed: SEED * 1000 + day,
    nowMs: dayStartMs(day, throughTheNight ? 23.99 : 1 + ((day * 7) % 13)),
    operations: isPlain ? { share: 0, names: [] } : OPERATIONS,
    rows: false,
    since: dayStartMs(day, 0),
  };
}

function deckOf(day: number): string {
  return day % 10 === 4 ? 'Cram' : day % 10 === 8 ? 'Look' : 'Study';
}
