import { NoteId } from '#shared/contract/ids.ts';
import type { OpResult } from '#shared/contract/define.ts';
import type { PutBack } from '#shared/contract/sync-history.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { changeNote, insertNote } from '../notes/note-service.ts';
import { joinedTags, splitTags } from '../notes/note-tags.ts';
import type { ReadDb } from '../storage/connection.ts';
import { type NoteRow, noteStorage } from '../storage/note-storage.ts';
import { findNotetype, getNotetype } from '../storage/notetype-storage.ts';
import { value } from '../storage/statement.ts';
import type { KeptNote } from './kept-version.ts';

/** Reads all notes: asked by a person, for one note at a time. */
const BY_GUID = 'SELECT id FROM notes WHERE guid = ? ORDER BY id LIMIT 1';
const FIELD_SEPARATOR = '\u001f';

/** The note that a kept version belongs to: itself, or what took its place under the same guid. */
export function noteNow(db: ReadDb, noteId: number, { guid }: KeptNote): NoteRow | undefined {
  const same = noteStorage.find(db, noteId);
  if (same?.guid === guid) return same;
  const id = value<number>(db, BY_GUID, [guid]);
  return id === undefined ? undefined : noteStorage.find(db, id);
}

/** What putting the version back would do, or why it can't or needn't be done. */
export function putBackOf(db: ReadDb, kept: KeptNote, now: NoteRow | undefined): PutBack {
  const notetype = findNotetype(db, now?.mid ?? kept.notetypeId);
  if (notetype === undefined) return 'notetypeGone';
  const names = notetype.fields.map(({ name }) => name);
  const fits = kept.fields.length === names.length && kept.fieldNames.join('\n') === names.join('\n');
  if (notetype.id !== kept.notetypeId || !fits) return 'fieldsChanged';
  if (now === undefined) return 'add';
  const sameTags = joinedTags(splitTags(now.tags)) === joinedTags(splitTags(kept.tags));
  return sameTags && now.flds === kept.fields.join(FIELD_SEPARATOR) ? 'same' : 'change';
}

/**
 * The kept text and tags as a new edit of the note. One that was deleted is added under its old guid with a new id:
 * the deletion of the old id is known to other devices, and would take it away again.
 */
export function putBackNote(
  collection: Collection,
  noteId: number,
  kept: KeptNote,
): OpResult<{ noteId: NoteId; added: boolean }> {
  const { db } = collection;
  return collection.transact('putBackNote', () => {
    const now = noteNow(db, noteId, kept);
    const can = putBackOf(db, kept, now);
    if (can === 'notetypeGone' || can === 'fieldsChanged') {
      throw new AppError('syncHistory.cantPutBack', { reason: can });
    }
    const content = { fields: kept.fields, tags: splitTags(kept.tags) };
    if (now !== undefined) {
      changeNote(collection, now, content);
      return { noteId: NoteId.parse(now.id), added: false };
    }
    const deckId = kept.deckId ?? undefined;
    const notetype = getNotetype(db, kept.notetypeId);
    const added = insertNote(collection, notetype, { ...content, deckId, guid: () => kept.guid });
    return { noteId: NoteId.parse(added.id), added: true };
  });
}
