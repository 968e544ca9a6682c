import { cpSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { DeviceClock } from './device-clock.ts';
import {
  type DeviceName,
  type DeviceOptions,
  type Devices,
  type EbbDevice,
  devicesOf,
  isEbb,
  startDevices,
} from './merge-devices.ts';
import { ebbClient } from './sync-ebb.ts';

/** An account whose server and devices can be put back to where they were, again and again. */
export interface Account {
  begin(names: readonly DeviceName[], clock: DeviceClock): Promise<Devices>;
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
