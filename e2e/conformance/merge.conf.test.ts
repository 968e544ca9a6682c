import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { DeviceClock } from './device-clock.ts';
import { type Account, prepareAccount } from './merge-account.ts';
import { isEbb, makeStartCollection } from './merge-devices.ts';
import { OBJECT_SCENARIOS } from './merge-object-scenarios.ts';
import { play, START_AGE_SECS, syncOnce, THREE_DEVICES } from './merge-scenario.ts';
import { SCENARIOS } from './merge-scenarios.ts';

/** Whoever syncs first learns what the others had only the second time; a rename takes one more. */
const ROUNDS = 3;

describe.skipIf(!peerAvailable())('a merge with the official client and server', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let account: Account;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-'));
    peer = await startPeer({ now: Date.now() / 1000 - START_AGE_SECS });
    server = await startOfficialServer();
    const start = await makeStartCollection(peer, folder);
    account = await prepareAccount({ peer, server, folder, user: 'me', start });
  });
  afterAll(async () => {
    await peer.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([...SCENARIOS, ...OBJECT_SCENARIOS])('$name', async (scenario) => {
    const { devices: names = THREE_DEVICES, aheadSecs = 0, expected, knownFault, apart = [] } = scenario;
    const clock = new DeviceClock(aheadSecs);
    const devices = await account.begin(names, clock);
    try {
      await play(devices, clock, scenario);
      for (let round = 0; round < ROUNDS; round++) for (const device of names) await syncOnce(devices, device);
      const onServer = await devices.server();
      for (const device of names) {
        const differences = await devices.differences(device, onServer);
        if (!isEbb(device) && apart.includes(device)) expect(Object.keys(differences)).toHaveLength(1);
        else expect(differences, device).toEqual({});
      }
      const faults = await devices.faults();
      expect(faults.filter((fault) => !knownFault?.test(fault))).toEqual([]);
      if (expected !== undefined) {
        expect(await devices.rows('official', expected.query)).toEqual(expected.rows);
      }
    } finally {
      await devices.close();
    }
  });
});
