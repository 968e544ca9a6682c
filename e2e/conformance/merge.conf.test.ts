import { describe, expect, test } from 'vitest';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { DeviceClock } from './device-clock.ts';
import { accountOfBlock } from './merge-account.ts';
import { isEbb } from './merge-devices.ts';
import { OBJECT_SCENARIOS } from './merge-object-scenarios.ts';
import { play, syncOnce, THREE_DEVICES } from './merge-scenario.ts';
import { SCENARIOS } from './merge-scenarios.ts';

/** Whoever syncs first learns what the others had only the second time; a rename takes one more. */
const ROUNDS = 3;

describe.skipIf(!peerAvailable())('a merge with the official client and server', () => {
  const account = accountOfBlock();

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
