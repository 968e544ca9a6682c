import { isUtf8 } from 'node:buffer';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { Collection } from '../collection/collection.ts';
import type { StockNames } from '../engine-types.ts';
import { existingCards, generateMissing, lacksCards } from '../notes/card-generation.ts';
import { lastDeckOf } from '../notes/last-choice.ts';
import { joinedTags, registeredTags, splitTags } from '../notes/note-tags.ts';
import { composesText, fieldsOf, storedFields } from '../notes/stored-note.ts';
import { cardStorage } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { numbersOf } from '../storage/collection-numbers.ts';
import {
  type CheckedNote,
  noteBytes,
  notesToCheck,
  notetypeIdsOfNotes,
  putCheckedNote,
} from '../storage/note-storage.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import { type CardPlace, cardPlacesOf } from '../storage/repair-storage.ts';
import { clearTags, expandTagQuietly, listTags } from '../storage/tag-storage.ts';
import type { CheckReport } from './check-report.ts';
import { ensureOneNotetype, recoverNotetype, withOcclusionMarks } from './notetype-repairs.ts';

/** Of notes that the number of fields did not fit to, so that they can be found. */
const MENDED_TAG = 'db-check';
const REPLACEMENT = '\u{fffd}';

/** Called now and then; may throw to stop. */
export type NoteProgress = (done: number, total: number) => void;

export interface NoteRepairs {
  readonly report: CheckReport;
  readonly stockNames: StockNames;
  readonly onNotes: NoteProgress;
}

/**
 * Each note with its note type, fields, tags and cards. The list of tags is made anew from the notes; what was
 * expanded stays so. A note's usn never changes, and its mod only where it lies ahead.
 */
export function repairNotes(col: Collection, { report, stockNames, onNotes }: NoteRepairs): void {
  const { db, env } = col;
  const expanded = listTags(db).filter(({ collapsed }) => !collapsed);
  const total = numbersOf(db).notes;
  const stampMs = env.clock.nowMs();
  const seen = {
    tags: new Map<string, SeenTags>(),
    compose: composesText(db),
    stampSecs: Math.floor(stampMs / 1000),
  };
  clearTags(db);
  let done = 0;
  for (const notetypeId of notetypeIdsOfNotes(db)) {
    const known = findNotetype(db, notetypeId);
    report.addBySchema('notetypesRecovered', known === undefined ? 1 : 0);
    let repair: NotetypeNotes | undefined;
    for (const notes of notesToCheck(db, notetypeId)) {
      // What is lost gets as many fields as the first note of it has.
      const fieldCount = Math.max(1, ...notes.slice(0, 1).map((note) => fieldsOf(note).length));
      const notetype = (): Notetype =>
        known === undefined
          ? recoverNotetype(col, { notetypeId, fieldCount, stampMs, stockNames })
          : withOcclusionMarks(col, known);
      repair ??= new NotetypeNotes(col, { ...seen, report, notetype: notetype(), isRecovered: known === undefined });
      repair.portion(notes);
      done += notes.length;
      onNotes(done, total);
    }
  }
  for (const { name } of expanded) expandTagQuietly(db, name);
  ensureOneNotetype(col, stockNames);
}

interface SeenTags {
  readonly tags: readonly string[];
  readonly column: string;
}

interface Given {
  readonly notetype: Notetype;
  /** Its notes name one that is not there. */
  readonly isRecovered: boolean;
  readonly report: CheckReport;
  /** Tags as notes have them, by the text in which they stood. */
  readonly tags: Map<string, SeenTags>;
  readonly compose: boolean;
  readonly stampSecs: number;
}

/** The notes of one note type. */
class NotetypeNotes {
  readonly #col: Collection;
  readonly #given: Given;
  readonly #lastDeckId: number | undefined;

  constructor(col: Collection, given: Given) {
    this.#col = col;
    this.#given = given;
    this.#lastDeckId = lastDeckOf(col.db, given.notetype.id);
  }

