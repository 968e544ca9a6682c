import { NO_OBSERVER } from '../merge/merge-observer.ts';
import type { SyncJournal } from '../sync-journal.ts';

/** For syncs of which nobody asks what they did. */
export const NO_JOURNAL: SyncJournal = {
  began: () => ({
    begin: () => undefined,
    observer: () => NO_OBSERVER,
    replaces: () => undefined,
    ended: () => undefined,
  }),
};
