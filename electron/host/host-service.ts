import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Locale, Preferences, ProfilePreferences, RiskyPlace } from '#shared/contract/app.ts';
import type { HostContract } from '#shared/contract/contract.ts';
import type { CallContext, Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { mediaFilePath } from './cards/media-file.ts';
import { mediaType } from './cards/media-types.ts';
import { type DataPlaces, deletionLogIn, mediaFolderIn } from './data-folder.ts';
import type { ExchangedFiles } from './exchanged-files.ts';
import type { Door } from './profile-lock.ts';
import type { Profiles } from './profiles.ts';
import type { ProfileStore } from './profile-store.ts';

export type HostHandlers = { readonly [S in keyof HostContract]: Handlers<HostContract[S]> };

/** What the host's own methods act on. */
export interface HostActions {
  readonly version: string;
  readonly door: Door;
  readonly places: DataPlaces;
  readonly store: ProfileStore;
  readonly files: ExchangedFiles;
  readonly profiles: Profiles;
  readonly openProfile: ((profileId: string) => Promise<void>) | undefined;
  readonly systemLocale: Locale;
  /** What is the matter with where the profile lies. */
  readonly riskyPlace: Promise<RiskyPlace | null>;
  isSafeMode(): boolean;
  /** A person has to choose a profile first. */
  isChoosing(): boolean;
  isFirstStart(): boolean;
  /** Starts the engine on a collection that does not exist yet. */
  createCollection(): Promise<void>;
  reopen(safeMode: boolean): Promise<void>;
  /** True once after each opening of the collection. */
  claimOpening(): boolean;
  keepOpen(): void;
  /** False: this door can't. */
  openFolder(path: string): Promise<boolean>;
  openFile(path: string): Promise<boolean>;
  showInFolder(path: string): boolean;
  quit(): void;
  preferencesChanged(preferences: Preferences): void;
  profilePreferencesChanged(preferences: ProfilePreferences): void;
}

/** The methods that the host answers itself: the program's own, and its preferences. */
export function hostService(actions: HostActions): HostHandlers {
  const { store } = actions;

  async function setPreferences(patch: Partial<Preferences>): Promise<Preferences> {
    const preferences = await store.savePreferences(patch);
    actions.preferencesChanged(preferences);
    return preferences;
  }

  return {
    app: appService(actions, setPreferences),
    files: filesService(actions),
    profiles: profilesService(actions),
    preferences: {
      get: () => store.preferences(),
      set: (patch) => setPreferences(definedOf(patch)),
    },
    profilePreferences: {
      get: () => store.profilePreferences(),
      set: async (chosen) => {
        const kept = await store.saveProfilePreferences(chosen);
        actions.profilePreferencesChanged(kept);
        return kept;
      },
    },
  };
}

function appService(
  actions: HostActions,
  setPreferences: (patch: Partial<Preferences>) => Promise<Preferences>,
): HostHandlers['app'] {
  const { store, places } = actions;
  async function placeToTell(): Promise<RiskyPlace | null> {
    const place = await actions.riskyPlace;
    return place === null || (await store.acceptsPlace(place)) ? null : place;
  }

  return {
    info: async () => ({
      version: actions.version,
      door: actions.door,
      platform: process.platform,
      systemLocale: actions.systemLocale,
      profileName: await store.name(),
      profileFolder: places.profileFolder,
      safeMode: actions.isSafeMode(),
      choosesProfile: actions.isChoosing(),
      firstStart: actions.isFirstStart(),
      // Before the next line, which tells what could not be read.
      riskyPlace: await placeToTell(),
      unreadableFiles: [...store.unreadableFiles],
    }),
    acceptPlace: async () => {
      const place = await actions.riskyPlace;
      if (place !== null) await store.acceptPlace(place);
      return null;
    },
    othersOnAccount: () => store.othersOnAccount(),
    completeFirstStart: async ({ language }) => {
      await setPreferences({ language });
      // Asked twice (two windows): the collection that the first one made stays.
      if (actions.isFirstStart()) await actions.createCollection();
      return null;
    },
    reopen: async ({ safeMode }) => {
      await actions.reopen(safeMode);
      return null;
    },
    claimOpening: () => actions.claimOpening(),
    keepOpen: () => {
      actions.keepOpen();
      return null;
    },
    ...fileHandlers(actions),
    quit: () => {
      actions.quit();
      return null;
    },
  };
}

/** What the program tells of the profile's own files. */
function fileHandlers({
  door,
  places,
  files,
  openFolder,
  openFile,
  showInFolder,
}: HostActions): Pick<HostHandlers['app'], 'openMediaFolder' | 'openMediaFile' | 'deletedNotes'> {
  return {
    openMediaFolder: async () => {
      const path = mediaFolderIn(places);
      // Before its first file it may not be there.
      await mkdir(path, { recursive: true });
      return { path, opened: await openFolder(path) };
    },
    openMediaFile: async ({ fileName, how }) => {
      const path = await mediaFilePath(mediaFolderIn(places), fileName);
      if (path === undefined) return { path: null, opened: false };
      if (how === 'showInFolder') return { path, opened: showInFolder(path) };
      // What else lies there came with decks of strangers, and some of it the system would run.
      return { path, opened: mediaType(path).startsWith('image/') && (await openFile(path)) };
    },
    deletedNotes: async () => {
      const path = deletionLogIn(places);
      if (!existsSync(path)) return null;
      const file = await files.offered(path);
      // There, files are named by their paths.
      return door === 'cli' ? { ...file, path } : file;
    },
  };
}

function filesService({ files }: HostActions): HostHandlers['files'] {
  return {
    choose: ({ kinds }) => files.choose(kinds),
    takeOffered: () => files.takeOffers(),
    receive: ({ fileName, sizeBytes }) => files.receive(fileName, sizeBytes),
    addPart: async ({ path, data }) => ({ doneBytes: await files.addPart(path, Buffer.from(data, 'base64')) }),
    chooseTarget: ({ fileName, kinds }) => files.chooseTarget(fileName, kinds),
    release: async ({ path }) => {
      await files.release(path);
      return null;
    },
  };
}

function profilesService({ profiles, openProfile }: HostActions): HostHandlers['profiles'] {
  return {
    list: () => profiles.list(),
    add: async ({ name }) => ({ profileId: await profiles.add(name) }),
    rename: async ({ profileId, name }) => {
      await profiles.rename(profileId, name);
      return null;
    },
    remove: async ({ profileId }) => ({ keptAt: await profiles.remove(profileId) }),
    open: async ({ profileId }) => {
      if (openProfile === undefined) throw new AppError('notAllowedHere', { method: 'profiles.open' });
      // Names one of those that are there, or nothing is opened.
      const known = (await profiles.list()).some((entry) => entry.profileId === profileId);
      if (!known) throw new AppError('notFound', { what: 'profile', id: profileId });
      await openProfile(profileId);
      return null;
    },
  };
}

/** Without the keys whose value is undefined, which a patch must not write. */
function definedOf(patch: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }): Partial<Preferences> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** The handlers by `service.method`, for a router that knows only names. */
export function handlersByName(handlers: HostHandlers): ReadonlyMap<string, (input: unknown) => Promise<unknown>> {
  const context: CallContext = {
    signal: new AbortController().signal,
    throwIfCancelled: () => undefined,
    report: () => undefined,
  };
  return new Map(
    Object.entries(handlers).flatMap(([service, methods]) =>
      Object.entries(methods).map(([method, handler]) => [
        `${service}.${method}`,
        // The router hands over what the method's own schema gave back.
        async (input: unknown) => (handler as (input: unknown, ctx: CallContext) => unknown)(input, context),
      ]),
    ),
  );
}
