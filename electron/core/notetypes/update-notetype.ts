import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { changeCards } from '../cards/change-cards.ts';
import type { Collection } from '../collection/collection.ts';
import { markSchemaChanged } from '../collection/mark-schema-changed.ts';
import { generateCards, generateCardsOfNotetype, type NoteContent } from '../notes/card-generation.ts';
import { splitTags } from '../notes/note-tags.ts';
import { composesText, fieldsOf, storedFields } from '../notes/stored-note.ts';
import { cardIdsOfNotetype, cardsOfNotes } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { noteIdsOfNotetype, notesInPortions, noteStorage } from '../storage/note-storage.ts';
import {
  findNotetypeByName,
  freeNotetypeName,
  getNotetype,
  notetypeFromJson,
  updateNotetype as storeNotetype,
} from '../storage/notetype-storage.ts';
import { noteIdsLeftWithoutCards, removeCards } from '../storage/removal-storage.ts';
import { preparedNotetype } from './prepared-notetype.ts';

type Ords = readonly (number | null)[];

/** A note type as it will be stored, and what becomes of its parts. */
export interface NotetypeUpdate {
  readonly existing: Notetype;
  readonly notetype: Notetype;
  readonly fieldOrds: Ords;
  readonly templateOrds: Ords;
}

/** Throws `notFound`, `invalidInput` or, unless faults are allowed, `notetype.invalid`. */
export function plannedUpdate(
  col: Collection,
  notetypeId: number,
  given: JsonObject,
  options: { readonly faultsAllowed?: boolean; readonly sortPlace?: number | undefined } = {},
): NotetypeUpdate {
  const existing = getNotetype(col.db, notetypeId);
  const { object, fieldOrds, templateOrds } = preparedNotetype(given, col.env.random, { ...options, existing });
  requirePlaces(fieldOrds, existing.fields.length, 'flds');
  requirePlaces(templateOrds, existing.templates.length, 'tmpls');
  const notetype = { ...notetypeFromJson(object), id: notetypeId };
  if (notetype.kind === 'cloze' && notetype.templates.length > 1) {
    throw new AppError('invalidInput', { issues: ['tmpls: a cloze note type has one'] });
  }
  const { id = notetypeId } = findNotetypeByName(col.db, notetype.name) ?? {};
  const name = id === notetypeId ? notetype.name : freeNotetypeName(col.db, notetype.name);
  return { existing, notetype: { ...notetype, name }, fieldOrds, templateOrds };
}

/** Two parts can't both be the one that was there. */
function requirePlaces(ords: Ords, count: number, where: string): void {
  const places = ords.filter((ord) => ord !== null);
  const fine = places.every((ord) => ord < count) && new Set(places).size === places.length;
  if (!fine) throw new AppError('invalidInput', { issues: [`${where}: ord`] });
}

/** Were parts added, removed or put in another order? */
export function placesChange(ords: Ords, countBefore: number): boolean {
  return ords.length !== countBefore || ords.some((ord, place) => ord !== place);
}

/** Would the next sync have to go one way? */
export function updateChangesSchema({ existing, notetype, fieldOrds, templateOrds }: NotetypeUpdate): boolean {
  return (
    placesChange(fieldOrds, existing.fields.length) ||
    placesChange(templateOrds, existing.templates.length) ||
    notetype.sortFieldIndex !== existing.sortFieldIndex
  );
}

/** Do notes possibly make other cards than before? */
export function changesFronts({ existing, notetype, templateOrds }: NotetypeUpdate): boolean {
  const fronts = (templates: Notetype['templates']): string =>
    JSON.stringify(templates.map(({ questionFormat }) => questionFormat));
  return templateOrds.includes(null) || fronts(existing.templates) !== fronts(notetype.templates);
}

/** Stores the note type and has notes and cards follow it. Inside a transaction. */
export function applyUpdate(col: Collection, update: NotetypeUpdate): { cardsAdded: number; cardsRemoved: number } {
  const { db, env } = col;
  if (updateChangesSchema(update)) markSchemaChanged(col);
  rewriteNotes(col, update);
  const { cardsRemoved, bereft } = moveCardsAlong(col, update);
  const before = cardIdsOfNotetype(db, update.notetype.id).length;
  if (changesFronts(update)) generateCardsOfNotetype(col, update.notetype, (ids) => contentsOf(db, ids));
  for (const note of contentsOf(db, [...bereft.keys()])) {
    generateCards(col, update.notetype, note, bereft.get(note.id));
  }
  const cardsAdded = cardIdsOfNotetype(db, update.notetype.id).length - before;
  storeNotetype(db, { ...update.notetype, mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
  return { cardsAdded, cardsRemoved };
}

/** Fields in their new places; another sort field alone changes notes, too. */
function rewriteNotes({ db, env }: Collection, { existing, notetype, fieldOrds }: NotetypeUpdate): void {
  const moves = placesChange(fieldOrds, existing.fields.length);
  if (!moves && notetype.sortFieldIndex === existing.sortFieldIndex) return;
  const compose = composesText(db);
  const stamp = { mod: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
  for (const notes of notesInPortions(db, noteIdsOfNotetype(db, notetype.id))) {
    const rows = notes.map((note) => {
      const before = fieldsOf(note);
      const fields = moves ? movedFields(before, fieldOrds) : before;
      return { ...note, ...stamp, ...storedFields(notetype, fields, { compose }).columns };
    });
    noteStorage.putAll(db, rows);
  }
}

export function movedFields(fields: readonly string[], ords: Ords): string[] {
  return ords.map((ord) => (ord === null ? '' : (fields[ord] ?? '')));
}

interface MovedCards {
  readonly cardsRemoved: number;
  /** Notes that have no card left, with the deck that theirs were in. A note without one could not be found again. */
  readonly bereft: ReadonlyMap<number, number>;
}

/** Cards of templates that are gone are removed, the others go where theirs went. */
function moveCardsAlong(col: Collection, { existing, notetype, templateOrds }: NotetypeUpdate): MovedCards {
  const { db } = col;
  const removedOrds = existing.templates.flatMap((_, ord) => (templateOrds.includes(ord) ? [] : [ord]));
  const removed = cardIdsOfNotetype(db, notetype.id, removedOrds);
  const bereft = new Map(
    [...cardsOfNotes(db, noteIdsLeftWithoutCards(db, removed))].map(([noteId, [card]]) => [
      noteId,
      card === undefined || card.odid === 0 ? (card?.did ?? DEFAULT_DECK_ID) : card.odid,
    ]),
  );
  const cardsRemoved = removeCards(db, removed);
  const moved = new Map(
    templateOrds.flatMap((ord, place) => (ord === null || ord === place ? [] : [[ord, place] as const])),
  );
  changeCards(col, cardIdsOfNotetype(db, notetype.id, [...moved.keys()]), (card) => ({
    ord: moved.get(card.ord) ?? card.ord,
  }));
  return { cardsRemoved, bereft };
}

function* contentsOf(db: ReadDb, ids: readonly number[]): Generator<NoteContent> {
  for (const notes of notesInPortions(db, ids)) {
    for (const note of notes) yield { id: note.id, fields: fieldsOf(note), tags: splitTags(note.tags) };
  }
}
