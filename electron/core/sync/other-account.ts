import type { SyncOutcome } from '#shared/contract/sync.ts';
import type { ReadDb } from '../storage/connection.ts';
import type { LoggedIn } from './sync-account.ts';
import { isSyncedWith, syncedWith } from './sync-state.ts';

type OtherAccount = Extract<SyncOutcome, { kind: 'otherAccount' }>;

/** Both accounts, when this collection was last in step with another one than is logged in now. */
export function otherAccountOf(db: ReadDb, { base, username }: LoggedIn): OtherAccount | undefined {
  const last = syncedWith.find(db);
  if (last === undefined || isSyncedWith(last, { base, username })) return undefined;
  return {
    kind: 'otherAccount',
    last: { username: last.username, host: hostOf(last.base) },
    now: { username, host: hostOf(base) },
  };
}

function hostOf(base: string): string {
  return new URL(base).host;
}
