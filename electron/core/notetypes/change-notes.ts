import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { changeCards } from '../cards/change-cards.ts';
import type { Collection } from '../collection/collection.ts';
import { markSchemaChanged } from '../collection/mark-schema-changed.ts';
import { generateCardsOfNotes } from '../notes/card-generation.ts';
import { lastDeckOf } from '../notes/last-choice.ts';
import { splitTags } from '../notes/note-tags.ts';
import { fieldsOf, storedFields } from '../notes/stored-note.ts';
import { cardsOfNotes } from '../storage/card-storage.ts';
import { type NoteRow, notesInPortions, noteStorage } from '../storage/note-storage.ts';
import { getNotetype } from '../storage/notetype-storage.ts';
import { removeCards } from '../storage/removal-storage.ts';
import { movedFields } from './update-notetype.ts';

/** For each place of the new note type the one in the old that it is filled from. */
type PlaceMap = readonly (number | null)[];

export interface ChangeOfNotes {
  readonly noteIds: readonly number[];
  readonly from: Notetype;
  readonly to: Notetype;
  readonly fieldMap: PlaceMap;
  /** Null: to or from clozes, where cards keep their numbers. */
  readonly templateMap: PlaceMap | null;
}

interface ChangeWanted {
  readonly noteIds: readonly number[];
  readonly fromNotetypeId: number;
  readonly toNotetypeId: number;
  readonly fieldMap?: PlaceMap | undefined;
  readonly templateMap?: PlaceMap | null | undefined;
}

/** Maps that are not given are those that suggest themselves. Throws `notFound` or `invalidInput`. */
export function plannedChange({ db }: Collection, wanted: ChangeWanted): ChangeOfNotes {
  const from = getNotetype(db, wanted.fromNotetypeId);
  const to = getNotetype(db, wanted.toNotetypeId);
  const noteIds = [...new Set(wanted.noteIds)];
  const notes = noteStorage.findAll(db, noteIds);
  const foreign = noteIds.find((id) => notes.get(id)?.mid !== from.id);
  if (foreign !== undefined) throw new AppError('invalidInput', { issues: ['noteIds: not all of this note type'] });
  const isCloze = from.kind === 'cloze' || to.kind === 'cloze';
  const { fieldMap = suggestedMap(from.fields, to.fields) } = wanted;
  const { templateMap = isCloze ? null : suggestedMap(from.templates, to.templates) } = wanted;
  requireMap(fieldMap, to.fields.length, from.fields.length, 'fieldMap');
  if ((templateMap === null) !== isCloze)
    throw new AppError('invalidInput', { issues: ['templateMap: cards of clozes'] });
  if (templateMap !== null) requireMap(templateMap, to.templates.length, from.templates.length, 'templateMap');
  return { noteIds, from, to, fieldMap, templateMap };
}

interface Named {
  readonly name: string;
}

/** By name; what is left over fills the gaps in its order. */
function suggestedMap(from: readonly Named[], to: readonly Named[]): PlaceMap {
  const byName = to.map(({ name }) => from.findIndex((part) => part.name === name));
  const free = from.map((_, place) => place).filter((place) => !byName.includes(place));
  return byName.map((place) => (place >= 0 ? place : (free.shift() ?? null)));
}

function requireMap(map: PlaceMap, count: number, countBefore: number, where: string): void {
  const fine = map.length === count && map.every((place) => place === null || place < countBefore);
  if (!fine) throw new AppError('invalidInput', { issues: [`${where}: places`] });
}

/** Places of the old note type's templates whose cards have nowhere to go; a card's number with clozes. */
export function isCardLost({ from, to, templateMap }: ChangeOfNotes, ord: number): boolean {
  if (templateMap !== null) return ord < from.templates.length && !templateMap.includes(ord);
  return to.kind === 'standard' && ord >= to.templates.length;
}

/** Inside a transaction. */
export function changeNotes(
  col: Collection,
  change: ChangeOfNotes,
): { noteCount: number; cardsAdded: number; cardsRemoved: number } {
  const { db } = col;
  const { noteIds, templateMap } = change;
  markSchemaChanged(col);
  const cards = [...cardsOfNotes(db, noteIds).values()].flat();
  const lost = cards.filter(({ ord }) => isCardLost(change, ord)).map(({ id }) => id);
  const cardsRemoved = removeCards(db, lost);
  // As in the official client a place that two are filled from takes its cards to the last of them.
  const moved = new Map(
    (templateMap ?? []).flatMap((ord, place) => (ord === null || ord === place ? [] : [[ord, place] as const])),
  );
  const movedIds = cards.filter(({ ord }) => moved.has(ord)).map(({ id }) => id);
  changeCards(col, movedIds, (card) => ({ ord: moved.get(card.ord) ?? card.ord }));
  const kept = cards.length - cardsRemoved;
  for (const notes of notesInPortions(db, noteIds)) rewriteNotes(col, change, notes);
  const after = [...cardsOfNotes(db, noteIds).values()].flat().length;
  return { noteCount: noteIds.length, cardsAdded: after - kept, cardsRemoved };
}

function rewriteNotes(col: Collection, { to, fieldMap }: ChangeOfNotes, notes: readonly NoteRow[]): void {
  const { db, env } = col;
  const deckId = lastDeckOf(db, to.id);
  const stamp = { mod: Math.floor(env.clock.nowMs() / 1000), usn: -1, mid: to.id };
  const rewritten = notes.map((note) => {
    // Texts are moved as they are: an old one may not be composed.
    const { fields, columns } = storedFields(to, movedFields(fieldsOf(note), fieldMap), { compose: false });
    return { fields, row: { ...note, ...stamp, ...columns } };
  });
  noteStorage.putAll(
    db,
    rewritten.map(({ row }) => row),
  );
  const contents = rewritten.map(({ fields, row }) => ({ id: row.id, fields, tags: splitTags(row.tags) }));
  generateCardsOfNotes(col, to, contents, deckId);
}
