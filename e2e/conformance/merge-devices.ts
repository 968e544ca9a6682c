import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { all } from '#core/storage/statement.ts';
import type { OfficialServer } from '#e2e/peer/official-server.ts';
import type { Peer, PeerAnswer } from '#e2e/peer/peer.ts';
import type { DeviceClock } from './device-clock.ts';
import { editInEbb } from './merge-ebb-edits.ts';
import { type Edit, type Ids, type Made, needsOf } from './merge-edits.ts';
import { editInPeer } from './merge-peer-edits.ts';
import { type EbbClient, type EbbClientOptions, ebbClient } from './sync-ebb.ts';

export type DeviceName = 'ebb' | 'ebb2' | 'official' | 'third';
const EBBS = ['ebb', 'ebb2'] as const;
type EbbName = (typeof EBBS)[number];
type OfficialName = Exclude<DeviceName, EbbName>;

export function isEbb(device: DeviceName): device is EbbName {
  return device === 'ebb' || device === 'ebb2';
}

/** Several devices of one account, in step with its server to begin with. */
export interface Devices {
  readonly ebb: EbbClient;
  readonly names: readonly DeviceName[];
  /** What the words of edits stand for by now. */
  readonly ids: Ids;
  /** Ebb's profile folder. */
  readonly ebbFolder: string;
  /** Closes Ebb for as long as something else happens to its folder, then starts it again. */
  whileEbbIsClosed<T>(act: () => Promise<T>): Promise<T>;
  edit(device: DeviceName, edit: Edit): Promise<void>;
  /** The same, for those who want to know what came of it. */
  make(device: DeviceName, edit: Edit): Promise<Made>;
  /** Whether everything that the edit is about is on the device. */
  has(device: DeviceName, edit: Edit): Promise<boolean>;
  sync(device: DeviceName): Promise<string>;
  /** Rows of a device's own collection; of Ebb's file or of the official one. */
  rows(device: DeviceName, query: string): Promise<unknown[][]>;
  /** What the server has, as a new device would get it. Raises the server's usn: for the end. */
  server(): Promise<string>;
  /** Sections in which a device differs from a file, with their first differences. Empty: both have the same. */
  differences(device: DeviceName, reference: string): Promise<Record<string, SectionDifference>>;
  /** What the official Check Database has to say about each device's collection. */
  faults(devices?: readonly DeviceName[]): Promise<string[]>;
  /** The peer's own collection file of this device; its export for Ebb. Closed. */
  file(device: DeviceName): Promise<string>;
  close(): Promise<void>;
}

/** As the peer's `diff` gives it. */
export interface SectionDifference {
  readonly only_a: { readonly count: number };
  readonly only_b: { readonly count: number };
  readonly differ: {
    readonly count: number;
    readonly objects: readonly { readonly id: number; readonly changed: Record<string, unknown[]> }[];
  };
}

export interface StartCollection {
  readonly file: string;
  readonly ids: Ids;
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

/** An account with the start collection, and devices that have fetched it. */
export async function startDevices(options: DeviceOptions): Promise<Devices> {
  const { peer, server, folder, user, start, ebbUrl = server.url, ebbOptions } = options;
  const own = join(folder, user);
  mkdirSync(own, { recursive: true });
  const first = join(own, 'official.anki2');
  copyFileSync(start.file, first);
  const { hkey } = await peer.call('login', { url: server.url, user, pass: 'secret' }, first);
  const auth = { url: server.url, hkey };
  await peer.call('upload', auth, first);
  await peer.call('close', {}, first);
  copyFileSync(first, join(own, 'third.anki2'));
  const { ebbFolder = join(own, 'ebb') } = options;
  const openEbb = async (): Promise<EbbClient> => {
    const ebb = ebbClient(ebbFolder, ebbOptions);
    await ebb.login(ebbUrl, user);
    return ebb;
  };
  const ebb = await openEbb();
  await ebb.start();
  await ebb.resolve('download');
  const devices = devicesOf({
    peer,
    folder: own,
    auth,
    ids: start.ids,
    ebbs: { ebb: { client: ebb, folder: ebbFolder, open: openEbb } },
    officials: ['official', 'third'],
  });
  // A download moves the server on by one: whoever was there before merges with nothing once.
  for (const device of ['official', 'third', 'ebb'] as const) await devices.sync(device);
  return devices;
}

export interface EbbDevice {
  readonly client: EbbClient;
  readonly folder: string;
  /** Opens the folder anew, logged in. */
  readonly open: () => EbbClient | Promise<EbbClient>;
}

export interface DeviceParts {
  readonly peer: Peer;
  /** With a collection `NAME.anki2` for each official device. */
  readonly folder: string;
  readonly auth: { readonly url: string; readonly hkey: string };
  readonly ids: Ids;
  readonly ebbs: { readonly ebb: EbbDevice; readonly ebb2?: EbbDevice };
  readonly officials: readonly OfficialName[];
  /** Default: the real time. The peer has to be started with a clock of its own for it. */
  readonly clock?: DeviceClock;
  readonly afterClose?: () => void;
}

export function devicesOf(parts: DeviceParts): Devices {
  const { ebbs, officials } = parts;
  const context = new DeviceSet(parts);
  const names = [...EBBS.filter((name) => ebbs[name] !== undefined), ...officials];
  return {
    get ebb() {
      return context.ebb('ebb');
    },
    names,
    ids: context.ids,
    ebbFolder: ebbs.ebb.folder,
    whileEbbIsClosed: (act) => context.whileEbbIsClosed(act),
    edit: async (device, edit) => void (await context.make(device, edit)),
    make: (device, edit) => context.make(device, edit),
    has: (device, edit) => context.has(device, edit),
    sync: (device) => context.sync(device),
    rows: (device, query) => context.rows(device, query),
    server: () => context.server(),
    differences: (device, reference) => context.differences(device, reference),
    faults: (devices = names) => context.faults(devices),
    file: (device) => context.file(device),
    close: async () => {
      for (const device of officials) await context.file(device);
      for (const name of names) if (isEbb(name)) await context.ebb(name).close();
      parts.afterClose?.();
    },
  };
}

const DIRECTION_MARKS = /[\u2068\u2069]/gu;
/** So many that all of a small collection's are among them. */
const EVERY = 10_000;

class DeviceSet {
  readonly #parts: DeviceParts;
  readonly #notes: number[];
  readonly #cards: number[];
  readonly #ebbs: Partial<Record<EbbName, EbbClient>>;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
    this.#ebbs = { ebb: parts.ebbs.ebb.client, ...(parts.ebbs.ebb2 && { ebb2: parts.ebbs.ebb2.client }) };
    this.#notes = [...parts.ids.notes];
    this.#cards = [...parts.ids.cards];
  }

