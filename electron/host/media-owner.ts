import type { EventName, Events } from '#shared/contract/events.ts';
import type { MediaStatus } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { StartCall } from '#shared/rpc/rpc-server.ts';
import { askCollectionMethod, folderWatchMethod } from '#shared/rpc/worker-link.ts';
import { type DataPlaces, mediaFolderIn } from './data-folder.ts';
import type { Logger } from './logger.ts';
import { MediaSchedule } from './media-schedule.ts';
import { type MediaWatcher, watchMediaFolder } from './media-watcher.ts';
import type { Platform } from './platform.ts';
import type { ProfileStore } from './profile-store.ts';
import { startWorker, type WorkerClient } from './worker-client.ts';
import { workerEntry } from './worker-entry.ts';

export interface MediaOwnerOptions {
  readonly places: DataPlaces;
  readonly platform: Platform;
  readonly version: string;
  readonly mediaWorkerEntry?: URL;
  readonly store: ProfileStore;
  readonly logger: Logger;
  readonly emit: <E extends EventName>(name: E, value: Events[E]) => void;
  /** The collection's worker. Throws when there is none. */
  readonly callEngine: StartCall;
}

interface CollectionQuestion {
  readonly method: string;
  readonly input: unknown;
}

/** The first after a crash follows at once, the others ever later: what crashes again is left alone for a while. */
const RESTART_AFTER_MS = [1_000, 10_000, 60_000, 600_000] as const;

/** Starts and ends the media worker, and has it look at the folder when something happens there. */
export class MediaOwner {
  readonly #options: MediaOwnerOptions;
  #worker: WorkerClient | undefined;
  #watcher: MediaWatcher | undefined;
  readonly #schedule: MediaSchedule;
  #restart: NodeJS.Timeout | undefined;
  #crashes = 0;
  #safeMode = false;
  #isOpen = false;

  constructor(options: MediaOwnerOptions) {
    this.#options = options;
    this.#schedule = new MediaSchedule({
      nowMs: () => Date.now(),
      isWanted: () => this.#isPeriodicSyncWanted(),
      lastSyncMs: async () => ((await this.#ask('media.status')) as MediaStatus).lastSyncMs,
      sync: async () => void (await this.#ask('media.sync', { quiet: true })),
      warn: (event, details) => options.logger.write({ level: 'warn', event, details }),
    });
  }

  /** Starts the worker if it is not there: the command line needs it for few of its calls. */
  readonly call: StartCall = (request, onProgress) => {
    if (!this.#isOpen) throw new AppError('collection.notOpen', {});
    return this.#started().call(request, onProgress);
  };

  /** `atOnce`: watches the folder from now on, instead of waiting for the first call. */
  open({ safeMode, atOnce }: { readonly safeMode: boolean; readonly atOnce: boolean }): void {
    // Two windows may make the first choices at once.
    if (this.#isOpen) return;
    this.#safeMode = safeMode;
    this.#isOpen = true;
    if (!atOnce) return;
    this.#started();
    this.#schedule.start();
    this.#watcher = watchMediaFolder({
      folder: mediaFolderIn(this.#options.places),
      look: () => this.#look(),
      warn: (event, details) => this.#options.logger.write({ level: 'warn', event, details }),
    });
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    clearTimeout(this.#restart);
    this.#schedule.stop();
    await this.#watcher?.close();
    this.#watcher = undefined;
    await this.#worker?.close();
    this.#worker = undefined;
  }

  #started(): WorkerClient {
    if (this.#worker !== undefined) return this.#worker;
    const { places, platform, version, store, logger, emit } = this.#options;
    const worker = startWorker({
      entry: this.#options.mediaWorkerEntry ?? workerEntry('media-worker'),
      settings: {
        profileFolder: places.profileFolder,
        safeMode: this.#safeMode,
        afterCrash: this.#crashes > 0,
        client: { version, platform: process.platform },
      },
      syncProfile: store,
      resolveProxy: (url) => platform.resolveProxy(url),
      answers: new Map([
        [askCollectionMethod, (question: unknown) => this.#askCollection(question as CollectionQuestion)],
        [folderWatchMethod, async () => this.#watcher?.state() ?? { watching: false, quiet: false }],
      ]),
      logger,
      onEvent: emit,
      onCrash: () => this.#crashed(worker),
    });
    this.#worker = worker;
    return worker;
  }

  /** Study goes on without it. Who waited for an answer was told; who asks next starts it again. */
  #crashed(worker: WorkerClient): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const waitMs = RESTART_AFTER_MS[Math.min(this.#crashes, RESTART_AFTER_MS.length - 1)];
    this.#crashes += 1;
    this.#options.emit('mediaState', { running: false });
    if (this.#watcher === undefined || !this.#isOpen) return;
    clearTimeout(this.#restart);
    this.#restart = setTimeout(() => this.#started(), waitMs).unref();
  }

  async #askCollection({ method, input }: CollectionQuestion): Promise<unknown> {
    if (!method.startsWith('mediaReferences.')) throw new AppError('unknownMethod', { method });
    return this.#options.callEngine({ type: 'request', id: 0, method, input }, () => undefined).output;
  }

  async #look(): Promise<void> {
    await this.#ask('media.look');
  }

  async #isPeriodicSyncWanted(): Promise<boolean> {
    if (this.#safeMode) return false;
    const { syncMedia, periodicMediaSync, hostKey } = await this.#options.store.loadSync();
    return syncMedia && periodicMediaSync && hostKey !== null;
  }

  #ask(method: string, input: unknown = {}): Promise<unknown> {
    return this.#started().call({ type: 'request', id: 0, method, input }, () => undefined).output;
  }
}
