import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { handTimer } from './hand-timer.ts';
import { type Devices, makeStartCollection, type StartCollection, startDevices } from './merge-devices.ts';

/** Longer than Ebb waits for a silent server. */
const STALL_MS = 61_000;

/** Devices of one user, with faults on the way from Ebb to the server. */
export interface DisturbedDevices {
  readonly peer: Peer;
  readonly server: OfficialServer;
  readonly folder: string;
  readonly proxy: FaultyProxy;
  readonly start: StartCollection;
  readonly devices: Devices;
  stop(): Promise<void>;
}

export async function startDisturbedDevices(user: string, { notes = 30 } = {}): Promise<DisturbedDevices> {
  const timer = handTimer();
  const folder = mkdtempSync(join(tmpdir(), 'ebb-disturbed-'));
  const peer = await startPeer();
  const server = await startOfficialServer({ users: [`${user}:secret`] });
  const proxy = await startFaultyProxy(server.port, { onSilence: () => timer.advance(STALL_MS) });
  const start = await makeStartCollection(peer, folder, { notes });
  const devices = await startDevices({ peer, server, folder, user, start, ebbUrl: proxy.url, ebbOptions: { timer } });
  return {
    ...{ peer, server, folder, proxy, start, devices },
    stop: async () => {
      await devices.close();
      await proxy.stop();
      await server.stop();
      await peer.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The error that Ebb ended with; a fault of its code is thrown on. */
export async function failureOf(doing: () => Promise<unknown>): Promise<AppError | undefined> {
  try {
    await doing();
    return undefined;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}
