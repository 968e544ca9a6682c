import { type CardId, DeckId, type NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { CardRow } from '../storage/card-storage.ts';
import type { WriteDb } from '../storage/connection.ts';
import { all, value } from '../storage/statement.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { noteService } from '../notes/note-service.ts';
import { callContext } from './call-context.ts';
import type { TestCollection } from './make-collection.ts';

export const DEFAULT_DECK = DeckId.parse(1);

export function notetypeIdOf(db: WriteDb, name: string): NotetypeId {
  return NotetypeId.parse(value(db, 'SELECT id FROM notetypes WHERE name = ?', [name]));
}

/** A note of the real service in the Default deck; answers its id and its cards' ids. */
export async function addedNote(
  { collection, db, paths }: TestCollection,
  notetype: string,
  ...fields: string[]
): Promise<{ noteId: NoteId; cardIds: CardId[] }> {
  const input = { notetypeId: notetypeIdOf(db, notetype), deckId: DEFAULT_DECK, fields, tags: [] };
  const deletionLog = new DeletionLog(paths.folder);
  return (await noteService({ collection: () => collection, deletionLog }).add(input, callContext())).output;
}

export function cardRows(db: WriteDb): CardRow[] {
  return all<CardRow>(db, 'SELECT * FROM cards ORDER BY id');
}
