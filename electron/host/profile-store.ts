import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Preferences, ProfilePreferences } from '#shared/contract/app.ts';
import { SyncServer } from '#shared/contract/sync.ts';
import type { SyncProfile } from '#shared/rpc/worker-link.ts';
import { codeOf, writeError, writeFileAtomically } from './atomic-file.ts';
import type { DataPlaces } from './data-folder.ts';
import { jsonFile, type JsonObject } from './json-file.ts';
import { fileSecretStore, type SecretOwner, type Sealing } from './secret-store.ts';

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

/** What profile.json holds: the key and the certificates have files of their own. */
type SyncInFile = Omit<SyncProfile, 'hostKey' | 'ownCertificates'>;

const defaultSync: SyncInFile = {
  server: { kind: 'own', url: '' },
  redirectedUrl: null,
  username: null,
  lastUsername: null,
  autoSync: true,
  syncMedia: true,
  periodicMediaSync: true,
  mediaEpoch: 0,
  timeoutSecs: 60,
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
  const secrets = fileSecretStore(secretsFile, sealing);

  async function preferences(): Promise<Preferences> {
    return withDefaults(defaultPreferences, (await preferencesFile.read()) ?? {});
  }
  const certificatesFile = join(places.profileFolder, 'ca.pem');
  async function loadSync(): Promise<SyncProfile> {
    const settings = syncSettings((await profileFile.read())?.['sync']);
    const owner = ownerOf(settings);
    const hostKey = owner === undefined ? null : await secrets.load(owner);
    return { ...settings, hostKey, ownCertificates: await readIfThere(certificatesFile) };
  }
  async function saveSyncNow(patch: Partial<SyncProfile>): Promise<SyncProfile> {
    const { hostKey, ownCertificates, ...settings } = { ...(await loadSync()), ...patch };
    if (patch.ownCertificates !== undefined) await writeOrRemove(certificatesFile, patch.ownCertificates);
    const owner = ownerOf(settings);
    // The key first: a crash between the two leaves a key that nobody asks for, not an account without its key.
    if (owner !== undefined && hostKey !== null) await secrets.save(owner, hostKey);
    const before = (await profileFile.read())?.['sync'];
    await profileFile.merge({ sync: { ...(isRecord(before) ? before : {}), ...settings } });
    if (patch.hostKey === null) await secrets.remove();
    return { ...settings, hostKey: owner === undefined ? null : hostKey, ownCertificates };
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
    loadSync: () => oneAtATime(loadSync),
    saveSync: (patch) => oneAtATime(() => saveSyncNow(patch)),
    othersOnAccount: async () => {
      const owner = ownerOf(syncSettings((await profileFile.read())?.['sync']));
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
      const theirs = ownerOf(syncSettings(found?.['sync']));
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
  return { name: nameIn(found) ?? profileName, account: syncSettings(found?.['sync']).username };
}

/** A settings file that is only looked at: one that can't be understood says nothing, and stays. */
export async function settingsIn(path: string): Promise<JsonObject | undefined> {
  const text = await readIfThere(path);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function nameIn(found: JsonObject | undefined): string | undefined {
  const name = found?.['name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function ownerOf({ username, server }: SyncInFile): SecretOwner | undefined {
  if (username === null) return undefined;
  return { username, server: server.kind === 'own' ? server.url : server.kind };
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

function syncSettings(found: unknown): SyncInFile {
  const values: JsonObject = isRecord(found) ? found : {};
  const text = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
  const flag = (key: 'autoSync' | 'syncMedia' | 'periodicMediaSync'): boolean =>
    typeof values[key] === 'boolean' ? values[key] : defaultSync[key];
  const server = SyncServer.safeParse(values['server']);
  const { timeoutSecs, mediaEpoch } = values;
  return {
    server: server.success ? server.data : defaultSync.server,
    redirectedUrl: text('redirectedUrl'),
    username: text('username'),
    lastUsername: text('lastUsername'),
    autoSync: flag('autoSync'),
    syncMedia: flag('syncMedia'),
    periodicMediaSync: flag('periodicMediaSync'),
    mediaEpoch: typeof mediaEpoch === 'number' ? mediaEpoch : defaultSync.mediaEpoch,
    timeoutSecs: typeof timeoutSecs === 'number' ? timeoutSecs : defaultSync.timeoutSecs,
  };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeOrRemove(path: string, text: string | null): Promise<void> {
  if (text !== null) return writeFileAtomically(path, text);
  try {
    await rm(path, { force: true });
  } catch (error: unknown) {
    throw writeError(error, path);
  }
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function serially(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
