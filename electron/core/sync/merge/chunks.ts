import { derivedColumns } from '#core/notes/field-checksum.ts';
import { fieldText } from '#core/notes/field-text.ts';
import { cardDataText, parseCardData } from '../../storage/card-data.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import type { ReadDb, WriteDb } from '../../storage/connection.ts';
import type { BulkTable, PendingText } from '../../storage/bulk-row-storage.ts';
import { type NoteRow, noteStorage } from '../../storage/note-storage.ts';
import { findNotetype } from '../../storage/notetype-storage.ts';
import { pendingCardData, putCardData } from '../../storage/pending-card-data.ts';
import { type RevlogRow, revlogStorage } from '../../storage/revlog-storage.ts';
import { type MergeObserver, NO_OBSERVER } from './merge-observer.ts';
import { type IsPending, type Stamped, isRowReplaced, pendingOnClient } from './merge-rules.ts';
import { cardsDiffer, notesDiffer } from './overwritten-versions.ts';
import { type WireNote, badData, cardFromWire, noteFromWire, revlogFromWire } from './wire-rows.ts';

/** Some of the rows that one side has for the other. */
export interface Chunk {
  /** Nothing comes after it. */
  readonly done: boolean;
  readonly revlog: readonly RevlogRow[];
  readonly cards: readonly CardRow[];
  readonly notes: readonly WireNote[];
}

/** How much goes into one chunk; it ends where the first limit is reached. */
export interface ChunkLimit {
  readonly rows: number;
  readonly bytes: number;
}

/** What the official client sends at once. */
export const OFFICIAL_CHUNK_LIMIT: ChunkLimit = { rows: 250, bytes: Number.POSITIVE_INFINITY };

/** Throws `sync.badData`. Lists that are empty may be left out. */
export function chunkFromWire(wire: unknown): Chunk {
  if (typeof wire !== 'object' || wire === null) throw badData('chunk');
  const given: { readonly [key: string]: unknown } = { ...wire };
  const listAt = (key: string): readonly unknown[] => {
    const list = given[key] ?? [];
    if (!Array.isArray(list)) throw badData(`chunk.${key}`);
    return list;
  };
  return {
    done: given['done'] === true,
    revlog: listAt('revlog').map(revlogFromWire),
    cards: listAt('cards').map(cardFromWire),
    notes: listAt('notes').map(noteFromWire),
  };
}

export function countRows({ revlog, cards, notes }: Chunk | OutgoingChunk): number {
  return revlog.length + cards.length + notes.length;
}

/** Takes the other side's rows in. Keep one for a whole merge: it remembers the shapes of note types. */
export class ChunkReceiver {
  readonly #db: WriteDb;
  readonly #isPending: IsPending;
  readonly #observer: MergeObserver;
  readonly #shapes = new Map<number, NotetypeShape>();

  constructor(db: WriteDb, isPending: IsPending, observer: MergeObserver = NO_OBSERVER) {
    this.#db = db;
    this.#isPending = isPending;
    this.#observer = observer;
  }

