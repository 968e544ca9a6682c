import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { DeviceClock } from './device-clock.ts';
import { prepareAccount } from './merge-account.ts';
import { type DeviceName, makeStartCollection } from './merge-devices.ts';
import { type Names, randomScenario } from './merge-random.ts';
import { wrongsOf } from './merge-random-checks.ts';
import { START_AGE_SECS } from './merge-scenario.ts';

const DEPTH = Number(process.env['EBB_DEPTH'] ?? 1);
const SEED = Number(process.env['EBB_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = 100;
/** Finding the smallest case that fails takes its time too. */
const LONGEST_MS = 600_000 * Math.max(1, DEPTH);

interface Constellation {
  readonly name: string;
  readonly devices: readonly DeviceName[];
  readonly names: Names;
}
const CONSTELLATIONS: readonly Constellation[] = [
  { name: 'Ebb and an official client', devices: ['ebb', 'official'], names: 'fresh' },
  { name: 'two Ebbs and an official client', devices: ['ebb', 'official', 'ebb2'], names: 'fresh' },
  { name: 'devices that give equal names', devices: ['ebb', 'official', 'ebb2'], names: 'few' },
];

describe.skipIf(!peerAvailable())(`whatever happens on (EBB_SEED=${SEED})`, () => {
  let folder: string;
  let server: OfficialServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-random-'));
    server = await startOfficialServer({ users: CONSTELLATIONS.map((_, index) => `r${index}:secret`) });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An official client of its own for each constellation: the three run side by side. */
  async function withPeer(work: (peer: Peer) => Promise<void>): Promise<void> {
    const peer = await startPeer({ now: Date.now() / 1000 - START_AGE_SECS });
    try {
      await work(peer);
    } finally {
      await peer.stop();
    }
  }

  for (const [index, { name, devices, names }] of CONSTELLATIONS.entries()) {
    test.concurrent(
      `${name}: everybody ends with the same, and no answer is lost`,
      async () => {
        await withPeer(async (peer) => {
          const start = await makeStartCollection(peer, join(folder, String(index)));
          const account = await prepareAccount({ peer, server, folder, user: `r${index}`, start });
          let ran = 0;
          const property = fc.asyncProperty(randomScenario(devices, names), async (scenario) => {
            ran++;
            const clock = new DeviceClock(scenario.aheadSecs ?? 0);
            const begun = await account.begin(devices, clock);
            try {
              expect(await wrongsOf(begun, clock, scenario, names)).toEqual([]);
            } finally {
              await begun.close();
            }
          });
          await fc.assert(property, {
            seed: SEED + index,
            numRuns: RUNS * DEPTH,
            interruptAfterTimeLimit: LONGEST_MS,
            markInterruptAsFailure: true,
          });
          // oxlint-disable-next-line no-console
          console.log(`${name}: ${ran} random scenarios, EBB_SEED=${SEED}`);
        });
      },
      2 * LONGEST_MS,
    );
  }
});
