import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from '#core/collection/collection.ts';
import type { Clock } from '#core/env.ts';
import { systemClock } from '#core/collection/system-clock.ts';
import type { EngineHandlers, EngineOptions, SyncProfile } from '#core/engine-types.ts';
import { createEngine } from '#core/engine.ts';
import type { CollectionFiles } from '#core/sync/full-sync-run.ts';
import { syncService } from '#core/sync/sync-service.ts';
import type { WaitTimer } from '#core/sync/stall-monitor.ts';
import { partsOf } from '#core/sync/testing/sync-harness.ts';
import { callContext } from '#core/testing/call-context.ts';
import { memorySyncProfile } from '#core/testing/memory-sync-profile.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import type { SyncOutcome, SyncProgress, SyncStatus } from '#shared/contract/sync.ts';
import { renderWords } from '#shared/i18n/render-words.ts';

/** Ebb as one more client of a server, in a profile folder of its own. */
export interface EbbClient {
  readonly handlers: EngineHandlers;
  collection(): Collection;
  login(serverUrl: string, username: string, password?: string): Promise<void>;
  start(): Promise<SyncOutcome>;
  resolve(
    direction: 'upload' | 'download',
    options?: { withoutServerCopy?: boolean; onProgress?: (progress: SyncProgress) => void },
  ): Promise<{ kind: string; backups: string[]; numbers: { cards: number; notes: number } }>;
  status(): Promise<SyncStatus>;
  forceOneWay(on: boolean): Promise<void>;
  /** As a schema-11 file, for the peer to read. */
  exportTo(path: string): Promise<string>;
  profile(): Promise<SyncProfile>;
  close(): Promise<void>;
}

export interface EbbClientOptions {
  /** Replaces parts of the sync's wiring, for failures that can't be made otherwise. */
  readonly files?: Partial<CollectionFiles>;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** How waiting for the server is measured. Default: the real time. */
  readonly timer?: WaitTimer;
  /** An account that is logged in already. */
  readonly profile?: SyncProfile;
}

export function ebbClient(folder: string, { files, clock, timer, profile }: EbbClientOptions = {}): EbbClient {
  mkdirSync(folder, { recursive: true });
  const quiet = (): void => undefined;
  const syncProfile = memorySyncProfile(profile);
  const options: EngineOptions = {
    paths: {
      folder,
      collection: join(folder, 'collection.db'),
      backups: join(folder, 'backups'),
      scratch: join(folder, 'scratch'),
    },
    env: {
      clock: clock ?? systemClock({}),
      random: { bits64: () => randomBytes(8).readBigUInt64LE() },
      log: { info: quiet, warn: quiet, error: quiet },
    },
    syncProfile,
    stockNames: ENGLISH_STOCK_NAMES,
    renderWords: renderWords('en'),
    client: { version: '0.1.0', platform: 'linux' },
    safeMode: false,
    emit: quiet,
    ...(timer === undefined ? {} : { timer }),
  };
  const engine = createEngine(options);
  engine.open();
  const parts = partsOf(options, engine.slot);
  const handlers: EngineHandlers =
    files === undefined
      ? engine.handlers
      : { ...engine.handlers, sync: syncService({ ...parts, files: { ...parts.files, ...files } }) };
  return {
    handlers,
    collection: () => engine.slot.get(),
    login: async (serverUrl, username, password = 'secret') => {
      await handlers.sync.login({ serverUrl, username, password }, callContext());
    },
    start: async () => handlers.sync.start({}, callContext<SyncProgress>()),
    resolve: async (direction, { withoutServerCopy = false, onProgress = quiet } = {}) =>
      handlers.sync.resolve({ direction, withoutServerCopy }, { ...callContext<SyncProgress>(), report: onProgress }),
    status: async () => handlers.sync.status({}, callContext()),
    forceOneWay: async (on) => {
      await handlers.sync.setForceOneWay({ on }, callContext());
    },
    exportTo: async (path) => {
      await handlers.collection.exportAnki2({ path, overwrite: true }, callContext<never>());
      return path;
    },
    profile: () => syncProfile.load(),
    close: () => engine.close(),
  };
}