  /** Throws `sync.badData` for a note that fits no note type. */
  apply({ revlog, cards, notes }: Chunk): void {
    // An answer is never changed after it was given, so what is known stays.
    revlogStorage.addUnknown(this.#db, revlog);
    const ownCards = this.#pendingAmong(cardStorage, cards);
    cardStorage.putAll(
      this.#db,
      cards.flatMap((row) => this.#winningCard(row, ownCards.get(row.id))),
    );
    const ownNotes = this.#pendingAmong(noteStorage, notes);
    noteStorage.putAll(
      this.#db,
      notes.flatMap((row) => this.#winningNote(row, ownNotes.get(row.id))),
    );
  }

  /** The receiver's own versions, where they changed too: no others can stand in the way of what comes in. */
  #pendingAmong<Row extends Stamped & { readonly id: number }>(
    { anyPending, usnsOf, findAll }: BulkTable<Row>,
    incoming: readonly { readonly id: number }[],
  ): ReadonlyMap<number, Row> {
    if (this.#isPending === pendingOnClient && !anyPending(this.#db)) return new Map();
    const usns = usnsOf(
      this.#db,
      incoming.map(({ id }) => id),
    );
    const pending = [...usns].filter(([, usn]) => this.#isPending(usn)).map(([id]) => id);
    return pending.length === 0 ? new Map() : findAll(this.#db, pending);
  }

  /** The row to store; none if the own one stays. */
  #winningCard(incoming: CardRow, own: CardRow | undefined): CardRow[] {
    const row = normalizedCard(incoming);
    const replaced = isRowReplaced(own, row.mod, this.#isPending);
    if (own !== undefined && cardsDiffer(normalizedCard(own), row)) {
      const lost = replaced ? ({ side: 'ours', row: own } as const) : ({ side: 'theirs', row } as const);
      this.#observer.overwritten({ kind: 'card', by: 'edit', ...lost });
    }
    return replaced ? [row] : [];
  }

  #winningNote(incoming: WireNote, own: NoteRow | undefined): NoteRow[] {
    const note = { ...incoming, tags: normalizedTags(incoming.tags) };
    const replaced = isRowReplaced(own, note.mod, this.#isPending);
    if (own !== undefined && notesDiffer(own, note)) {
      const lost = replaced ? ({ side: 'ours', row: own } as const) : ({ side: 'theirs', row: note } as const);
      this.#observer.overwritten({ kind: 'note', by: 'edit', ...lost, deckId: null });
    }
    if (!replaced) return [];
    const { fieldCount, sortFieldIndex } = this.#shapeOf(note.mid);
    const fields = note.flds.split(FIELD_SEPARATOR).map(withoutControls);
    if (fields.length !== fieldCount) throw badData('note.flds');
    const { sfld, csum } = derivedColumns(fields, sortFieldIndex);
    return [{ ...note, sfld, csum, flds: fields.join(FIELD_SEPARATOR), flags: 0, data: '' }];
  }

  #shapeOf(notetypeId: number): NotetypeShape {
    const known = this.#shapes.get(notetypeId);
    if (known !== undefined) return known;
    const notetype = findNotetype(this.#db, notetypeId);
    if (notetype === undefined) throw badData('note.mid');
    const shape = { fieldCount: notetype.fields.length, sortFieldIndex: notetype.sortFieldIndex };
    this.#shapes.set(notetypeId, shape);
    return shape;
  }
}

interface NotetypeShape {
  readonly fieldCount: number;
  readonly sortFieldIndex: number;
}

const FIELD_SEPARATOR = '\u001f';
/** Syncing never composes text: what a client wrote stays as it wrote it. */
function withoutControls(field: string): string {
  return fieldText(field, { compose: false });
}

function normalizedCard(row: CardRow): CardRow {
  return { ...row, data: normalizedCardData(row.data) };
}

/** As every client and server writes it when a card passes through; what differs from it would differ for good. */
function normalizedCardData(data: string): string {
  if (data === '{}') return data;
  return cardDataText(parseCardData(data));
}

const NORMALIZED_TAGS = /^(?:(?: [^ \u3000]+)+ )?$/u;

function normalizedTags(tags: string): string {
  if (NORMALIZED_TAGS.test(tags)) return tags;
  const names = tags.split(/[ \u3000]/u).filter((name) => name !== '');
  return names.length === 0 ? '' : ` ${names.join(' ')} `;
}

/** Rows as texts: each is written once, by SQLite, measured, and sent as it is. */
export interface OutgoingChunk {
  readonly done: boolean;
  readonly revlog: readonly string[];
  readonly cards: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Everything that waits here, in chunks. Rows are taken from the ends of the three lists in turn, as other clients
 * do. The last chunk says that it is; there is always one.
 */
export function* outgoingChunks(db: ReadDb, usn: number, limit: ChunkLimit): Generator<OutgoingChunk> {
  const lists = {
    revlog: new Outgoing(db, revlogStorage, usn),
    notes: new Outgoing(db, noteStorage, usn),
    cards: new Outgoing(db, cardStorage, usn),
  };
  const inTurn = [lists.revlog, lists.notes, lists.cards];
  let done = false;
  while (!done) {
    let room: ChunkLimit = limit;
    while (room.rows > 0 && room.bytes > 0 && inTurn.some((list) => list.waits)) {
      for (const list of inTurn) {
        const bytes = list.take();
        if (bytes !== undefined) room = { rows: room.rows - 1, bytes: room.bytes - bytes };
      }
    }
    // A limit that was used up to the last may end with an empty chunk: so do others.
    done = room.rows > 0 && room.bytes > 0;
    yield { done, revlog: lists.revlog.taken(), cards: lists.cards.taken(), notes: lists.notes.taken() };
  }
}

/** Rows that are read at a time; how much goes at once is another matter. */
const READ_ROWS = 500;

class Outgoing<Row extends { readonly id: number; readonly usn: number }> {
  readonly #db: ReadDb;
  readonly #table: BulkTable<Row>;
  readonly #usn: number;
  #page: readonly PendingText[] = [];
  #next = 0;
  #upToId = Number.MAX_SAFE_INTEGER;
  #taken: string[] = [];

  constructor(db: ReadDb, table: BulkTable<Row>, usn: number) {
    this.#db = db;
    this.#table = table;
    this.#usn = usn;
    this.#read();
  }

  get waits(): boolean {
    return this.#next < this.#page.length;
  }

  /** Takes the last one. Gives its size, or undefined if there is none. */
  take(): number | undefined {
    const row = this.#page[this.#next++];
    if (row === undefined) return undefined;
    this.#taken.push(row.text);
    if (!this.waits) {
      this.#upToId = row.id - 1;
      this.#read();
    }
    return row.text.length;
  }

  taken(): readonly string[] {
    const taken = this.#taken;
    this.#taken = [];
    return taken;
  }

  #read(): void {
    this.#page = this.#table.pendingTexts(this.#db, { usn: this.#usn, upToId: this.#upToId, limit: READ_ROWS });
    this.#next = 0;
  }
}

/** The chunk in parts of at most `rows` rows, for a server or proxy that takes no larger one. */
export function* splitChunk(chunk: OutgoingChunk, rows: number): Generator<OutgoingChunk> {
  const all = (['revlog', 'cards', 'notes'] as const).flatMap((kind) => chunk[kind].map((text) => ({ kind, text })));
  for (let start = 0; start === 0 || start < all.length; start += rows) {
    const part = all.slice(start, start + rows);
    const ofKind = (kind: 'revlog' | 'cards' | 'notes'): string[] =>
      part.filter((row) => row.kind === kind).map((row) => row.text);
    const done = chunk.done && start + rows >= all.length;
    yield { done, revlog: ofKind('revlog'), cards: ofKind('cards'), notes: ofKind('notes') };
  }
}

/** The request's body. */
export function chunkText({ done, revlog, cards, notes }: OutgoingChunk): string {
  const list = (name: string, texts: readonly string[]): string =>
    texts.length === 0 ? '' : `,"${name}":[${texts.join(',')}]`;
  return `{"chunk":{"done":${done}${list('revlog', revlog)}${list('cards', cards)}${list('notes', notes)}}}`;
}

/**
 * Before rows are sent: a card's `data` as the receiver will store it, so that both sides have the same afterwards.
 */
export function normalizePendingCards(db: WriteDb): void {
  for (const { id, data } of pendingCardData(db)) {
    const normalized = normalizedCardData(data);
    if (normalized !== data) putCardData(db, { id, data: normalized });
  }
}

/** Everything that was sent counts as what the server has under `usn`. */
export function markRowsSynced(db: WriteDb, usn: number): void {
  noteStorage.markSynced(db, usn);
  cardStorage.markSynced(db, usn);
  revlogStorage.markSynced(db, usn);
}
