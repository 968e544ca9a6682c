import type { SyncHistoryEntry } from '#shared/contract/sync-history.ts';

export type FoldedEntries = readonly [SyncHistoryEntry, ...SyncHistoryEntry[]];

/** Neighbours with nothing to do together, every other sync alone. Opening and closing a program makes many of them. */
export function foldedEntries(entries: readonly SyncHistoryEntry[]): readonly FoldedEntries[] {
  const groups: [SyncHistoryEntry, ...SyncHistoryEntry[]][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.end === 'noChanges' && last?.[0].end === 'noChanges') last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}
