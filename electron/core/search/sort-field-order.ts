import type { NoteCard, NoteText } from '../storage/search/note-texts-storage.ts';

/** SQLite compares texts only up to it. */
const TEXT_END = '\u0000';
const [NUMBER, TEXT] = ['\u0001', '\u0002'];
const CAPITALS = /[A-Z]+/gu;
/** Where UTF-16, that JavaScript compares by, has another order than UTF-8. */
const BEYOND = /[\ud800-\u{10ffff}]/u;
const SURROGATES = { first: 0xd800, end: 0xe000 } as const;
const UNITS = 0x1_00_00;

interface Entry {
  readonly key: string;
  readonly noteId: number;
  readonly cards: readonly NoteCard[];
}

/**
 * All notes, and all cards, in the order of their sort fields: as `ORDER BY n.sfld COLLATE NOCASE, c.ord`, but put
 * together from some thousand notes at a time, so that nobody has to wait for it.
 */
export class SortFieldOrder {
  readonly #runs: Entry[][] = [];
  #isSure = true;

  /** The next notes, and their cards in their order. */
  add(notes: readonly NoteText[], cardsOf: ReadonlyMap<number, readonly NoteCard[]>): void {
    const run: Entry[] = [];
    for (const { id, sfld, otherThanText } of notes) {
      const key = sortKey(otherThanText ?? sfld);
      this.#isSure &&= key !== undefined;
      run.push({ key: key ?? '', noteId: id, cards: cardsOf.get(id) ?? [] });
    }
    this.#runs.push(run.sort(byKey));
    // Runs of about the same length are joined, so that no note is joined more than a few times.
    while (this.#isLastAsLong()) this.#joinLast();
  }

  /** Undefined: there is a sort field that only SQLite can compare. */
  entries(): readonly Entry[] | undefined {
    while (this.#runs.length > 1) this.#joinLast();
    return this.#isSure ? (this.#runs[0] ?? []) : undefined;
  }

  #isLastAsLong(): boolean {
    const [last, before] = [this.#runs.at(-1), this.#runs.at(-2)];
    return last !== undefined && before !== undefined && last.length >= before.length;
  }

  #joinLast(): void {
    const [last, before] = [this.#runs.pop() ?? [], this.#runs.pop() ?? []];
    this.#runs.push(joined(before, last));
  }
}

export function noteIdsOf(entries: readonly Entry[]): Float64Array {
  return Float64Array.from(entries, ({ noteId }) => noteId);
}

/** Of notes with the same sort field all first cards come first. */
export function cardIdsOf(entries: readonly Entry[]): Float64Array {
  const ids: number[] = [];
  for (let at = 0; at < entries.length; ) {
    const first = entries[at];
    let end = at + 1;
    while (entries[end]?.key === first?.key) end += 1;
    const cards = end === at + 1 ? (first?.cards ?? []) : entries.slice(at, end).flatMap((entry) => entry.cards);
    for (const { id } of end === at + 1 ? cards : cards.toSorted((a, b) => a.ord - b.ord)) ids.push(id);
    at = end;
  }
  return new Float64Array(ids);
}

/** A text for each value, in the order of the values: numbers first; of English letters the case does not matter. */
function sortKey(value: string | number | Uint8Array): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : NUMBER + numberKey(value);
  }
  if (typeof value !== 'string' || value.includes(TEXT_END)) return undefined;
  const folded = value.replace(CAPITALS, (capitals) => capitals.toLowerCase());
  return TEXT + (BEYOND.test(folded) ? inBytesOrder(folded) : folded);
}

/** The bits of a number, so that the larger comes later. */
function numberKey(value: number): string {
  const bits = new DataView(new ArrayBuffer(8));
  // Not -0, which is the same as 0.
  bits.setFloat64(0, value + 0);
  const isNegative = value < 0;
  const units = [0, 2, 4, 6].map((at) => bits.getUint16(at) ^ (isNegative ? UNITS - 1 : at === 0 ? UNITS / 2 : 0));
  return String.fromCharCode(...units);
}

/** Characters beyond 16 bits come last in bytes, but their halves do not in code units. */
function inBytesOrder(text: string): string {
  const moved = Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    if (unit < SURROGATES.first) return unit;
    const size = SURROGATES.end - SURROGATES.first;
    return unit < SURROGATES.end ? unit + UNITS - SURROGATES.end : unit - size;
  });
  return moved.map((unit) => String.fromCharCode(unit)).join('');
}

function byKey(a: Entry, b: Entry): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function joined(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const result: Entry[] = [];
  let [i, j] = [0, 0];
  for (let entry = before[0], other = after[0]; entry !== undefined || other !== undefined; ) {
    if (other === undefined || (entry !== undefined && entry.key <= other.key)) {
      if (entry !== undefined) result.push(entry);
      entry = before[(i += 1)];
    } else {
      result.push(other);
      other = after[(j += 1)];
    }
  }
  return result;
}
