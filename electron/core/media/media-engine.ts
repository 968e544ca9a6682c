import { join } from 'node:path';
import type { EventName, Events } from '#shared/contract/events.ts';
import type { Handlers } from '#shared/contract/define.ts';
import type { media } from '#shared/contract/media.ts';
import type { mediaReferences } from '#shared/contract/media-references.ts';
import type { InputOf, OutputOf } from '#shared/contract/define.ts';
import type { FolderWatch } from '#shared/rpc/worker-link.ts';
import type { SyncProfileStore } from '../engine-types.ts';
import type { Env } from '../env.ts';
import type { WaitTimer } from '../sync/stall-monitor.ts';
import type { mediaArrivals } from '#shared/contract/media-arrivals.ts';
import { mediaArrivalsService } from './media-arrivals.ts';
import { MediaFolder } from './media-folder.ts';
import { MediaLook } from './media-look.ts';
import { mediaFolderService } from './media-service.ts';
import { MediaStore } from './media-store.ts';
import { ReferenceIndex } from './reference-index.ts';
import { MediaSync } from './sync/media-sync-service.ts';

/** What notes and templates name; the collection is open in another thread. */
export interface MediaReferences {
  list(input: InputOf<typeof mediaReferences.list>): Promise<OutputOf<typeof mediaReferences.list>>;
  inlineImages(
    input: InputOf<typeof mediaReferences.inlineImages>,
  ): Promise<OutputOf<typeof mediaReferences.inlineImages>>;
  rename(input: InputOf<typeof mediaReferences.rename>): Promise<OutputOf<typeof mediaReferences.rename>>;
}

export interface MediaEngineOptions {
  readonly profileFolder: string;
  readonly env: Env;
  readonly references: MediaReferences;
  /** Whether somebody watches the folder. Unless given, nobody does. */
  readonly folderWatch?: () => Promise<FolderWatch>;
  readonly syncProfile: SyncProfileStore;
  /** The system's way to an address, in the words of a PAC script. Unless given, it names no proxy. */
  readonly systemProxy?: (url: string) => Promise<string>;
  /** Names Ebb to servers: version and platform. */
  readonly client: { readonly version: string; readonly platform: string };
  /** True: nothing is synced unless somebody asks for it. */
  readonly safeMode: boolean;
  /** The media worker before this one has crashed: the status says so. */
  readonly afterCrash?: boolean;
  readonly emit: <E extends EventName>(name: E, value: Events[E]) => void;
  /** How waiting for a server is measured. Default: the real time. */
  readonly timer?: WaitTimer;
}

/** The parts that everything about media works with. */
export interface MediaParts extends MediaEngineOptions {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
  readonly look: MediaLook;
  readonly referenceIndex: ReferenceIndex;
}

export type MediaHandlers = Handlers<typeof media>;

export interface MediaEngine {
  readonly handlers: MediaHandlers;
  /** For the collection's thread alone. */
  readonly arrivals: Handlers<typeof mediaArrivals>;
  /** Makes the folder, and reads it in the background. */
  open(): void;
  /** After what runs was cancelled: waits for it, then closes the database. */
  close(): Promise<void>;
}

/** Everything that works on one profile's media folder, behind the contract. */
export function createMediaEngine(options: MediaEngineOptions): MediaEngine {
  const { profileFolder, env } = options;
  const store = new MediaStore({ path: join(profileFolder, 'media.db'), env });
  const folder = new MediaFolder(profileFolder);
  const look = new MediaLook({ ...options, store, folder });
  const referenceIndex = new ReferenceIndex(options.references);
  const parts: MediaParts = { ...options, store, folder, look, referenceIndex };
  const sync = new MediaSync(parts);
  const arrivals = mediaArrivalsService(parts);
  return {
    handlers: { ...mediaFolderService(parts), ...sync.handlers },
    arrivals: arrivals.handlers,
    open: () => look.start(),
    close: async () => {
      await sync.close();
      await arrivals.close();
      await look.close();
      store.close();
    },
  };
}
