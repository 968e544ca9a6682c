import type { Handlers } from '#shared/contract/define.ts';
import { CardId, NoteId } from '#shared/contract/ids.ts';
import type { SyncHistoryEntry, syncHistory } from '#shared/contract/sync-history.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { ReadDb } from '../storage/connection.ts';
import {
  type EntryRow,
  type VersionRow,
  entriesBefore,
  findEntry,
  findVersion,
  hasVersions,
  versionsAfter,
} from '../storage/sync-history-storage.ts';
import type { HistoryFile } from './history-file.ts';
import type { Journal } from './journal.ts';
import { keptNote } from './kept-version.ts';
import { putBackNote } from './put-back.ts';
import { entryOf, movedIdsOf } from './stored-entry.ts';
import { itemOf, versionView } from './version-view.ts';

interface SyncHistoryServiceDeps {
  readonly file: HistoryFile;
  readonly journal: Pick<Journal, 'runningId'>;
  readonly collection: () => Collection;
}

/** What past syncs did, and a way back for notes that they overwrote. */
export function syncHistoryService({
  file,
  journal,
  collection,
}: SyncHistoryServiceDeps): Handlers<typeof syncHistory> {
  const entry = (db: ReadDb, row: EntryRow): SyncHistoryEntry =>
    entryOf(row, { runningId: journal.runningId, versionsKept: hasVersions(db, row.id) });
  const version = (id: number): VersionRow => {
    const row = file.read((db) => findVersion(db, id));
    if (row === undefined) throw new AppError('notFound', { what: 'syncHistory', id: String(id) });
    return row;
  };
  return {
    list: ({ before, limit }) => {
      const found = file.read((db) => {
        const rows = entriesBefore(db, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
        return { entries: rows.slice(0, limit).map((row) => entry(db, row)), more: rows.length > limit };
      });
      return found ?? { entries: [], more: false };
    },
    get: ({ entryId }) => {
      const found = file.read((db) => {
        const row = findEntry(db, entryId);
        if (row === undefined) return undefined;
        const { came, went } = movedIdsOf(row);
        return { ...entry(db, row), cameIds: branded(came), wentIds: branded(went) };
      });
      if (found === undefined) throw new AppError('notFound', { what: 'syncHistory', id: String(entryId) });
      return found;
    },
    overwritten: ({ entryId, kind, after, limit }) => {
      const which = { entryId, kind: kind ?? null, after: after ?? 0, limit: limit + 1 };
      const rows = file.read((db) => versionsAfter(db, which)) ?? [];
      const { db } = collection();
      return { items: rows.slice(0, limit).map((row) => itemOf(db, row)), more: rows.length > limit };
    },
    version: ({ versionId }) => versionView(collection().db, version(versionId)),
    putBack: ({ versionId }) => {
      const row = version(versionId);
      if (row.kind !== 'note') throw new AppError('syncHistory.cantPutBack', { reason: 'notANote' });
      return putBackNote(collection(), row.item_id, keptNote(row));
    },
  };
}

function branded({ notes, cards }: { readonly notes: readonly number[]; readonly cards: readonly number[] }) {
  return { notes: notes.map((id) => NoteId.parse(id)), cards: cards.map((id) => CardId.parse(id)) };
}
