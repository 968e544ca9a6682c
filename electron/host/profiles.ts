import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ProfileEntry } from '#shared/contract/profiles.ts';
import { isSameProfileName, profileNameOf } from '#shared/domain/profile-name.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf, writeError } from './atomic-file.ts';
import { type DataPlaces, firstProfileName, placesIn } from './data-folder.ts';
import { jsonFile, settingsIn } from './json-file.ts';
import { acquireProfileLock, type Door, findLockHolder } from './profile-lock.ts';
import { profileFacts, profileStore, type ProfileStore } from './profile-store.ts';
import { plainSealing } from './secret-store.ts';

/** Folders of removed profiles: Ebb looks at them no more, and deletes none. */
const REMOVED = 'removed profiles';
const LAST = 'lastProfile';
/** Name of the folder that holds the profiles of a data folder. */
const PROFILES = 'profiles';

/** The profiles of one data folder. `open`: the one that this process has open. */
export class Profiles {
  /** Undefined: a script's profile, which lies in no data folder and has no others beside it. */
  readonly #folder: string | undefined;
  readonly #places: DataPlaces;
  readonly #open: string;
  readonly #door: Door;

  constructor(open: DataPlaces, door: Door) {
    const parent = dirname(open.profileFolder);
    this.#folder = basename(parent) === PROFILES ? dirname(parent) : undefined;
    this.#places = open;
    this.#open = open.profileName;
    this.#door = door;
  }

  async list(): Promise<ProfileEntry[]> {
    const ids = this.#folder === undefined ? [this.#open] : await profileIdsIn(this.#folder);
    const shared = this.#folder === undefined ? [] : await this.#store(this.#open).othersOnAccount();
    const entries = await Promise.all(
      ids.map(async (profileId): Promise<ProfileEntry> => {
        const { name, account } = await profileFacts(this.#placesOf(profileId));
        const isOpen = profileId === this.#open;
        return {
          profileId,
          name,
          isOpen,
          isInUse: !isOpen && (await findLockHolder(this.#path(profileId))) !== undefined,
          account,
          sharesAccount: shared.includes(name),
        };
      }),
    );
    return entries.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  async add(text: string): Promise<string> {
    if (this.#folder === undefined) throw new AppError('notAllowedHere', { method: 'profiles.add' });
    const name = await this.#freeName(text);
    try {
      await mkdir(this.#path(name), { mode: 0o700 });
    } catch (error: unknown) {
      if (codeOf(error) === 'EEXIST') throw refused('nameTaken');
      throw writeError(error, this.#path(name));
    }
    return name;
  }

  async rename(profileId: string, text: string): Promise<void> {
    await this.#known(profileId);
    const name = await this.#freeName(text, profileId);
    await this.#store(profileId).setName(name);
  }

  /** Answers where its folder is now. */
  async remove(profileId: string): Promise<string> {
    const all = await this.#known(profileId);
    if (profileId === this.#open) throw refused('isOpen');
    if (all.length === 1) throw refused('lastOne');
    const path = this.#path(profileId);
    // Nobody may open it meanwhile, and nobody has: throws `collection.busy`.
    await acquireProfileLock(path, this.#door);
    const stamp = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
    const target = join(dirname(dirname(path)), REMOVED, `${profileId} ${stamp}`);
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(path, target);
    } catch (error: unknown) {
      await rm(join(path, 'profile.lock'), { force: true });
      throw writeError(error, path);
    }
    // The key to the account goes: who brings the folder back logs in again.
    for (const name of ['profile.lock', 'secrets.json']) await rm(join(target, name), { force: true });
    return target;
  }

  #path(profileId: string): string {
    return this.#placesOf(profileId).profileFolder;
  }

  #placesOf(profileId: string): DataPlaces {
    if (profileId === this.#open) return this.#places;
    if (this.#folder === undefined) throw new AppError('notFound', { what: 'profile', id: profileId });
    return placesIn(this.#folder, profileId);
  }

  #store(profileId: string): ProfileStore {
    return profileStore(this.#placesOf(profileId), plainSealing);
  }

  /** Only names that the folder has: anything else could point out of it. */
  async #known(profileId: string): Promise<readonly string[]> {
    const ids = this.#folder === undefined ? [this.#open] : await profileIdsIn(this.#folder);
    if (!ids.includes(profileId)) throw new AppError('notFound', { what: 'profile', id: profileId });
    return ids;
  }

  async #freeName(text: string, ownId?: string): Promise<string> {
    const name = profileNameOf(text);
    if (name === undefined) throw refused('badName');
    for (const { profileId, name: other } of await this.list()) {
      if (profileId === ownId) continue;
      if (isSameProfileName(other, name) || isSameProfileName(profileId, name)) throw refused('nameTaken');
    }
    return name;
  }
}

export interface ProfileAtStart {
  readonly profileId: string;
  /** Nothing says which one is meant: this one is held, and its collection stays closed until a person chooses. */
  readonly isToBeChosen: boolean;
}

/** Which profile a start opens: the one that was asked for, else the one that was open last, else the only one. */
export async function profileToOpen(folder: string, asked: string | undefined): Promise<ProfileAtStart> {
  const ids = await profileIdsIn(folder);
  const known = asked === undefined ? await lastOrOnly(folder, ids) : await idOf(asked, folder, ids);
  if (known !== undefined) return { profileId: known, isToBeChosen: false };
  if (ids.length === 0) return { profileId: asked ?? firstProfileName, isToBeChosen: false };
  const held = ids.includes(firstProfileName) ? firstProfileName : ids[0];
  return { profileId: held ?? firstProfileName, isToBeChosen: true };
}

async function idOf(asked: string, folder: string, ids: readonly string[]): Promise<string | undefined> {
  const names = await Promise.all(
    ids.map(async (id) => [id, (await profileFacts(placesIn(folder, id))).name] as const),
  );
  return names.find(([id, name]) => name === asked || id === asked)?.[0];
}

async function lastOrOnly(folder: string, ids: readonly string[]): Promise<string | undefined> {
  if (ids.length === 1) return ids[0];
  const last = (await settingsIn(placesIn(folder).preferencesFile))?.[LAST];
  return typeof last === 'string' && ids.includes(last) ? last : undefined;
}

export async function rememberProfile(folder: string, profileId: string): Promise<void> {
  const path = placesIn(folder).preferencesFile;
  if ((await settingsIn(path))?.[LAST] === profileId) return;
  // What can't be read was put aside, and told of, by the profile's own start.
  await jsonFile(path, { nowMs: Date.now, onUnreadable: () => undefined }).merge({ [LAST]: profileId });
}

async function profileIdsIn(folder: string): Promise<string[]> {
  const parent = dirname(placesIn(folder).profileFolder);
  try {
    const entries = await readdir(parent, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [basename(entry.name)] : [])).toSorted();
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function refused(reason: 'badName' | 'nameTaken' | 'isOpen' | 'lastOne'): AppError {
  return new AppError('profile.refused', { reason });
}
