import { BROWSER_MODES, type BrowserMode } from '#shared/domain/browser-column.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import type { TextMatcher } from '../storage/search/search-regex.ts';
import { ascending } from './ascending.ts';
import { cardsBetween, type NoteCard, type NoteText, textsOfNotes } from '../storage/search/note-texts-storage.ts';
import { totalChanges } from '../storage/total-changes.ts';
import { KeptOrders } from './kept-orders.ts';
import { cardIdsOf, noteIdsOf, SortFieldOrder } from './sort-field-order.ts';

/** Notes that are read at once: a few milliseconds, so that nobody waits for it. */
const PORTION = 4000;
/** Fewer are searched fast enough without. */
const LEAST_NOTES = 2000;
/** Beyond it, memory is worth more than speed. */
const MAX_CHARACTERS = 60_000_000;
/** Stand between notes, and between what a note says and its sort field. No text holds them. */
const [NOTE_END, PART_END] = ['\u0002', '\u0001'];
/** Signs that are no English letters, but would become some. */
const FOLDING_TO_ASCII = /[\u212a\u0130]/u;
const ALL_FOLDING_TO_ASCII = /[\u212a\u0130]/gu;
const NO_WILDCARDS = /^[^*_\\\u0000-\u001f]+$/u;

/** Some thousand notes in one text, in the order of their ids. */
interface Portion {
  readonly text: string;
  /** Where each note begins. */
  readonly starts: Uint32Array;
  readonly ids: Float64Array;
  /** Of each note. */
  readonly cardIds: readonly (readonly number[])[];
  /** A letter in it had to be left out: what is not a plain word can't be looked for. */
  readonly lacksLetters: boolean;
}

/** What a note must have, all of it. */
export interface TextWish {
  /** Anywhere in the fields, or in the sort field as it is shown. */
  readonly words: readonly string[];
  /** Nowhere there. */
  readonly absentWords: readonly string[];
  /** Of the fields. They make no difference between a letter and its small one. */
  readonly matchers: readonly TextMatcher[];
}

interface Built {
  readonly changes: number;
  readonly portions: readonly Portion[];
}

/**
 * The texts of all notes in memory, for searching with plain words while somebody types: several times as fast as
 * going through the rows. Made in the idle moments after a search, and good until anything at all is written.
 */
export class NoteTexts {
  static readonly #known = new WeakMap<ReadDb, NoteTexts>();
  readonly #db: WriteDb;
  #built: Built | undefined;
  /** Under this number of changes it is being made, or was found too large. */
  #tried: number | undefined;

  static of(db: WriteDb): NoteTexts {
    const known = NoteTexts.#known.get(db) ?? new NoteTexts(db);
    NoteTexts.#known.set(db, known);
    return known;
  }

  private constructor(db: WriteDb) {
    this.#db = db;
  }

  /**
   * Ids of the notes that are as wished, or of their cards, ascending; undefined: it can't tell, ask the rows. In words,
   * case matters for other letters than English ones, as in the rows.
   */
  find({ words, absentWords, matchers }: TextWish, of: 'notes' | 'cards'): number[] | undefined {
    const built = this.#current();
    const folded = words.map(foldedWord).filter((word) => word !== undefined);
    const absent = absentWords.map(foldedWord).filter((word) => word !== undefined);
    if (built === undefined || folded.length < words.length || absent.length < absentWords.length) return undefined;
    if (matchers.length > 0 && built.portions.some(({ lacksLetters }) => lacksLetters)) return undefined;
    const byLength = folded.toSorted((a, b) => b.length - a.length);
    const result: number[] = [];
    for (const portion of built.portions) {
      for (const place of placesIn(portion, { words: byLength, absentWords: absent, matchers })) {
        if (of === 'notes') result.push(portion.ids[place] ?? 0);
        else for (const id of portion.cardIds[place] ?? []) result.push(id);
      }
    }
    return ascending(result);
  }

