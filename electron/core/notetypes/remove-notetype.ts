import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { markSchemaChanged } from '../collection/mark-schema-changed.ts';
import type { DeletionLog } from '../notes/deletion-log.ts';
import { notetypeConfigPrefix, rememberNotetype } from '../notes/last-choice.ts';
import { cardIdsOfNotetype } from '../storage/card-storage.ts';
import { removeConfigBelow } from '../storage/config-storage.ts';
import { noteIdsOfNotetype } from '../storage/note-storage.ts';
import { getNotetype, listNotetypes, removeNotetype as removeStored } from '../storage/notetype-storage.ts';
import { removeCards, removeNotes } from '../storage/removal-storage.ts';

/** Removes a note type with its notes and cards. Throws `notetype.lastOne`. Inside a transaction. */
export function removeNotetype(
  col: Collection,
  notetypeId: number,
  deletionLog: DeletionLog,
): { noteCount: number; cardCount: number } {
  const { db } = col;
  const { id } = getNotetype(db, notetypeId);
  const next = listNotetypes(db).find((notetype) => notetype.id !== id);
  if (next === undefined) throw new AppError('notetype.lastOne', {});
  const noteIds = noteIdsOfNotetype(db, id);
  deletionLog.append(db, noteIds);
  const cardCount = removeCards(db, cardIdsOfNotetype(db, id));
  const noteCount = removeNotes(db, noteIds);
  markSchemaChanged(col);
  removeConfigBelow(db, notetypeConfigPrefix(id));
  removeStored(db, id);
  rememberNotetype(col, next.id);
  return { noteCount, cardCount };
}
