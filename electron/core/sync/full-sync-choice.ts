import type { SyncOutcome } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ReadDb } from '../storage/connection.ts';
import type { CollectionFiles } from './full-sync-run.ts';
import type { ServerMeta, SyncDecision } from './sync-decision.ts';
import { type SyncMarks, type SyncedWith, isSyncedWith, localMeta, sameMarks, syncedWith } from './sync-state.ts';

type Undecided = Exclude<SyncDecision, { kind: 'normal' | 'clockSkew' }>;
type Account = Pick<SyncedWith, 'base' | 'username'>;

/** What a sync ends with when there is nothing to merge: for a choice, with both sides' numbers. */
export function outcomeOf(
  decision: Undecided,
  server: ServerMeta,
  db: ReadDb,
  { numbersOf, account }: Pick<CollectionFiles, 'numbersOf'> & { readonly account: Account },
): SyncOutcome {
  switch (decision.kind) {
    case 'stopped':
      return { kind: 'stopped', message: decision.message };
    case 'noChanges':
      return { kind: 'noChanges', ...toldInPassing(server) };
    case 'full':
      return {
        kind: 'fullSyncRequired',
        canUpload: decision.canUpload,
        canDownload: decision.canDownload,
        reason: decision.reason,
        local: { ...numbersOf(db), empty: localMeta(db).empty, lastSyncMs: lastSyncMs(db, account) },
        server: { empty: server.empty, modifiedMs: server.modMs },
        serverMessage: server.message,
      };
  }
}

/** What the server's answer says beside what the sync is decided by. */
export function toldInPassing({ message, mediaUsn }: ServerMeta): { serverMessage: string; mediaUsn?: number } {
  return { serverMessage: message, ...(mediaUsn !== undefined && { mediaUsn }) };
}

/**
 * With this account, and by Ebb: what an imported collection was in step with before says nothing of the two that are
 * to be chosen from.
 */
function lastSyncMs(db: ReadDb, account: Account): number | null {
  const last = syncedWith.find(db);
  return last !== undefined && isSyncedWith(last, account) ? last.atMs : null;
}

/** Throws unless replacing one side is still what was chosen. `askedAbout`: the server's state that was. */
export function demandChoice(
  { decision, server }: { readonly decision: SyncDecision; readonly server: ServerMeta },
  direction: 'upload' | 'download',
  askedAbout: SyncMarks | undefined,
): void {
  if (decision.kind === 'stopped') throw new AppError('sync.serverMessage', { message: decision.message });
  const outdated = askedAbout !== undefined && !sameMarks(askedAbout, server);
  if (decision.kind !== 'full' || outdated) throw new AppError('sync.choiceOutdated', {});
  if (direction === 'upload' && !decision.canUpload) throw new AppError('sync.nothingToUpload', {});
  if (direction === 'download' && !decision.canDownload) throw new AppError('sync.choiceOutdated', {});
}