  portion(notes: readonly CheckedNote[]): void {
    const cards = cardPlacesOf(
      this.#col.db,
      notes.map(({ id }) => id),
    );
    for (const note of notes) this.#note(note, cards.get(note.id) ?? []);
  }

  #note(stored: CheckedNote, cards: readonly CardPlace[]): void {
    const { notetype, compose, report } = this.#given;
    const { db } = this.#col;
    const unreadable = isUnreadable(db, stored);
    report.add('textsUnreadable', unreadable ? 1 : 0);
    const existing = this.#withoutWrongCards(cards);
    const given = fieldsOf(stored);
    const fitting = fittingFields(given, notetype.fields.length);
    const isFitting = fitting === given;
    report.addBySchema('fieldCountsWrong', isFitting ? 0 : 1);
    const { tags, column } = this.#tagsOf(isFitting ? stored.tags : `${stored.tags} ${MENDED_TAG}`);
    const { fields, columns } = storedFields(notetype, fitting, { compose, flds: isFitting ? stored.flds : undefined });
    const mended = { ...columns, id: stored.id, tags: column, mod: Math.min(stored.mod, this.#given.stampSecs) };
    if (unreadable || this.#given.isRecovered || !isSameNote(stored, mended)) {
      putCheckedNote(db, { ...mended, mid: notetype.id });
    }
    if (!lacksCards(notetype, { fields, tags }, existing)) return;
    const surroundings = { existing: existingCards(db, stored.id), deckId: this.#lastDeckId };
    generateMissing(this.#col, notetype, { id: stored.id, fields, tags }, surroundings);
  }

  /** Goes without a grave; the first of several stays. */
  #withoutWrongCards(cards: readonly CardPlace[]): readonly CardPlace[] {
    const { notetype, report } = this.#given;
    const ords = new Set<number>();
    const doubled = cards.filter(({ ord }) => ords.size === ords.add(ord).size);
    const without = notetype.kind === 'cloze' ? [] : cards.filter(({ ord }) => ord >= notetype.templates.length);
    if (doubled.length === 0 && without.length === 0) return cards;
    report.addBySchema('cardsDoubled', doubled.length);
    report.addBySchema('cardsWithoutTemplate', without.length);
    const gone = new Set([...doubled, ...without]);
    for (const { id } of gone) cardStorage.remove(this.#col.db, id);
    return cards.filter((card) => !gone.has(card));
  }

  #tagsOf(text: string): SeenTags {
    const known = this.#given.tags.get(text);
    if (known !== undefined) return known;
    const tags = registeredTags(this.#col.db, splitTags(text));
    const seen = { tags, column: joinedTags(tags) };
    this.#given.tags.set(text, seen);
    return seen;
  }
}

/** Bytes that are no text are read as marks that say so. Writing what was read puts the marks in their place. */
function isUnreadable(db: ReadDb, { id, tags, flds, sfld }: CheckedNote): boolean {
  if (![tags, flds, String(sfld)].some((text) => text.includes(REPLACEMENT))) return false;
  return !noteBytes(db, id).every((bytes) => isUtf8(bytes));
}

function isSameNote(stored: CheckedNote, mended: CheckedNote): boolean {
  return (
    mended.mod === stored.mod &&
    mended.tags === stored.tags &&
    mended.flds === stored.flds &&
    mended.csum === stored.csum &&
    isSameSortField(stored.sfld, String(mended.sfld))
  );
}

/** What is lacking is empty; what is too much goes into the last field that there is. */
function fittingFields(fields: readonly string[], count: number): readonly string[] {
  const wanted = Math.max(1, count);
  if (fields.length === wanted) return fields;
  if (fields.length < wanted) return [...fields, ...Array<string>(wanted - fields.length).fill('')];
  return [
    ...fields.slice(0, wanted - 1),
    fields.slice(wanted - 1).reduceRight((behind, field) => `${field}; ${behind}`),
  ];
}

/** The column makes numbers of what looks like one; the digits of a long one prove nothing. */
function isSameSortField(stored: string | number, text: string): boolean {
  return stored === text || (Number.isSafeInteger(stored) && String(stored) === text);
}
