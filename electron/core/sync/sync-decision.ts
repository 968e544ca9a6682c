/** The three numbers of a collection that a sync is decided by, and whether it has a card. */
export interface LocalMeta {
  readonly modMs: number;
  readonly scmMs: number;
  readonly usn: number;
  readonly lsMs: number;
  readonly empty: boolean;
}
export interface ServerMeta {
  readonly modMs: number;
  readonly scmMs: number;
  readonly usn: number;
  readonly clockSecs: number;
  readonly message: string;
  /** False: the server wants no sync; `message` says why. */
  readonly proceed: boolean;
  readonly empty: boolean;
  readonly mediaUsn: number;
}
/** What this device remembers beside the collection. */
export interface SyncHistory {
  /** The schema mark was set by the user's wish and by nothing else. */
  readonly forced: boolean;
  /** Another account synced last on this profile, or none did. */
  readonly newAccount: boolean;
}

export type FullSyncReason = 'localEmpty' | 'serverEmpty' | 'serverEmptyAgain' | 'firstSync' | 'conflict' | 'forced';
export type SyncDecision =
  | { readonly kind: 'stopped'; readonly message: string }
  | { readonly kind: 'clockSkew'; readonly localSecs: number; readonly serverSecs: number }
  | { readonly kind: 'noChanges' }
  | { readonly kind: 'normal'; readonly localIsNewer: boolean }
  | {
      readonly kind: 'full';
      readonly canUpload: boolean;
      readonly canDownload: boolean;
      readonly reason: FullSyncReason;
    };

/** Anki's own tolerance. */
export const MAX_CLOCK_DIFFERENCE_SECS = 300;

function fullSyncReason(local: LocalMeta, server: ServerMeta, history: SyncHistory): FullSyncReason {
  const syncedBefore = local.lsMs > 0 && !history.newAccount;
  if (local.empty && !server.empty) return 'localEmpty';
  // AnkiWeb removes what nobody synced for months, so an account that was filled once deserves other words.
  if (server.empty && !local.empty) return syncedBefore ? 'serverEmptyAgain' : 'serverEmpty';
  if (!syncedBefore) return 'firstSync';
  return history.forced ? 'forced' : 'conflict';
}

/** What a sync has to do. The order of the questions is Anki's: the clock counts even when nothing changed. */
export function syncDecision(
  local: LocalMeta,
  server: ServerMeta,
  history: SyncHistory,
  nowSecs: number,
): SyncDecision {
  if (!server.proceed) return { kind: 'stopped', message: server.message };
  if (Math.abs(server.clockSecs - nowSecs) > MAX_CLOCK_DIFFERENCE_SECS) {
    return { kind: 'clockSkew', localSecs: nowSecs, serverSecs: server.clockSecs };
  }
  if (server.modMs === local.modMs) return { kind: 'noChanges' };
  if (server.scmMs === local.scmMs) return { kind: 'normal', localIsNewer: local.modMs > server.modMs };
  return {
    kind: 'full',
    canUpload: !local.empty || server.empty,
    canDownload: !server.empty || local.empty,
    reason: fullSyncReason(local, server, history),
  };
}
