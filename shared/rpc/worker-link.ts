import type { SyncServer } from '#shared/contract/sync.ts';

/**
 * What host and workers say to each other beside the contract. Two transports join them: on `calls` the
 * host asks, on `host` the worker asks.
 */

/** Asked of the worker by the host: end every call, close the collection, reply. */
export const closeMethod = 'worker.close';
/** Asked of the host by the worker. */
export const loadSyncProfileMethod = 'syncProfile.load';
export const saveSyncProfileMethod = 'syncProfile.save';
/** What the system says of the way to an address, in the words of a PAC script. */
export const resolveProxyMethod = 'network.resolveProxy';

/** Asked of the host by the media worker: `{ method, input }` of what the collection knows about media. */
export const askCollectionMethod = 'collection.ask';

/** Asked of the host by the collection worker: `{ method, input }` for the media worker, which places files. */
export const askMediaMethod = 'media.ask';

/** Asked of the host by the media worker: `FolderWatch`. */
export const folderWatchMethod = 'media.folderWatch';

/** What the host's watcher knows of the media folder. */
export interface FolderWatch {
  /** What happens there is noticed. */
  readonly watching: boolean;
  /** Nothing has happened there, up to now, that was not looked at. */
  readonly quiet: boolean;
}

/** What the media worker is started with. */
export interface MediaWorkerSettings {
  readonly profileFolder: string;
  readonly safeMode: boolean;
  /** The one before it has ended without being asked to. */
  readonly afterCrash: boolean;
  readonly client: { readonly version: string; readonly platform: string };
}

/** What the collection worker is started with. */
export interface WorkerSettings {
  readonly profileFolder: string;
  readonly locale: 'en' | 'ar';
  /** False: a missing collection file is an error, because this profile had one. */
  readonly createIfMissing: boolean;
  readonly safeMode: boolean;
  readonly client: { readonly version: string; readonly platform: string };
  readonly clock: ClockSettings;
}

/** The clock and zone that the engine works with; tests and scripts choose them. */
export interface ClockSettings {
  /** Epoch seconds that the clock starts from and runs on; null: the system's clock. */
  readonly startSecs: number | null;
  /** IANA name; null: the system's zone. */
  readonly zone: string | null;
}

/** Sent by the worker as the `log` event of its host transport. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly details: Record<string, unknown>;
}

/** The account and sync settings of a profile. Kept by the host, never in the collection. */
export interface SyncProfile {
  readonly server: SyncServer;
  /** Address the server sent us on to (308), used instead of `server` until that changes. */
  readonly redirectedUrl: string | null;
  readonly username: string | null;
  readonly hostKey: string | null;
  /** Who synced last on this profile, kept after logging out. */
  readonly lastUsername: string | null;
  readonly autoSync: boolean;
  readonly syncMedia: boolean;
  readonly periodicMediaSync: boolean;
  /** Counts log-outs: what is known of the server's media is compared anew after each. */
  readonly mediaEpoch: number;
  readonly timeoutSecs: number;
  /** Certificates that the user trusts beside the system's (PEM). */
  readonly ownCertificates: string | null;
}
