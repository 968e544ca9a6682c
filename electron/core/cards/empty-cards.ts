import type { OutputOf } from '#shared/contract/define.ts';
import type { cards as contract } from '#shared/contract/cards.ts';
import type { CardId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { DeletionLog } from '../notes/deletion-log.ts';
import { neededCardOrds } from '../notes/needed-cards.ts';
import { splitTags } from '../notes/note-tags.ts';
import { fieldsOf } from '../notes/stored-note.ts';
import { type CardOrd, cardOrdsOfNotes, noteIdsOfCards } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { noteContentsInPortions, type NoteContentRow, noteIdsOfNotetype } from '../storage/note-storage.ts';
import { findNotetype, listNotetypes } from '../storage/notetype-storage.ts';
import { noteIdsLeftWithoutCards, removeCards, removeNotes } from '../storage/removal-storage.ts';

type Report = OutputOf<(typeof contract)['emptyReport']>;

/** Cards whose front shows nothing of their note, by note type and note; note types without any are left out. */
export function emptyReport(db: ReadDb): Report {
  return listNotetypes(db).flatMap((notetype) => {
    const notes: Report[number]['notes'] = [];
    for (const { note, cards, empty } of notesWithEmptyCards(db, noteIdsOfNotetype(db, notetype.id), () => notetype)) {
      notes.push({
        noteId: note.id as NoteId,
        cardCount: cards.length,
        empty: empty.map((card) => ({ cardId: card.id as CardId, name: cardName(notetype, card.ord) })),
      });
    }
    return notes.length === 0 ? [] : [{ notetypeId: notetype.id as NotetypeId, name: notetype.name, notes }];
  });
}

function cardName({ kind, templates }: Notetype, ord: number): string {
  if (kind === 'cloze') return `${templates[0]?.name ?? ''} ${ord + 1}`;
  return templates[ord]?.name ?? String(ord + 1);
}

interface RemovalWish {
  readonly cardIds: readonly number[];
  readonly keepNotes: boolean;
}

/** Removes those of the cards that are empty still, and notes that have no other. Inside a transaction. */
export function removeEmpty(
  { db }: Collection,
  { cardIds, keepNotes }: RemovalWish,
  deletionLog: DeletionLog,
): { cardCount: number; noteCount: number } {
  const wanted = new Set(cardIds);
  const notetypes = new Map(listNotetypes(db).map((notetype) => [notetype.id, notetype]));
  const notetypeOf = ({ mid, id }: NoteContentRow): Notetype => {
    const notetype = notetypes.get(mid) ?? findNotetype(db, mid);
    if (notetype === undefined) throw new AppError('collection.damaged', { check: `note type of note ${id}` });
    return notetype;
  };
  const removed: number[] = [];
  for (const { cards, empty } of notesWithEmptyCards(db, noteIdsOfCards(db, cardIds), notetypeOf)) {
    const kept = keepNotes && empty.length === cards.length ? 1 : 0;
    removed.push(...empty.slice(kept).flatMap(({ id }) => (wanted.has(id) ? [id] : [])));
  }
  const orphans = noteIdsLeftWithoutCards(db, removed);
  deletionLog.append(db, orphans);
  const cardCount = removeCards(db, removed);
  return { cardCount, noteCount: removeNotes(db, orphans) };
}

interface NoteWithEmptyCards {
  readonly note: NoteContentRow;
  readonly cards: readonly CardOrd[];
  /** By id: the one that was there first is the one that may be kept. */
  readonly empty: readonly CardOrd[];
}

function* notesWithEmptyCards(
  db: ReadDb,
  noteIds: readonly number[],
  notetypeOf: (note: NoteContentRow) => Notetype,
): Generator<NoteWithEmptyCards> {
  for (const notes of noteContentsInPortions(db, noteIds)) {
    const byNote = cardOrdsOfNotes(
      db,
      notes.map(({ id }) => id),
    );
    for (const note of notes) {
      const cards = byNote.get(note.id) ?? [];
      const needed = neededCardOrds(notetypeOf(note), { fields: fieldsOf(note), tags: splitTags(note.tags) });
      const empty = cards.filter(({ ord }) => !needed.includes(ord));
      if (empty.length > 0) yield { note, cards, empty };
    }
  }
}
