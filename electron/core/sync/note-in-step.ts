import type { Collection } from '../collection/collection.ts';
import type { AccountDeps, LoggedIn } from './sync-account.ts';
import { isSyncedWith, syncedWith } from './sync-state.ts';

/** Notes that both sides were found to be the same. */
export async function noteInStep(deps: AccountDeps, collection: Collection, account: LoggedIn): Promise<void> {
  const { db, env } = collection;
  const { base, username } = account;
  const durable = !isSyncedWith(syncedWith.find(db), { base, username });
  // Otherwise only the moment is new, and waiting for the disk takes longer than all else in a sync without changes.
  collection.writeQuietly(() => syncedWith.set(db, { base, username, atMs: env.clock.nowMs() }), { durable });
  await noteUser(deps, account);
}

/** Who synced last, to notice another account later. */
export async function noteUser({ syncProfile }: AccountDeps, { username, lastUsername }: LoggedIn): Promise<void> {
  // Saving waits for the disk too.
  if (username !== lastUsername) await syncProfile.save({ lastUsername: username });
}
