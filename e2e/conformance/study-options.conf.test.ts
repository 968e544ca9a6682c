import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomBelow, seededRandom } from '#core/scheduler/seeded-random.ts';
import { studyOptionsOf } from '#core/scheduler/study-options.ts';
import { deckConfigFromJson } from '#core/storage/deck-config-storage.ts';
import { deckConfigObject } from '#core/storage/default-objects.ts';
import type { JsonObject } from '#core/storage/lossless-json.ts';
import type { VectorConfig } from '#core/testing/scheduler-vectors/vector-file.ts';
import { vectorOptions } from '#core/testing/scheduler-vectors/vector-study.ts';
import { peerAvailable, startPeer } from '#e2e/peer/peer.ts';

const PRESETS = 300 * Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? 1);

/** Values of which some are just inside, just outside or of another kind. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'new.initialFactor': [2500, 1310, 1309, 1300, 5000, 5001, 2001],
  'new.ints': [[1, 4, 0], [1, 'x', 0], [0, 4, 0], [1, 0, 0], [36_501, 36_500, 0], [7, 3], []],
  'new.delays': [[], [1, 'x'], [1, 10], [0.3], [1440, 2880.5], [1.2]],
  'new.bury': [true, false, 1],
  'new.perDay': [20, 'many', 3],
  'rev.ease4': [1.3, 1, 0.99, 5, 5.01, 2],
  'rev.hardFactor': [1.2, null, 0.5, 0.49, 1.3, 1.31],
  'rev.ivlFct': [1, 0.5, 0.49, 2, 2.01],
  'rev.maxIvl': [36_500, 0, 1, 36_501, 90],
  'rev.bury': [true, false],
  'lapse.mult': [0, 1, 1.01, 0.25],
  'lapse.minInt': [1, 1.5, 0, 36_501, 9],
  'lapse.leechFails': [8, 0, 9999, 10_000, 3],
  'lapse.leechAction': [0, 1, 'x', 1.5],
  'lapse.delays': [[10], [], [1, 2, 3]],
  maxTaken: [60, 0, 9999, 10_000],
  buryInterdayLearning: [true, false],
  desiredRetention: [0.9, 0.7, 0.69, 0.99, 0.991],
  sm2Retention: [0.9, 0.7, 0.69, 0.97, 0.98],
  ignoreRevlogsBeforeDate: ['', '2025-05-17', '1970-01-01', 'soon', '2025-02-31'],
  easyDaysPercentages: [[], [1, 1, 0.5, 0, 1, 1, 1], [0.3]],
  fsrsWeights: [[], [0.4, 1.2]],
  fsrsParams5: [[], [0.5]],
  fsrsParams6: [[], [0.21, 1.3]],
};

test.skipIf(!peerAvailable())('presets are read as official reads them, impossible values included', async () => {
  const random = seededRandom(BigInt(SEED));
  const presets = Array.from({ length: PRESETS }, () => madeUpPreset(random));
  const folder = mkdtempSync(join(tmpdir(), 'ebb-presets-'));
  const peer = await startPeer();
  const file = join(folder, 'collection.anki2');
  const theirs = await peer.call<{ presets: VectorConfig[] }>('read-presets', { presets }, file);
  await peer.stop();
  rmSync(folder, { recursive: true });
  const ours = presets.map((preset) => studyOptionsOf(deckConfigFromJson(preset)));
  expect(ours).toEqual(theirs.presets.map(vectorOptions));
  expect(new Set(ours.map((options) => JSON.stringify(options))).size).toBeGreaterThan(PRESETS / 2);
});

/** Two out of three values as they are by default, some keys left out. */
function madeUpPreset(random: Iterator<number, never>): JsonObject {
  const preset = JSON.parse(JSON.stringify(deckConfigObject(1, 'Default'))) as Record<string, unknown>;
  for (const [path, values] of Object.entries(VALUES)) {
    if (randomBelow(random, 0, 3) > 0) continue;
    const [block, key] = path.includes('.') ? path.split('.') : [undefined, path];
    const holder = (block === undefined ? preset : preset[block]) as Record<string, unknown>;
    if (key === undefined) continue;
    // Without this one official refuses the whole preset.
    if (key !== 'maxTaken' && randomBelow(random, 0, 12) === 0) delete holder[key];
    else holder[key] = values[randomBelow(random, 0, values.length)];
  }
  return preset as JsonObject;
}
