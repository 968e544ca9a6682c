import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Preferences, ProfilePreferences, RiskyPlace } from '#shared/contract/app.ts';
import type { SyncProfile } from '#shared/rpc/worker-link.ts';
import type { DataPlaces } from './data-folder.ts';
import { jsonFile, type JsonObject, settingsIn } from './json-file.ts';
import { fileSecretStore, type SecretOwner, type Sealing } from './secret-store.ts';
import { accountIn, SyncSettings } from './sync-settings.ts';

export const defaultPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  uiScale: 100,
  reduceMotion: false,
  spaceAnswers: true,
  answerKeys: ['1', '2', '3', '4'],
  urlSchemes: [],
  browserLayout: 'auto',
};

/** What the host keeps in files of its own: preferences of the program, the profile's account and settings. */
export interface ProfileStore {
  /** What a person calls the profile: the name of its folder, until it got another one. */
  name(): Promise<string>;
  setName(name: string): Promise<void>;
  preferences(): Promise<Preferences>;
  savePreferences(patch: Partial<Preferences>): Promise<Preferences>;
  profilePreferences(): Promise<ProfilePreferences>;
  saveProfilePreferences(preferences: ProfilePreferences): Promise<ProfilePreferences>;
  loadSync(): Promise<SyncProfile>;
  /** Only the given keys change. */
  saveSync(patch: Partial<SyncProfile>): Promise<SyncProfile>;
  /** The person wants the profile to stay in this place. */
  acceptsPlace(place: RiskyPlace): Promise<boolean>;
  acceptPlace(place: RiskyPlace): Promise<void>;
  /** Names of the profiles beside this one that are logged in to the same account. */
  othersOnAccount(): Promise<string[]>;
  /** True once this profile has had a collection: from then on a missing file is a loss, not a beginning. */
  hasCollection(): Promise<boolean>;
  markCollectionMade(): Promise<void>;
  /** Names of settings files that could not be read and were put aside. */
  readonly unreadableFiles: readonly string[];
}

export function profileStore(places: DataPlaces, sealing: Sealing, nowMs: () => number = Date.now): ProfileStore {
  const unreadableFiles: string[] = [];
  const options = { nowMs, onUnreadable: (keptAs: string) => unreadableFiles.push(basename(keptAs)) };
  const preferencesFile = jsonFile(places.preferencesFile, options);
  const profileFile = jsonFile(join(places.profileFolder, 'profile.json'), options);
  const secretsFile = jsonFile(join(places.profileFolder, 'secrets.json'), { ...options, mode: 0o600 });
  const sync = new SyncSettings({
    profileFile,
    secrets: fileSecretStore(secretsFile, sealing),
    certificatesFile: join(places.profileFolder, 'ca.pem'),
  });
  async function preferences(): Promise<Preferences> {
    return withDefaults(defaultPreferences, (await preferencesFile.read()) ?? {});
  }
  const oneAtATime = serially();

  return {
    name: async () => nameIn(await profileFile.read()) ?? places.profileName,
    setName: (name) => oneAtATime(() => profileFile.merge({ name })),
    preferences,
    savePreferences: (patch) =>
      oneAtATime(async () => {
        await preferencesFile.merge(patch);
        return preferences();
      }),
    profilePreferences: async () => {
      const found = ProfilePreferences.safeParse((await profileFile.read())?.['preferences']);
      return found.success ? found.data : { cardsUseNetwork: false };
    },
    saveProfilePreferences: (chosen) =>
      oneAtATime(async () => {
        await profileFile.merge({ preferences: chosen });
        return chosen;
      }),
    loadSync: () => oneAtATime(() => sync.load()),
    saveSync: (patch) => oneAtATime(() => sync.save(patch)),
    acceptsPlace: async ({ kind, by }) => {
      const found = RiskyPlace.safeParse((await profileFile.read())?.['acceptedPlace']);
      return found.success && found.data.kind === kind && found.data.by === by;
    },
    acceptPlace: (place) => oneAtATime(() => profileFile.merge({ acceptedPlace: place })),
    othersOnAccount: async () => {
      const owner = accountIn(await profileFile.read());
      return owner === undefined ? [] : othersLoggedInAs(owner, places);
    },
    hasCollection: async () =>
      (await profileFile.read())?.['collectionMade'] === true ||
      existsSync(join(places.profileFolder, 'collection.db')),
    markCollectionMade: async () => {
      if ((await profileFile.read())?.['collectionMade'] !== true) await profileFile.merge({ collectionMade: true });
    },
    unreadableFiles,
  };
}

async function othersLoggedInAs(owner: SecretOwner, { profileFolder, profileName }: DataPlaces): Promise<string[]> {
  const folder = dirname(profileFolder);
  const entries = await readdir(folder, { withFileTypes: true });
  const others = entries.filter((entry) => entry.isDirectory() && entry.name !== profileName);
  const found = await Promise.all(
    others.map(async ({ name }) => {
      const found = await settingsIn(join(folder, name, 'profile.json'));
      const theirs = accountIn(found);
      const isSame = theirs?.username === owner.username && theirs.server === owner.server;
      return isSame ? [nameIn(found) ?? name] : [];
    }),
  );
  return found.flat().toSorted();
}

/** Name and account of a profile that somebody else may have open. */
export async function profileFacts({ profileFolder, profileName }: DataPlaces): Promise<{
  readonly name: string;
  readonly account: string | null;
}> {
  const found = await settingsIn(join(profileFolder, 'profile.json'));
  return { name: nameIn(found) ?? profileName, account: accountIn(found)?.username ?? null };
}

function nameIn(found: JsonObject | undefined): string | undefined {
  const name = found?.['name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Each value by itself: one that a later version wrote, or a hand, costs nothing but itself. */
function withDefaults(defaults: Preferences, found: JsonObject): Preferences {
  const read = <K extends keyof Preferences>(key: K): Preferences[K] => {
    const result = Preferences.shape[key].safeParse(found[key]);
    return result.success ? (result.data as Preferences[K]) : defaults[key];
  };
  return {
    language: read('language'),
    theme: read('theme'),
    uiScale: read('uiScale'),
    reduceMotion: read('reduceMotion'),
    spaceAnswers: read('spaceAnswers'),
    answerKeys: read('answerKeys'),
    urlSchemes: read('urlSchemes'),
    browserLayout: read('browserLayout'),
  };
}

function serially(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
