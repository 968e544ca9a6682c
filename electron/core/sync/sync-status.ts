import type { SyncStatus } from '#shared/contract/sync.ts';

/** What the server said when it was last asked quietly. */
export type ServerNews = 'unknown' | 'none' | 'changes' | 'oneWay';

export interface ButtonInput {
  readonly loggedIn: boolean;
  /** Null: no collection is open. */
  readonly collection: { readonly modMs: number; readonly scmMs: number; readonly lsMs: number } | null;
  readonly serverNews: ServerNews;
}
export type ButtonState = Pick<SyncStatus, 'button' | 'reason'>;

/** The sync button's colour and why. Never-synced is not red: what is right is unknown until the server is asked. */
export function syncButton({ loggedIn, collection, serverNews }: ButtonInput): ButtonState {
  if (!loggedIn) return { button: 'normal', reason: 'loggedOut' };
  if (collection === null || collection.lsMs === 0) return { button: 'normal', reason: 'neverSynced' };
  if (collection.scmMs > collection.lsMs) return { button: 'oneWay', reason: 'oneWay' };
  if (collection.modMs > collection.lsMs) return { button: 'changes', reason: 'localChanges' };
  switch (serverNews) {
    case 'oneWay':
      return { button: 'oneWay', reason: 'oneWay' };
    case 'changes':
      return { button: 'changes', reason: 'serverChanges' };
    case 'unknown':
    case 'none':
      return { button: 'normal', reason: 'upToDate' };
  }
}

/** Nothing of ours waits, so only the server can have news: the one case in which asking it quietly is of use. */
export function isLocallyClean(collection: {
  readonly modMs: number;
  readonly scmMs: number;
  readonly lsMs: number;
}): boolean {
  return collection.lsMs > 0 && collection.scmMs <= collection.lsMs && collection.modMs <= collection.lsMs;
}
