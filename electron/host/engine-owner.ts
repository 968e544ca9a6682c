import { bestFitLocale } from '#shared/i18n/locales.ts';
import type { EventName, Events } from '#shared/contract/events.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { StartCall } from '#shared/rpc/rpc-server.ts';
import { askMediaMethod, type ClockSettings } from '#shared/rpc/worker-link.ts';
import type { DataPlaces } from './data-folder.ts';
import type { Logger } from './logger.ts';
import type { Platform } from './platform.ts';
import type { ProfileStore } from './profile-store.ts';
import { startWorker, type WorkerClient } from './worker-client.ts';
import { workerEntry } from './worker-entry.ts';

export interface EngineOwnerOptions {
  readonly places: DataPlaces;
  readonly platform: Platform;
  readonly version: string;
  readonly safeMode?: boolean;
  readonly clock?: ClockSettings;
  readonly workerEntry?: URL;
  readonly store: ProfileStore;
  readonly logger: Logger;
  readonly emit: <E extends EventName>(name: E, value: Events[E]) => void;
  /** The media worker. Throws when there is none. */
  readonly callMedia: StartCall;
}

interface MediaQuestion {
  readonly method: string;
  readonly input: unknown;
}

/** Starts and ends the collection worker. Until the first-start choices are made there is none. */
export class EngineOwner {
  #safeMode: boolean;
  #openingClaimed = false;
  #worker: WorkerClient | undefined;
  #noted: Promise<void> = Promise.resolve();
  #lastChange: Promise<void> = Promise.resolve();
  readonly #options: EngineOwnerOptions;

  constructor(options: EngineOwnerOptions) {
    this.#options = options;
    this.#safeMode = options.safeMode ?? false;
  }

  get safeMode(): boolean {
    return this.#safeMode;
  }

  get isFirstStart(): boolean {
    return this.#worker === undefined;
  }

  /** Several windows may see the collection open; one of them does what is done on opening. */
  claimOpening(): boolean {
    if (this.#worker === undefined || this.#openingClaimed) return false;
    this.#openingClaimed = true;
    return true;
  }

  readonly call: StartCall = (request, onProgress) => {
    if (this.#worker === undefined) throw new AppError('collection.notOpen', {});
    return this.#worker.call(request, onProgress);
  };

  /** Starts the engine unless it is there already. */
  openFirst(): Promise<void> {
    return this.#change(async () => {
      if (this.#worker === undefined) await this.#open();
    });
  }

  /** Ends the engine, working or crashed, and starts it again. */
  reopen(safeMode: boolean): Promise<void> {
    return this.#change(async () => {
      this.#safeMode = safeMode;
      // Before the first-start choices there is nothing to open, and this must not make it.
      if (this.#worker === undefined) return;
      await this.#close();
      await this.#open();
    });
  }

  close(): Promise<void> {
    return this.#change(() => this.#close());
  }

  /** One after the other: two windows may ask for the same at once. */
  #change(work: () => Promise<void>): Promise<void> {
    const change = this.#lastChange.then(work);
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async #open(): Promise<void> {
    const { platform, places, version, clock, store, logger, emit } = this.#options;
    const { language } = await store.preferences();
    this.#worker = startWorker({
      entry: this.#options.workerEntry ?? workerEntry('collection-worker'),
      settings: {
        profileFolder: places.profileFolder,
        locale: language === 'system' ? bestFitLocale(platform.systemLanguages) : language,
        createIfMissing: !(await store.hasCollection()),
        safeMode: this.#safeMode,
        client: { version, platform: process.platform },
        clock: clock ?? { startSecs: null, zone: null },
      },
      syncProfile: store,
      resolveProxy: (url) => platform.resolveProxy(url),
      answers: new Map([[askMediaMethod, (question: unknown) => this.#askMedia(question as MediaQuestion)]]),
      logger,
      onEvent: emit,
      // Whoever reads the collection now is told why it can't be; starting again is the user's choice.
      onCrash: () => emit('collectionState', {}),
    });
    this.#noted = this.#noteCollection(this.#worker);
    this.#openingClaimed = false;
    emit('collectionState', {});
  }

  /** Only what packages need: nothing else of the folder is the collection's business. */
  async #askMedia({ method, input }: MediaQuestion): Promise<unknown> {
    if (!method.startsWith('mediaArrivals.')) throw new AppError('unknownMethod', { method });
    return this.#options.callMedia({ type: 'request', id: 0, method, input }, () => undefined).output;
  }

  /** Not before it is there: a creation that failed may be tried again. */
  async #noteCollection(worker: WorkerClient): Promise<void> {
    try {
      const request = { type: 'request', id: 0, method: 'collection.state', input: {} } as const;
      const state = await worker.call(request, () => undefined).output;
      if (typeof state === 'object' && state !== null && 'open' in state && state.open === true) {
        await this.#options.store.markCollectionMade();
      }
    } catch (error: unknown) {
      this.#options.logger.write({ level: 'warn', event: 'profile.notNoted', details: { error: String(error) } });
    }
  }

  async #close(): Promise<void> {
    // Its question is among those that closing would cancel.
    await this.#noted;
    await this.#worker?.close();
  }
}
