import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type DeviceName, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import { SCENARIOS } from './merge-scenarios.ts';

/** Modification times are whole seconds: two edits of one object are told apart only if they lie further apart. */
const NEXT_SECOND_MS = 1100;

describe.skipIf(!peerAvailable())('a merge with the official client and server', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let start: StartCollection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: SCENARIOS.map((_, index) => `s${index}:secret`) });
    start = await makeStartCollection(peer, folder);
  });
  afterAll(async () => {
    await peer.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, { name, steps, expected, knownFault, apart = [] }] of SCENARIOS.entries()) {
    test.concurrent(name, { timeout: 60_000 }, async () => {
      const devices = await startDevices({ peer, server, folder, user: `s${index}`, start });
      try {
        for (const step of steps) {
          if (step === 'later') await sleep(NEXT_SECOND_MS);
          else if (typeof step === 'string') await devices.sync(step);
          else await devices.edit(step[0], step[1]);
        }
        // Whoever syncs first learns what the others had only the second time; a rename takes one more.
        for (const device of ALL_TWICE) expect(await devices.sync(device)).not.toMatch(/full/u);
        const onServer = await devices.server();
        expect(await devices.differences('ebb', onServer)).toEqual({});
        for (const device of ['official', 'third'] as const) {
          const differences = await devices.differences(device, onServer);
          if (apart.includes(device)) expect(Object.keys(differences)).toHaveLength(1);
          else expect(differences).toEqual({});
        }
        const faults = await devices.faults();
        expect(faults.filter((fault) => !knownFault?.test(fault))).toEqual([]);
        if (expected !== undefined) {
          const { rows } = await peer.call('sql', { query: expected.query }, await devices.file('official'));
          expect(rows).toEqual(expected.rows);
        }
      } finally {
        await devices.close();
      }
    });
  }
});

const ALL_TWICE: readonly DeviceName[] = [
  'ebb',
  'official',
  'third',
  'ebb',
  'official',
  'third',
  'ebb',
  'official',
  'third',
];
