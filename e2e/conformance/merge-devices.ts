import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficialServer } from '#e2e/peer/official-server.ts';
import type { Peer } from '#e2e/peer/peer.ts';
import type { SyncOutcome } from '#shared/contract/sync.ts';
import { editInEbb } from './merge-ebb-edits.ts';
import { type Edit, type StartIds, peerCommand } from './merge-edits.ts';
import { type EbbClient, type EbbClientOptions, ebbClient } from './sync-ebb.ts';

export type DeviceName = 'ebb' | 'official' | 'third';

/** Several devices of one account, in step with its server to begin with. */
export interface Devices {
  readonly ebb: EbbClient;
  /** Ebb's profile folder. */
  readonly ebbFolder: string;
  /** Closes Ebb for as long as something else happens to its folder, then starts it again. */
  whileEbbIsClosed<T>(act: () => Promise<T>): Promise<T>;
  edit(device: DeviceName, edit: Edit): Promise<void>;
  sync(device: DeviceName): Promise<string>;
  /** What the server has, as a new device would get it. Raises the server's usn: for the end. */
  server(): Promise<string>;
  /** Sections in which a device differs from a file, with their first differences. Empty: both have the same. */
  differences(device: DeviceName, reference: string): Promise<Record<string, unknown>>;
  /** What an official client's collection answers to a query. */
  rows(device: 'official' | 'third', query: string): Promise<unknown[][]>;
  /** What the official Check Database has to say about each device's collection. */
  faults(): Promise<string[]>;
  /** The peer's own collection file of this device; its export for Ebb. Closed. */
  file(device: DeviceName): Promise<string>;
  close(): Promise<void>;
}

export interface StartCollection {
  readonly file: string;
  readonly ids: StartIds;
}

/** Makes the collection that every scenario begins with: the same ids for all devices. */
export async function makeStartCollection(
  peer: Peer,
  folder: string,
  { notes: noteCount = 30 } = {},
): Promise<StartCollection> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'start.anki2');
  await peer.call('make', { notes: noteCount, decks: 4, notetypes: ['basic'], reviews: 120 }, file);
  const idsOf = async (query: string): Promise<number[]> =>
    (await peer.call<{ rows: [number][] }>('sql', { query }, file)).rows.map(([id]) => id);
  // Those with a review first, so that the last ones can go without taking a card that is answered along.
  const notes = await idsOf('select nid from cards group by nid order by max(queue = 2) desc, nid');
  // The reviewed ones first: those can be answered whatever the limits are.
  const cards = await idsOf('select id from cards where queue = 2 order by id');
  await peer.call('add-deck', { name: 'Shared' }, file);
  await peer.call('close', {}, file);
  return { file, ids: { notes, cards } };
}

export interface DeviceOptions {
  readonly peer: Peer;
  readonly server: OfficialServer;
  readonly folder: string;
  readonly user: string;
  readonly start: StartCollection;
  /** Where Ebb finds the server, if something stands before it. */
  readonly ebbUrl?: string;
  readonly ebbOptions?: EbbClientOptions;
  /** Default: a folder beside the other devices' files. */
  readonly ebbFolder?: string;
}

export async function startDevices(options: DeviceOptions): Promise<Devices> {
  const { peer, server, folder, user, start, ebbUrl = server.url, ebbOptions } = options;
  mkdirSync(join(folder, user), { recursive: true });
  const auth = { url: server.url, user, pass: 'secret' };
  const fileOf = (device: DeviceName): string => join(folder, user, `${device}.anki2`);
  copyFileSync(start.file, fileOf('official'));
  await peer.call('upload', auth, fileOf('official'));
  await peer.call('close', {}, fileOf('official'));
  copyFileSync(fileOf('official'), fileOf('third'));
  const { ebbFolder = join(folder, user, 'ebb') } = options;
  let ebb = ebbClient(ebbFolder, ebbOptions);
  await ebb.login(ebbUrl, user);
  await ebb.start();
  await ebb.resolve('download');
  // A download moves the server on by one: whoever was there before merges with nothing once.
  for (const device of ['official', 'third'] as const) await peer.call('sync', auth, fileOf(device));
  await ebb.start();
  const file = async (device: DeviceName): Promise<string> => {
    if (device === 'ebb') return ebb.exportTo(fileOf('ebb'));
    await peer.call('close', {}, fileOf(device));
    return fileOf(device);
  };
  const all = ['ebb', 'official', 'third'] as const;
  return {
    get ebb() {
      return ebb;
    },
    ebbFolder,
    whileEbbIsClosed: async (act) => {
      await ebb.close();
      const result = await act();
      ebb = ebbClient(ebbFolder, ebbOptions);
      await ebb.login(ebbUrl, user);
      return result;
    },
    file,
    edit: async (device, edit) => {
      if (device === 'ebb') return editInEbb(ebb, edit, start.ids);
      const [command, args] = peerCommand(edit, start.ids);
      await peer.call(command, args, fileOf(device));
    },
    sync: async (device) => {
      if (device === 'ebb') return (await ebb.start()).kind satisfies SyncOutcome['kind'];
      return (await peer.call('sync', auth, fileOf(device))).required;
    },
    server: async () => {
      const path = join(folder, user, 'server.anki2');
      await peer.call('download', auth, path);
      await peer.call('close', {}, path);
      return path;
    },
    differences: async (device, reference) => {
      const own = await file(device);
      const diff = await peer.call('diff', { a: own, b: reference });
      return Object.fromEntries(diff.differing.map((section: string) => [section, diff.sections[section]]));
    },
    rows: async (device, query) => (await peer.call<{ rows: unknown[][] }>('sql', { query }, fileOf(device))).rows,
    faults: async () => {
      const problems: string[] = [];
      for (const device of all) {
        const copy = join(folder, user, `${device}-checked.anki2`);
        copyFileSync(await file(device), copy);
        const { report } = await peer.call('check-db', {}, copy);
        await peer.call('close', {}, copy);
        // With nothing to put right the report is one line, that says so.
        if (report.length > 1) problems.push(`${device}: ${report.join(' ')}`);
      }
      return problems;
    },
    close: async () => {
      for (const device of ['official', 'third'] as const) await peer.call('close', {}, fileOf(device));
      await ebb.close();
    },
  };
}
