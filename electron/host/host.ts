import { join } from 'node:path';
import type { Preferences } from '#shared/contract/app.ts';
import { bestFitLocale } from '#shared/i18n/locales.ts';
import type { StartCall } from '#shared/rpc/rpc-server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { ClockSettings } from '#shared/rpc/worker-link.ts';
import type { DataPlaces } from './data-folder.ts';
import { ExchangedFiles } from './exchanged-files.ts';
import { type HostActions, handlersByName, hostService } from './host-service.ts';
import { createLogger, type Logger } from './logger.ts';
import type { Platform } from './platform.ts';
import { acquireProfileLock, type Door, type ProfileLock } from './profile-lock.ts';
import { profileStore } from './profile-store.ts';
import { Profiles } from './profiles.ts';
import { ProfileWorkers, type ProfileWorkersOptions } from './profile-workers.ts';
import { riskyPlaceOf } from './risky-place.ts';
import { createRouter, type Router } from './router.ts';
import { plainSealing, type Sealing } from './secret-store.ts';

export interface HostOptions {
  readonly door: Door;
  readonly places: DataPlaces;
  readonly platform: Platform;
  readonly version: string;
  readonly safeMode?: boolean;
  /** The CLI asks nobody: a missing collection is made at once, in English or the language of its preferences. */
  readonly createAtOnce?: boolean;
  /** The profile is held and its collection stays closed until `openProfile` is asked for one. */
  readonly letsChoose?: boolean;
  /** Goes over to another profile; a door that can't has none. */
  readonly openProfile?: (profileId: string) => Promise<void>;
  readonly sealing?: Sealing;
  readonly clock?: ClockSettings;
  /** Tests bring workers of their own. */
  readonly workerEntry?: URL;
  readonly mediaWorkerEntry?: URL;
}

/** One profile, open: its lock, its worker, and everybody who is connected to it. */
export interface Host {
  /** Serves a window, a browser tab or a test. */
  connect(transport: Transport): void;
  /** One call without a connection. */
  call: StartCall;
  readonly router: Router;
  readonly lock: ProfileLock;
  readonly logger: Logger;
  /** Files that a person chose, by the words that windows have for them. */
  readonly files: ExchangedFiles;
  readonly safeMode: boolean;
  /** The first-start choices are not made yet: there is no collection. */
  readonly isFirstStart: boolean;
  /** The profile that was held for a choice is the chosen one: its collection is opened, or the first start begins. */
  openHeld(): Promise<void>;
  preferences(): Promise<Preferences>;
  /** The user has opened the network for the cards of this profile. */
  readonly cardsUseNetwork: boolean;
  /** Refuses new calls, cancels what runs, closes the collection, gives the profile back. */
  stop(): Promise<void>;
}

/** Throws `collection.busy` when another process has the profile open. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { places, door } = options;
  const lock = await acquireProfileLock(places.profileFolder, door);
  try {
    return await startedHost(options, lock);
  } catch (error: unknown) {
    await lock.release();
    throw error;
  }
}

async function startedHost(options: HostOptions, lock: ProfileLock): Promise<Host> {
  const { door, places, platform } = options;
  const logger = createLogger(join(places.profileFolder, 'logs'));
  const store = profileStore(places, options.sealing ?? plainSealing);
  let choosing = options.letsChoose === true;
  let { cardsUseNetwork } = await store.profilePreferences();
  const emit: ProfileWorkersOptions['emit'] = (name, value) => router.broadcast({ type: 'event', name, value });
  const riskyPlace = riskyPlaceOf(places.profileFolder).catch((error: unknown) => {
    logger.write({ level: 'warn', event: 'place.unknown', details: { error: String(error) } });
    return null;
  });
  const files = new ExchangedFiles(join(places.profileFolder, 'passing'), platform);
  await files.clear();
  const workers = new ProfileWorkers({ ...options, store, logger, emit });
  const { engine, media } = workers;
  const ownMethods = hostService({
    ...actionsOf(options, workers),
    store,
    files,
    riskyPlace,
    isChoosing: () => choosing,
    isFirstStart: () => !choosing && engine.isFirstStart,
    profilePreferencesChanged: (chosen) => ({ cardsUseNetwork } = chosen),
    preferencesChanged: (value) => emit('preferences', value),
  });
  const router = createRouter({
    door,
    logger,
    hostHandlers: handlersByName(ownMethods),
    realPath: (path, use) => files.realPath(path, use),
    callEngine: engine.call,
    callMedia: media.call,
  });
  async function openCollection(): Promise<void> {
    if (options.createAtOnce === true || (await store.hasCollection())) await workers.openFirst();
  }
  if (!choosing) await openCollection();

  return {
    connect: router.connect,
    call: router.call,
    router,
    lock,
    logger,
    files,
    get safeMode() {
      return engine.safeMode;
    },
    get isFirstStart() {
      return engine.isFirstStart;
    },
    openHeld: async () => {
      if (!choosing) return;
      choosing = false;
      await openCollection();
    },
    preferences: () => store.preferences(),
    get cardsUseNetwork() {
      return cardsUseNetwork;
    },
    stop: stoppedOnce({ router, workers, files, riskyPlace, lock }),
  };
}

interface HostParts {
  readonly router: Router;
  readonly workers: ProfileWorkers;
  readonly files: ExchangedFiles;
  readonly riskyPlace: Promise<unknown>;
  readonly lock: ProfileLock;
}

/** Ends what a host is made of, in this order; whoever asks again waits for the same end. */
function stoppedOnce({ router, workers, files, riskyPlace, lock }: HostParts): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    router.refuseCalls();
    await workers.close();
    router.closeConnections();
    await files.clear();
    // Who stops a host may remove its folder.
    await riskyPlace;
    await lock.release();
  }
  return () => (stopped ??= stop());
}

type OwnActions =
  | 'store'
  | 'files'
  | 'riskyPlace'
  | 'isChoosing'
  | 'isFirstStart'
  | 'preferencesChanged'
  | 'profilePreferencesChanged';

/** What the host's own methods do with the door, the platform and the workers. */
function actionsOf(
  { version, door, places, platform, openProfile }: HostOptions,
  workers: ProfileWorkers,
): Omit<HostActions, OwnActions> {
  const { engine } = workers;
  return {
    version,
    door,
    places,
    systemLocale: bestFitLocale(platform.systemLanguages),
    isSafeMode: () => engine.safeMode,
    createCollection: () => workers.openFirst(),
    reopen: (safeMode) => workers.reopen(safeMode),
    claimOpening: () => engine.claimOpening(),
    keepOpen: () => platform.keepOpen?.(),
    openFolder: async (path) => (await platform.openFolder?.(path)) ?? false,
    openFile: async (path) => (await platform.openFile?.(path)) ?? false,
    showInFolder: (path) => {
      platform.showInFolder?.(path);
      return platform.showInFolder !== undefined;
    },
    profiles: new Profiles(places, door),
    openProfile,
    // After the answer is on its way to who asked.
    quit: () => void setTimeout(() => void platform.quit(), 50),
  };
}
