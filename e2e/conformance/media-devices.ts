import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Peer } from '#e2e/peer/peer.ts';
import type { MediaOutcome } from '#shared/contract/media.ts';
import { type MediaEbb, type MediaEbbOptions, mediaEbb } from './media-ebb.ts';

/** Something that a person or a program does to a media folder. */
export type FileAct =
  | { readonly do: 'write'; readonly name: string; readonly content: string | Buffer }
  /** The same file stays open to its program: nothing is renamed, the folder's time stays. */
  | { readonly do: 'editInPlace'; readonly name: string; readonly content: string | Buffer }
  /** So many bytes of nothing, that take no room on the disk. */
  | { readonly do: 'writeSparse'; readonly name: string; readonly bytes: number }
  | { readonly do: 'remove'; readonly name: string }
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  | { readonly do: 'link'; readonly name: string; readonly to: string }
  | { readonly do: 'subfolder'; readonly name: string; readonly holds: string };

export interface MediaDevice {
  readonly kind: 'ebb' | 'official';
  readonly folder: string;
  act(act: FileAct): void;
  sync(): Promise<void>;
  /** SHA-1 by name of the plain files right in the folder. */
  files(): ReadonlyMap<string, string>;
  /** What still waits to be sent. */
  pending(): Promise<number>;
  /** As a person does it, in whose program files that were removed come back after it. */
  logoutAndIn(): Promise<void>;
  close(): Promise<void>;
}

export interface EbbDevice extends MediaDevice {
  readonly ebb: MediaEbb;
  readonly last: MediaOutcome | undefined;
  /** Files that have come from the server in all syncs, those that failed included. */
  readonly cameSoFar: number;
}

export function sha1Of(content: string | Buffer): string {
  return createHash('sha1').update(content).digest('hex');
}

export function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ name }) => [name, sha1Of(readFileSync(join(folder, name)))]));
}

interface Account {
  readonly url: string;
  readonly user: string;
}

export async function ebbDevice(
  profileFolder: string,
  { url, user }: Account,
  options: MediaEbbOptions = {},
): Promise<EbbDevice> {
  const ebb = mediaEbb(profileFolder, options);
  await ebb.login(url, user);
  let last: MediaOutcome | undefined;
  let cameBefore = 0;
  let came = 0;
  return {
    kind: 'ebb',
    ebb,
    folder: ebb.folder,
    get last() {
      return last;
    },
    get cameSoFar() {
      return cameBefore + came;
    },
    act: (act) => actIn(ebb.folder, act),
    sync: async () => {
      cameBefore += came;
      came = 0;
      last = await ebb.sync({
        onProgress: ({ counts }) => {
          came = counts.added.down;
        },
      });
    },
    files: () => filesIn(ebb.folder),
    pending: async () => (await ebb.status()).waiting,
    logoutAndIn: async () => {
      await ebb.logout();
      await ebb.login(url, user);
    },
    close: () => ebb.close(),
  };
}

/** The official client's clock of files has whole seconds: each act gets one of its own, so that none is overlooked. */
let nextSecs = 1_700_000_000;

export async function officialDevice(peer: Peer, profileFolder: string, { url, user }: Account): Promise<MediaDevice> {
  const collection = join(profileFolder, 'collection.anki2');
  const folder = join(profileFolder, 'collection.media');
  mkdirSync(folder, { recursive: true });
  await peer.call('create', {}, collection);
  const { hkey } = await peer.call<{ hkey: string }>('login', { url, user, pass: 'secret' }, collection);
  const sync = async (): Promise<void> => {
    touch(folder);
    await peer.call('media-sync', { url, hkey }, collection);
  };
  return {
    kind: 'official',
    folder,
    act: (act) => {
      actIn(folder, act);
      if (act.do === 'write' || act.do === 'editInPlace') touch(join(folder, act.name));
    },
    sync,
    files: () => filesIn(folder),
    pending: async () => (await peer.call<{ pending: number }>('media-counts', {}, collection)).pending,
    logoutAndIn: () => Promise.reject(new Error('not needed of the official client')),
    close: async () => void (await peer.call('close', {}, collection)),
  };
}

function touch(path: string): void {
  nextSecs += 10;
  utimesSync(path, nextSecs, nextSecs);
}

function actIn(folder: string, act: FileAct): void {
  const path = join(folder, act.name);
  switch (act.do) {
    case 'write': {
      // As careful programs do it: the file of that name is another one afterwards.
      const beside = join(folder, '..', 'being-written');
      writeFileSync(beside, act.content);
      renameSync(beside, path);
      return;
    }
    case 'editInPlace':
      return writeFileSync(path, act.content);
    case 'writeSparse':
      writeFileSync(path, '');
      return truncateSync(path, act.bytes);
    case 'remove':
      return rmSync(path);
    case 'rename':
      return renameSync(path, join(folder, act.to));
    case 'link':
      return symlinkSync(act.to, path);
    case 'subfolder':
      mkdirSync(path);
      return writeFileSync(join(path, act.holds), 'inside');
  }
}
