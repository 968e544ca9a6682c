import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderWatch } from '#shared/rpc/worker-link.ts';
import { systemClock } from '#core/collection/system-clock.ts';
import type { SyncProfile } from '#core/engine-types.ts';
import { createMediaEngine, type MediaHandlers } from '#core/media/media-engine.ts';
import { login, logout } from '#core/sync/sync-account.ts';
import type { WaitTimer } from '#core/sync/stall-monitor.ts';
import { callContext } from '#core/testing/call-context.ts';
import { memorySyncProfile } from '#core/testing/memory-sync-profile.ts';
import type { MediaOutcome, MediaProgress, MediaStatus } from '#shared/contract/media.ts';

/** The media side of Ebb as one more client of a server, in a profile folder of its own. */
export interface MediaEbb {
  readonly handlers: MediaHandlers;
  /** Its media folder. */
  readonly folder: string;
  login(serverUrl: string, username: string): Promise<void>;
  logout(): Promise<void>;
  sync(options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: MediaProgress) => void;
    /** The server's, as a sync of the cards told it. */
    readonly mediaUsn?: number;
  }): Promise<MediaOutcome>;
  status(): Promise<MediaStatus>;
  profile(): Promise<SyncProfile>;
  close(): Promise<void>;
}

export interface MediaEbbOptions {
  /** How waiting for the server is measured. Default: the real time. */
  readonly timer?: WaitTimer;
  /** An account that is logged in already. */
  readonly profile?: SyncProfile;
  /** Somebody watches the folder, as the host does. Default: nobody. */
  readonly folderWatch?: () => Promise<FolderWatch>;
}

export function mediaEbb(profileFolder: string, { timer, profile, folderWatch }: MediaEbbOptions = {}): MediaEbb {
  mkdirSync(profileFolder, { recursive: true });
  const quiet = (): void => undefined;
  const syncProfile = memorySyncProfile(profile);
  const env = {
    clock: systemClock({}),
    random: { bits64: () => randomBytes(8).readBigUInt64LE() },
    log: { info: quiet, warn: quiet, error: quiet },
  };
  const client = { version: '0.1.0', platform: 'linux' };
  const engine = createMediaEngine({
    ...{ profileFolder, env, syncProfile, client, safeMode: false, emit: quiet },
    references: {
      list: () => Promise.reject(new Error('not asked')),
      inlineImages: () => Promise.reject(new Error('not asked')),
      rename: () => Promise.reject(new Error('not asked')),
    },
    ...(timer !== undefined && { timer }),
    ...(folderWatch !== undefined && { folderWatch }),
  });
  engine.open();
  return {
    handlers: engine.handlers,
    folder: join(profileFolder, 'collection.media'),
    login: async (serverUrl, username) => {
      const { signal } = callContext();
      await login({ syncProfile, env, client }, { serverUrl, username, password: 'secret' }, signal);
    },
    logout: () => logout({ syncProfile }),
    sync: async ({ signal, onProgress = quiet, mediaUsn } = {}) => {
      const context = callContext<MediaProgress>();
      const input = mediaUsn === undefined ? {} : { mediaUsn };
      return engine.handlers.sync(input, { ...context, report: onProgress, ...(signal !== undefined && { signal }) });
    },
    status: async () => engine.handlers.status({}, callContext()),
    profile: () => syncProfile.load(),
    close: () => engine.close(),
  };
}
