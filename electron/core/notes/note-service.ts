import type { Handlers, OpResult } from '#shared/contract/define.ts';
import { CardId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { notes } from '#shared/contract/notes.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { ReadDb } from '../storage/connection.ts';
import { type NoteRow, noteStorage } from '../storage/note-storage.ts';
import { findNotetype, getNotetype } from '../storage/notetype-storage.ts';
import { removeCards, removeNotes } from '../storage/removal-storage.ts';
import { column } from '../storage/statement.ts';
import { duplicatesOf, findDuplicates } from './duplicates.ts';
import { fieldsState } from './fields-check.ts';
import { findReplace } from './find-replace.ts';
import type { DeletionLog } from './deletion-log.ts';
import { addingDefaults, deckToFollow } from './adding-defaults.ts';
import { generateCards, generateCardsOfNewNote } from './card-generation.ts';
import { lastDeckOf, rememberChoice } from './last-choice.ts';
import { noteGuid } from './note-guid.ts';
import { composesText, fieldsOf, storedFields } from './stored-note.ts';
import { joinedTags, registeredTags, splitTags } from './note-tags.ts';

const FIELD_SEPARATOR = '\u001f';
const CARDS_OF_NOTE = 'SELECT id FROM cards WHERE nid = ? ORDER BY ord, id';
const CARDS_OF_NOTES = `SELECT c.id FROM notes n JOIN cards c ON c.nid = n.id
  WHERE n.id IN (SELECT value FROM json_each(?))`;

interface NoteServiceDeps {
  readonly collection: () => Collection;
  readonly deletionLog: DeletionLog;
}

/** Adding, reading, changing and removing notes. */
export function noteService({ collection, deletionLog }: NoteServiceDeps): Handlers<typeof notes> {
  return {
    get: ({ noteId }) => {
      const note = getNote(collection().db, noteId);
      return {
        noteId,
        notetypeId: NotetypeId.parse(note.mid),
        fields: fieldsOf(note),
        tags: splitTags(note.tags),
      };
    },
    add: (input) => addNote(collection(), input),
    update: ({ noteId, fields, tags }) => {
      const col = collection();
      return col.transact('updateNote', () => {
        const note = getNote(col.db, noteId);
        changeNote(col, note, {
          fields: fields ?? fieldsOf(note),
          tags: tags ?? splitTags(note.tags),
        });
        return { cardIds: cardIdsOf(col.db, noteId) };
      });
    },
    findReplace: (wish) => {
      const col = collection();
      return col.transact('findReplace', () => findReplace(col, wish));
    },
    ...askingHandlers({ collection }),
    remove: ({ noteIds }) => {
      const col = collection();
      return col.transact('removeNotes', () => {
        deletionLog.append(col.db, noteIds);
        const cardIds = column<number>(col.db, CARDS_OF_NOTES, [JSON.stringify(noteIds)]);
        const cardCount = removeCards(col.db, cardIds);
        return { cardCount, noteCount: removeNotes(col.db, noteIds) };
      });
    },
  };
}

type Asking = 'defaults' | 'deckForNotetype' | 'fieldsCheck' | 'checkDuplicate' | 'findDuplicates';

/** What the editor wants to know before a note is added. */
function askingHandlers({ collection }: Pick<NoteServiceDeps, 'collection'>): Pick<Handlers<typeof notes>, Asking> {
  return {
    defaults: ({ reviewedCardId }) => {
      const { notetypeId, deckId } = addingDefaults(collection().db, reviewedCardId);
      return { notetypeId: NotetypeId.parse(notetypeId), deckId: DeckId.parse(deckId) };
    },
    deckForNotetype: ({ notetypeId }) => {
      const deckId = deckToFollow(collection().db, notetypeId);
      return { deckId: deckId === undefined ? null : DeckId.parse(deckId) };
    },
    fieldsCheck: ({ notetypeId, fields, noteId }) => {
      const { db } = collection();
      return { state: fieldsState(db, getNotetype(db, notetypeId), fields, noteId) };
    },
    checkDuplicate: ({ notetypeId, firstField, noteId }) => ({
      noteIds: duplicatesOf(collection().db, notetypeId, firstField, noteId).map((id) => NoteId.parse(id)),
    }),
    findDuplicates: (wanted) =>
      findDuplicates(collection(), wanted).map(({ text, noteIds }) => ({
        text,
        noteIds: noteIds.map((id) => NoteId.parse(id)),
      })),
  };
}

interface NewNote {
  readonly notetypeId: number;
  readonly deckId: number;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

function addNote(
  col: Collection,
  { notetypeId, deckId, ...content }: NewNote,
): OpResult<{ noteId: NoteId; cardIds: CardId[] }> {
  const { db, env } = col;
  return col.transact('addNote', () => {
    const notetype = getNotetype(db, notetypeId);
    const added = insertNote(col, notetype, { ...content, deckId, guid: () => noteGuid(env.random.bits64()) });
    rememberChoice(col, notetypeId, deckId);
    return { noteId: NoteId.parse(added.id), cardIds: added.cardIds.map((id) => CardId.parse(id)) };
  });
}

interface InsertedNote extends Content {
  readonly deckId: number | undefined;
  readonly guid: () => string;
}

interface AddedNote {
  readonly id: number;
  readonly cardIds: readonly number[];
}

/** Adds a note and the cards that it makes, and gives their ids. Inside a transaction. */
export function insertNote(col: Collection, notetype: Notetype, { deckId, guid, ...content }: InsertedNote): AddedNote {
  const { db, env } = col;
  const id = noteStorage.freeId(db, env.clock.nowMs());
  const stored = preparedContent(col, notetype, content);
  noteStorage.put(db, {
    id,
    guid: guid(),
    mid: notetype.id,
    ...stamp(col),
    ...stored.columns,
    flags: 0,
    data: '',
  });
  return { id, cardIds: generateCardsOfNewNote(col, notetype, { id, ...stored }, deckId) };
}

interface Content {
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Inside a transaction. Content that is the same as what is stored, to the letter, writes nothing: not even what it
 * would be stored as.
 */
export function changeNote(col: Collection, note: NoteRow, content: Content): void {
  const sameFields = content.fields.join(FIELD_SEPARATOR) === note.flds;
  const sameTags = JSON.stringify(content.tags) === JSON.stringify(splitTags(note.tags));
  if (sameFields && sameTags) return;
  const { db } = col;
  const notetype = findNotetype(db, note.mid);
  if (notetype === undefined) throw new AppError('collection.damaged', { check: `note type of note ${note.id}` });
  const stored = preparedContent(col, notetype, content);
  noteStorage.put(db, { ...note, ...stamp(col), ...stored.columns });
  generateCards(col, notetype, { id: note.id, ...stored }, lastDeckOf(db, notetype.id));
}

/** Content as it is stored, with the columns made of it. New tags come into the tag list. */
function preparedContent(
  { db }: Collection,
  notetype: Notetype,
  content: Content,
): Content & { readonly columns: Pick<NoteRow, 'tags' | 'flds' | 'sfld' | 'csum'> } {
  const { fields, columns } = storedFields(notetype, content.fields, { compose: composesText(db) });
  const tags = registeredTags(db, content.tags);
  return { fields, tags, columns: { ...columns, tags: joinedTags(tags) } };
}

function getNote(db: ReadDb, id: number): NoteRow {
  const note = noteStorage.find(db, id);
  if (note === undefined) throw new AppError('notFound', { what: 'notes', id: String(id) });
  return note;
}

function cardIdsOf(db: ReadDb, noteId: number): CardId[] {
  return column<number>(db, CARDS_OF_NOTE, [noteId]).map((id) => CardId.parse(id));
}

function stamp({ env }: Collection): { readonly mod: number; readonly usn: number } {
  return { mod: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
