import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { PARAMETERS_21 } from './deck-options-scenarios.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const PARAMETERS_17 = [
  ...[0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61],
];
const PERCENTS = [70, 84, 90, 95, 99];
const BEFORE = '90';

describe.skipIf(!peerAvailable())('the workload beside a desired retention', () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-workload-'));
    peer = await startPeer({ now: NOW_SECS, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function studied(name: string, reviews: number): Promise<{ file: string; ours: OpsCollection }> {
    const file = join(folder, name, 'collection.anki2');
    await peer.call('make', { notes: 400, reviews, day: '2025-11-15', filtered: true, fsrs: true }, file);
    const { ids: reviewed } = await peer.call<{ ids: number[] }>('search', { query: 'is:review', limit: 20 }, file);
    await peer.call('bury', { cards: reviewed.slice(0, 9) }, file);
    await peer.call('suspend', { cards: reviewed.slice(9, 20) }, file);
    await peer.call('close', {}, file);
    return { file, ours: opsCollection(file, { nowSecs: NOW_SECS }) };
  }

  test.each([
    ['many reviews, the built-in parameters', 4000, []],
    ['many reviews, parameters of version 6', 4000, PARAMETERS_21],
    ['few reviews, parameters of version 4', 30, PARAMETERS_17],
    ['no review at all', 0, []],
  ])('%s: as much as official reckons', async (name, reviews, fsrsParameters) => {
    const { file, ours } = await studied(name.replaceAll(/\W+/gu, '-'), reviews);
    try {
      const given = { search: 'preset:Default -is:suspended', current: fsrsParameters };
      const theirs = await peer.call<Record<string, number>>('retention-workload', { given }, file);
      const mine: Record<string, number> = {};
      for (const retentionPercent of PERCENTS) {
        const choice = { presetName: 'Default', fsrsParameters, retentionPercent };
        mine[retentionPercent] = (await ours.deckConfig.workload(choice, callContext())).yearSecs;
      }
      for (const percent of PERCENTS.map(String)) {
        expect((mine[percent] ?? 0) / (theirs[percent] ?? 0)).toBeCloseTo(1, 4);
        // What is shown.
        const factor = (costs: Record<string, number>) => ((costs[percent] ?? 0) / (costs[BEFORE] ?? 0)).toFixed(2);
        expect(`${percent}: ${factor(mine)}`).toBe(`${percent}: ${factor(theirs)}`);
      }
    } finally {
      ours.close();
    }
  });
});