  ebb(device: EbbName): EbbClient {
    const ebb = this.#ebbs[device];
    if (ebb === undefined) throw new Error(`there is no ${device}`);
    return ebb;
  }

  get ids(): Ids {
    return { notes: this.#notes, cards: this.#cards };
  }

  async whileEbbIsClosed<T>(act: () => Promise<T>): Promise<T> {
    await this.ebb('ebb').close();
    const result = await act();
    this.#ebbs.ebb = await this.#parts.ebbs.ebb.open();
    return result;
  }

  async make(device: DeviceName, edit: Edit): Promise<Made> {
    const made = isEbb(device)
      ? await editInEbb(this.ebb(device), edit, this.ids)
      : await editInPeer((command, args) => this.#call(device, command, args), edit, this.ids);
    this.#notes.push(...(made.notes ?? []));
    this.#cards.push(...(made.cards ?? []));
    return made;
  }

  async has(device: DeviceName, edit: Edit): Promise<boolean> {
    const { note, card, deck } = needsOf(edit);
    // An answer needs a card that could be shown.
    const shown = edit.do === 'answer' ? 'and queue >= 0 and odid = 0' : '';
    const exists = async (table: string, id: number | undefined, and = ''): Promise<boolean> =>
      (await this.rows(device, `select id from ${table} where id = ${id ?? 0} ${and}`)).length > 0;
    if (note !== undefined && !(await exists('notes', this.#notes[note]))) return false;
    if (card !== undefined && !(await exists('cards', this.#cards[card], shown))) return false;
    if (deck === undefined) return true;
    const names = await this.rows(device, `select replace(name, char(31), '::') from decks`);
    const wanted = [deck, ...(edit.do === 'reparentDeck' && edit.under !== null ? [edit.under] : [])];
    return wanted.every((name) => names.some(([known]) => String(known).toLowerCase() === name.toLowerCase()));
  }

  async sync(device: DeviceName): Promise<string> {
    if (isEbb(device)) return (await this.ebb(device).start()).kind;
    return (await this.#call(device, 'sync', this.#parts.auth)).required;
  }

  async rows(device: DeviceName, query: string): Promise<unknown[][]> {
    if (!isEbb(device)) return (await this.#call(device, 'sql', { query })).rows;
    return all<object>(this.ebb(device).collection().db, query).map((row) => Object.values(row));
  }

  async server(): Promise<string> {
    const { peer, folder, auth } = this.#parts;
    const path = join(folder, 'server.anki2');
    await peer.call('download', auth, path);
    await peer.call('close', {}, path);
    return path;
  }

  async differences(device: DeviceName, reference: string): Promise<Record<string, SectionDifference>> {
    const a = isEbb(device) ? await this.file(device) : this.#path(device);
    const diff = await this.#parts.peer.call('diff', { a, b: reference, limit: EVERY });
    return Object.fromEntries(diff.differing.map((section: string) => [section, diff.sections[section]]));
  }

  async faults(devices: readonly DeviceName[]): Promise<string[]> {
    const { peer, folder } = this.#parts;
    const problems: string[] = [];
    for (const device of devices) {
      const copy = join(folder, `${device}-checked.anki2`);
      copyFileSync(await this.file(device), copy);
      const { report } = await peer.call('check-db', {}, copy);
      await peer.call('close', {}, copy);
      // With nothing to put right the report is one line, that says so.
      if (report.length > 1)
        problems.push(...report.slice(0, -1).map((line: string) => `${device}: ${line.replace(DIRECTION_MARKS, '')}`));
    }
    return problems;
  }

  async file(device: DeviceName): Promise<string> {
    if (isEbb(device)) return this.ebb(device).exportTo(this.#path(device));
    await this.#parts.peer.call('close', {}, this.#path(device));
    return this.#path(device);
  }

  #path(device: DeviceName): string {
    return join(this.#parts.folder, `${device}.anki2`);
  }

  /** The peer takes its lines one after the other, so nothing comes between the clock and the command. */
  #call(device: OfficialName, command: string, args: Readonly<Record<string, unknown>>): Promise<PeerAnswer> {
    const { peer, clock } = this.#parts;
    const moved = clock === undefined ? undefined : peer.call('set-now', { now: clock.nowSecs(), freeze: true });
    const answer = peer.call(command, args, this.#path(device));
    return moved === undefined ? answer : Promise.all([moved, answer]).then(([, result]) => result);
  }
}
