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
  /** Undefined: an older server, which does not say it. */
  readonly mediaUsn: number | undefined;
}
/** What this device remembers beside the collection. */
export interface SyncHistory {
  /** The schema mark was set by the user's wish and by nothing else. */
  readonly forced: boolean;
  /** Another account synced last on this profile, or none did. */
  readonly newAccount: boolean;
}

export type FullSyncReason =
  | 'localEmpty'
  | 'serverEmpty'
  | 'serverEmptyAgain'
  | 'firstSync'
  | 'serverRestored'
  | 'conflict'
  | 'forced';
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

/**
 * The server's number is lower than the one it gave us: it was put back to an older copy. What was synced since then,
 * it can't know and nobody would send again, as only rows that wait are sent; and what others sent since carries
 * numbers that we take for seen. Anki merges here and leaves the sides different, unless their counts happen to differ.
 */
function wentBack(local: LocalMeta, server: ServerMeta): boolean {
  return server.usn < local.usn;
}

function fullSyncReason(local: LocalMeta, server: ServerMeta, history: SyncHistory): FullSyncReason {
  const syncedBefore = local.lsMs > 0 && !history.newAccount;
  if (local.empty && !server.empty) return 'localEmpty';
  // AnkiWeb removes what nobody synced for months, so an account that was filled once deserves other words.
  if (server.empty && !local.empty) return syncedBefore ? 'serverEmptyAgain' : 'serverEmpty';
  if (!syncedBefore) return 'firstSync';
  if (server.scmMs === local.scmMs) return 'serverRestored';
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
  if (server.scmMs === local.scmMs && !wentBack(local, server)) {
    return { kind: 'normal', localIsNewer: local.modMs > server.modMs };
  }
  return {
    kind: 'full',
    canUpload: !local.empty || server.empty,
    canDownload: !server.empty || local.empty,
    reason: fullSyncReason(local, server, history),
  };
}
