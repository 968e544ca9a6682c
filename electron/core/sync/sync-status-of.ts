import type { SyncStatus } from '#shared/contract/sync.ts';
import type { Collection } from '../collection/collection.ts';
import type { SyncProfile } from '../engine-types.ts';
import { getCol } from '../storage/col-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { fileBytes } from '../storage/file-bytes.ts';
import { NOTHING_WAITS, waitingCounts } from './pending-rows.ts';
import { loggedIn } from './sync-account.ts';
import { nearLimit } from './size-limit.ts';
import { isForcedOneWay, syncedWith } from './sync-state.ts';
import { type ServerNews, syncButton } from './sync-status.ts';

export interface StatusParts {
  readonly profile: SyncProfile;
  readonly collection: Collection | undefined;
  readonly serverNews: ServerNews;
  readonly running: boolean;
  readonly autoSyncPaused: boolean;
}

/** When this collection was last in step with a server; null: never. */
function lastSyncMs(db: ReadDb): number | null {
  const { lastSyncMs: markMs } = getCol(db);
  // The mark is the server's time of its last change, so the moment of our last look is the better answer.
  return markMs === 0 ? null : (syncedWith.find(db)?.atMs ?? markMs);
}

export function syncStatusOf({ profile, collection, serverNews, running, autoSyncPaused }: StatusParts): SyncStatus {
  const account = loggedIn(profile);
  const db = collection?.db;
  const col = db === undefined ? undefined : getCol(db);
  const marks = col === undefined ? null : { modMs: col.modMs, scmMs: col.scmMs, lsMs: col.lastSyncMs };
  const limit = db === undefined || account === undefined ? undefined : nearLimit(fileBytes(db), account.address.base);
  return {
    ...syncButton({ loggedIn: account !== undefined, collection: marks, serverNews }),
    serverHasNews: account !== undefined && (serverNews === 'changes' || serverNews === 'oneWay'),
    running,
    account:
      account === undefined
        ? null
        : {
            username: account.username,
            host: account.address.host,
            server: profile.server,
            encrypted: account.address.encrypted,
          },
    lastSyncMs: db === undefined ? null : lastSyncMs(db),
    waiting: db === undefined ? NOTHING_WAITS : waitingCounts(db),
    forcedOneWay: db !== undefined && isForcedOneWay(db),
    autoSyncPaused,
    ...(limit === undefined ? {} : { nearLimit: limit }),
  };
}