  /** Begins to read the texts in idle moments, unless that is done or under way. */
  prepare(): void {
    const changes = totalChanges(this.#db);
    if (this.#tried === changes || this.#db.inTransaction) return;
    this.#tried = changes;
    this.#built = undefined;
    const texts = textsOfNotes(this.#db);
    if (texts.count() < LEAST_NOTES) return;
    const portions: Portion[] = [];
    const order = new SortFieldOrder();
    let characters = 0;
    const inIdleMoment = (work: () => void): void => {
      setTimeout(() => {
        if (this.#db.open && !this.#db.inTransaction && totalChanges(this.#db) === changes) work();
      }, 0).unref();
    };
    const readOn = (): void => {
      if (this.#tried !== changes) return;
      const notes = texts.after(portions.at(-1)?.ids.at(-1) ?? Number.MIN_SAFE_INTEGER, PORTION);
      if (notes.length === 0) {
        this.#built = { changes, portions };
        for (const mode of BROWSER_MODES) inIdleMoment(() => keepOrder(this.#db, mode, order));
        return;
      }
      const cards = cardsBetween(this.#db, notes[0]?.id ?? 0, notes.at(-1)?.id ?? 0);
      const portion = portionOf(notes, cards);
      portions.push(portion);
      order.add(notes, cards);
      characters += portion.text.length;
      if (characters <= MAX_CHARACTERS) inIdleMoment(readOn);
    };
    inIdleMoment(readOn);
  }

  #current(): Built | undefined {
    const valid = this.#built?.changes === totalChanges(this.#db) && !this.#db.inTransaction;
    if (!valid) this.#built = undefined;
    return this.#built;
  }
}

/** The order that the browser begins with. */
function keepOrder(db: WriteDb, mode: BrowserMode, order: SortFieldOrder): void {
  const entries = order.entries();
  if (entries === undefined) return;
  const ids = mode === 'notes' ? noteIdsOf(entries) : cardIdsOf(entries);
  KeptOrders.of(db).keep(mode, 'noteFld', ids)?.ready();
}

/** Undefined: has wildcards, or letters of another alphabet that has capitals. */
function foldedWord(word: string): string | undefined {
  if (!NO_WILDCARDS.test(word)) return undefined;
  for (const char of word) {
    const isAscii = char <= '\u007f';
    if (!isAscii && (char.toLowerCase() !== char || char.toUpperCase() !== char)) return undefined;
  }
  return word.toLowerCase();
}

function portionOf(notes: readonly NoteText[], cards: ReadonlyMap<number, readonly NoteCard[]>): Portion {
  const starts = new Uint32Array(notes.length);
  const ids = new Float64Array(notes.length);
  const texts: string[] = [];
  let start = 0;
  let lacksLetters = false;
  for (const [i, { id, flds, sfld }] of notes.entries()) {
    const text = foldedText(flds.includes(sfld) ? flds : flds + PART_END + sfld);
    lacksLetters ||= FOLDING_TO_ASCII.test(flds);
    texts.push(text);
    starts[i] = start;
    ids[i] = id;
    start += text.length + NOTE_END.length;
  }
  const cardIds = notes.map(({ id }) => (cards.get(id) ?? []).map((card) => card.id));
  return { text: texts.join(NOTE_END), starts, ids, cardIds, lacksLetters };
}

function foldedText(text: string): string {
  const plain = FOLDING_TO_ASCII.test(text) ? text.replace(ALL_FOLDING_TO_ASCII, '\ufffd') : text;
  return plain.toLowerCase();
}

/** Places in the portion of the notes that are as wished; words are folded, and the first is looked for first. */
function placesIn(portion: Portion, { words, absentWords, matchers }: TextWish): number[] {
  const [word, ...others] = words;
  const isWanted = (place: number): boolean => {
    if (others.length === 0 && absentWords.length === 0 && matchers.length === 0) return true;
    const note = noteAt(portion, place);
    if (!others.every((other) => note.includes(other)) || absentWords.some((absent) => note.includes(absent))) {
      return false;
    }
    if (matchers.length === 0) return true;
    const end = note.indexOf(PART_END);
    const fields = end < 0 ? note : note.slice(0, end);
    return matchers.every((matches) => matches(fields));
  };
  const places = word === undefined ? [...portion.ids.keys()] : placesOf(portion, word);
  return places.filter(isWanted);
}

function placesOf({ text, starts }: Portion, word: string): number[] {
  const result: number[] = [];
  let note = 0;
  for (let at = text.indexOf(word); at >= 0; ) {
    note = lastNotAfter(starts, at, note);
    const end = starts[note + 1] ?? text.length;
    result.push(note);
    at = end >= text.length ? -1 : text.indexOf(word, end);
  }
  return result;
}

function noteAt({ text, starts }: Portion, place: number): string {
  const next = starts[place + 1];
  return text.slice(starts[place], next === undefined ? text.length : next - NOTE_END.length);
}

/** The last note that begins at or before a place, from `from` on. */
function lastNotAfter(starts: Uint32Array, place: number, from: number): number {
  let [low, high] = [from, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
