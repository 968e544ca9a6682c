import { cpSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll } from 'vitest';
import { startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import type { DeviceClock } from './device-clock.ts';
import {
  type DeviceName,
  type DeviceOptions,
  type Devices,
  type EbbDevice,
  devicesOf,
  isEbb,
  makeStartCollection,
  startDevices,
} from './merge-devices.ts';
import { START_AGE_SECS } from './merge-scenario.ts';
import { ebbClient } from './sync-ebb.ts';

/** An account whose server and devices can be put back to where they were, again and again. */
export interface Account {
  begin(names: readonly DeviceName[], clock: DeviceClock): Promise<Devices>;
}

/** The account of a block's tests, on a server of its own, with a collection that is some days old. */
export function accountOfBlock(): Account & { peer(): Peer } {
  let account: Account | undefined;
  let peer: Peer | undefined;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-merge-'));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const server = await startOfficialServer();
    ends.push(() => server.stop());
    const started = await startPeer({ now: Date.now() / 1000 - START_AGE_SECS });
    ends.push(() => started.stop());
    const start = await makeStartCollection(started, folder);
    account = await prepareAccount({ peer: started, server, folder, user: 'me', start });
    peer = started;
  });
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });
  return {
    begin: (names, clock) => begun(account).begin(names, clock),
    peer: () => begun(peer),
  };
}

function begun<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the tests of the block have not begun');
  return value;
}

/** Sets devices up once, by syncing them, and keeps copies of all they have. */
export async function prepareAccount(options: Omit<DeviceOptions, 'ebbUrl'>): Promise<Account> {
  const { peer, server, folder, user, start } = options;
  const prepared = join(folder, user);
  const devices = await startDevices(options);
  const serverFile = readFileSync(await devices.server());
  const profile = await devices.ebb.profile();
  await devices.close();
  const auth = { url: server.url, hkey: profile.hostKey ?? '' };
  let begun = 0;
  return {
    begin: async (names, clock) => {
      await putOnServer(auth, serverFile);
      const own = join(folder, `${user}-${begun++}`);
      mkdirSync(own);
      const ebbOf = (name: DeviceName): EbbDevice => {
        const ebbFolder = join(own, name);
        cpSync(join(prepared, 'ebb'), ebbFolder, { recursive: true });
        const open = () => ebbClient(ebbFolder, { clock, profile });
        return { client: open(), folder: ebbFolder, open };
      };
      const officials = names.filter((name) => !isEbb(name));
      for (const name of officials) copyFileSync(join(prepared, `${name}.anki2`), join(own, `${name}.anki2`));
      const ebbs = { ebb: ebbOf('ebb'), ...(names.includes('ebb2') && { ebb2: ebbOf('ebb2') }) };
      return devicesOf({
        peer,
        folder: own,
        auth,
        ids: start.ids,
        ebbs,
        officials,
        clock,
        afterClose: () => rmSync(own, { recursive: true }),
      });
    },
  };
}

/** A full upload of a file as it is, which no client would make: it keeps the times and numbers that it has. */
async function putOnServer({ url, hkey }: { url: string; hkey: string }, file: Buffer): Promise<void> {
  const header = { v: 11, k: hkey, c: 'test', s: 'begin' };
  const body = new Uint8Array(zstdCompressSync(file));
  const response = await fetch(`${url}sync/upload`, {
    method: 'POST',
    headers: { 'anki-sync': JSON.stringify(header) },
    body,
  });
  const answer = zstdDecompressSync(Buffer.from(await response.arrayBuffer())).toString();
  if (answer !== 'OK') throw new Error(`the server does not take the file: ${answer}`);
}
