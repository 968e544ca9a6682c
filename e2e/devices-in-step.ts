import { join } from 'node:path';
import type { DataFolder, EbbHost } from './ebb-host.ts';
import { makeAnkiCollection, uploadFromAnki } from './fixtures.ts';
import type { OfficialServer } from './peer/official-server.ts';
import type { Peer } from './peer/peer.ts';

const auth = { user: 'me', pass: 'secret' };

export interface InStepOptions {
  readonly ebb: EbbHost;
  readonly data: DataFolder;
  readonly server: OfficialServer;
  readonly peer: Peer;
  /** Where Ebb finds the server, if something stands before it. */
  readonly url?: string;
}

/** Ebb and an official client on one account, in step; no window was opened yet. */
export async function devicesInStep({
  ebb,
  data,
  server,
  peer,
  url = server.url,
}: InStepOptions): Promise<OtherDevice> {
  const path = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, path, { notes: 30 });
  await uploadFromAnki(peer, server, path);
  await ebb.call('sync.login', { serverUrl: url, username: auth.user, password: auth.pass });
  await ebb.call('sync.start');
  await ebb.call('sync.resolve', { direction: 'download' });
  const other = new OtherDevice(peer, server, path);
  // A download moves the server on by one.
  await other.sync();
  await ebb.call('sync.start');
  return other;
}

/** The official client, as somebody's other device. */
export class OtherDevice {
  readonly #peer: Peer;
  readonly #server: OfficialServer;
  readonly #path: string;

  constructor(peer: Peer, server: OfficialServer, path: string) {
    this.#peer = peer;
    this.#server = server;
    this.#path = path;
  }

  /** Adds a note and syncs. */
  async sendNote(front: string): Promise<void> {
    await this.call('add-note', { notetype: 'Basic', deck: 'Default', fields: { Front: front, Back: 'a' } });
    await this.sync();
  }

  /** Adds a field and uploads: from then on the others can't be merged. */
  async changeSchema(): Promise<void> {
    await this.call('add-field', { notetype: 'Basic', name: 'Extra' });
    await this.call('sync', { url: this.#server.url, ...auth, on_full: 'upload' });
    await this.call('close', {});
  }

  async sync(): Promise<void> {
    await this.call('sync', { url: this.#server.url, ...auth });
    await this.call('close', {});
  }

  /** The names of the server's decks, as this device gets them by a sync. */
  async deckNames(): Promise<string[]> {
    await this.call('sync', { url: this.#server.url, ...auth });
    const { decks } = await this.call<{ decks: { name: string }[] }>('deck-tree', {});
    await this.call('close', {});
    return decks.map(({ name }) => name);
  }

  call<T = unknown>(command: string, args: object): Promise<T> {
    return this.#peer.call<T>(command, args as Record<string, unknown>, this.#path);
  }
}
