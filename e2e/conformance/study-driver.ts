import { createHash } from 'node:crypto';
import { deckService } from '#core/decks/deck-service.ts';
import { schedulerService } from '#core/scheduler/scheduler-service.ts';
import type { ReadDb } from '#core/storage/connection.ts';
import { listDecks } from '#core/storage/deck-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import { type CardId, DeckId } from '#shared/contract/ids.ts';
import type { AdoptedCollection } from './adopted-collection.ts';

/** What is done with the first card of the queue instead of answering it. */
export type StudyOperation =
  | 'undo'
  | 'redo'
  | 'bury'
  | 'suspend'
  | 'forget'
  | 'setDue'
  | 'grade'
  | 'reposition'
  | 'extend'
  | 'rebuild';

/** A day's study, the same on both sides: study-day of the peer does it in the same way. */
export interface StudyDayPlan {
  readonly deck: number;
  /** The filtered decks are built anew first. */
  readonly rebuild?: boolean;
  /** Answers and operations; fewer where the queue ends before. */
  readonly steps: number;
  readonly seed: number;
  readonly nowMs: number;
  /** `share` of a thousand steps are operations. */
  readonly operations: { readonly share: number; readonly names: readonly StudyOperation[] };
  /** All rows, or only their digests, and of the log what came since a moment. */
  readonly rows: boolean;
  readonly since: number;
}

export type Rows = Readonly<Record<'cards' | 'revlog' | 'notes' | 'decks', readonly (readonly unknown[])[]>>;
/** The card, its kind, the counts, what was done with it. */
type Shown = readonly (string | number)[];

export interface StudiedDay {
  readonly first: readonly number[];
  readonly shown: readonly Shown[];
  readonly nowMs: number;
  readonly rows?: Rows;
  readonly digests?: Readonly<Record<string, string>>;
}

const KINDS = { new: 0, learning: 1, review: 2 } as const;
const WHOLE = 10_000;
const SQL = {
  cards: `SELECT id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, data
    FROM cards ORDER BY id`,
  revlog: 'SELECT id, cid, usn, ease, ivl, lastIvl, factor, time, type FROM revlog WHERE id > ? ORDER BY id',
  notes: 'SELECT id, mod, usn, tags FROM notes ORDER BY id',
};
const context = callContext();

/** Ebb's side of a comparison of whole days of study. */
export class EbbStudy {
  readonly #ours: AdoptedCollection;
  readonly #scheduler: ReturnType<typeof schedulerService>;
  readonly #decks: ReturnType<typeof deckService>;

  constructor(ours: AdoptedCollection) {
    const deps = { collection: () => ours.collection };
    this.#ours = ours;
    this.#scheduler = schedulerService(deps);
    this.#decks = deckService({ ...deps, defaultDeckName: ENGLISH_STOCK_NAMES.defaultDeck });
  }

  async day(plan: StudyDayPlan): Promise<StudiedDay> {
    const draw = new Draw(plan.seed);
    let { nowMs } = plan;
    this.#ours.setNowMs(nowMs);
    // The desktop shows its deck list first.
    await this.#decks.tree({}, context);
    if (plan.rebuild === true) await this.#rebuildFiltered();
    const deckId = DeckId.parse(plan.deck);
    const { cards } = await this.#scheduler.next({ deckId, limit: WHOLE }, context);
    const shown: Shown[] = [];
    for (let step = 0; step < plan.steps; step++) {
      const { counts, cards: queued } = await this.#scheduler.next({ deckId, limit: 1 }, context);
      const numbers = [counts.new, counts.learning, counts.review];
      const [head] = queued;
      if (head === undefined) {
        shown.push(['end', ...numbers]);
        break;
      }
      const tookMs = draw.next(20_000);
      nowMs += 1000 + tookMs;
      this.#ours.setNowMs(nowMs);
      const { share, names } = plan.operations;
      const name = draw.next(1000) >= share ? 'answer' : (names[draw.next(names.length)] ?? 'answer');
      const done = await this.#do(name, { head, deckId, tookMs, draw });
      shown.push([head.cardId, KINDS[head.kind], ...numbers, done]);
    }
    return { first: cards.map(({ cardId }) => cardId), shown, nowMs, ...this.state(plan) };
  }

  /** Undoes, or redoes, all there is. */
  unwind({ redo, ...plan }: UnwindPlan): Unwound {
    const { collection } = this.#ours;
    let done = 0;
    while (collection.undoStatus()[redo ? 'redo' : 'undo'] !== null) {
      if (redo) collection.redo();
      else collection.undo();
      done++;
    }
    return { done, ...this.state(plan) };
  }

  state({ rows, since }: Pick<StudyDayPlan, 'rows' | 'since'>): Pick<StudiedDay, 'rows' | 'digests'> {
    const { db } = this.#ours.collection;
    const of = <Found>(
      read: (db: ReadDb, sql: string, ...params: number[]) => Found,
    ): Record<keyof typeof SQL, Found> => ({
      cards: read(db, SQL.cards),
      revlog: read(db, SQL.revlog, since),
      notes: read(db, SQL.notes),
    });
    if (rows) return { rows: { ...of(rowsOf), decks: counters(db) } };
    const texts = { ...of(textOf), decks: JSON.stringify(counters(db)) };
    return { digests: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, digest(text)])) };
  }

  async #do(name: 'answer' | StudyOperation, { head: { cardId, kind }, deckId, tookMs, draw }: Doing): Promise<string> {
    const cardIds = [cardId];
    const { collection } = this.#ours;
    switch (name) {
      case 'answer': {
        const rating = ratingOf(draw);
        const [states] = await this.#scheduler.states({ cardIds }, context);
        await this.#scheduler.answer({ cardId, rating, tookMs, mark: states?.mark }, context);
        return `answer ${rating}`;
      }
      case 'undo':
        if (collection.undoStatus().undo !== null) collection.undo();
        return name;
      case 'redo':
        if (collection.undoStatus().redo !== null) collection.redo();
        return name;
      case 'bury':
      case 'suspend':
        await this.#scheduler[name]({ cardIds }, context);
        return name;
      case 'forget': {
        const restorePosition = draw.next(2) === 0;
        await this.#scheduler.forget({ cardIds, restorePosition, resetCounts: draw.next(2) === 0 }, context);
        return name;
      }
      case 'setDue':
        await this.#scheduler.setDueDate({ cardIds, days: ['0', '3', '5!', '0!'][draw.next(4)] ?? '' }, context);
        return name;
      case 'grade':
        await this.#scheduler.gradeNow({ cardIds, rating: draw.next(4) + 1 }, context);
        return name;
      case 'reposition': {
        if (kind !== 'new') return name;
        const start = draw.next(50);
        const shiftOthers = draw.next(2) === 0;
        await this.#scheduler.reposition({ cardIds, start, step: 1, random: false, shiftOthers }, context);
        return name;
      }
      case 'extend': {
        const newCards = draw.next(5) - 1;
        await this.#scheduler.extendLimits({ deckId, newCards, reviews: draw.next(5) - 1 }, context);
        return name;
      }
      case 'rebuild':
        await this.#rebuildFiltered();
        return name;
    }
  }

  async #rebuildFiltered(): Promise<void> {
    for (const deck of listDecks(this.#ours.collection.db)) {
      if (deck.kind === 'filtered') await this.#decks.buildFiltered({ deckId: DeckId.parse(deck.id) }, context);
    }
  }
}

interface Doing {
  readonly head: { readonly cardId: CardId; readonly kind: keyof typeof KINDS };
  readonly deckId: DeckId;
  readonly tookMs: number;
  readonly draw: Draw;
}

export interface UnwindPlan extends Pick<StudyDayPlan, 'rows' | 'since'> {
  readonly redo: boolean;
}

export interface Unwound extends Pick<StudiedDay, 'rows' | 'digests'> {
  readonly done: number;
}

/** The same numbers as on the other side. */
class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(below: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return (this.#state >>> 8) % below;
  }
}

function ratingOf(draw: Draw): number {
  const drawn = draw.next(100);
  return drawn < 12 ? 1 : drawn < 22 ? 2 : drawn < 85 ? 3 : 4;
}

function rowsOf(db: ReadDb, sql: string, ...params: number[]): unknown[][] {
  return db
    .prepare<unknown[]>(sql)
    .raw()
    .all(...params) as unknown[][];
}

/** All rows in one text that SQLite writes: row_texts of the peer does it in the same way. */
function textOf(db: ReadDb, sql: string, ...params: number[]): string {
  const [, columns = ''] = /^SELECT (.+?)\s+FROM /su.exec(sql) ?? [];
  const [[text] = []] = rowsOf(db, `SELECT group_concat(json_array(${columns})) FROM (${sql})`, ...params);
  return typeof text === 'string' ? text : '';
}

/** What each deck counted, as its object says it, and its stamps. */
function counters(db: ReadDb): unknown[][] {
  return rowsOf(db, 'SELECT id, json, mtime, usn FROM decks ORDER BY id').map(([id, json, mtime, usn]) => {
    const deck = JSON.parse(String(json)) as Record<string, unknown>;
    return [id, deck['newToday'], deck['revToday'], deck['lrnToday'], deck['timeToday'], mtime, usn];
  });
}

/** Rows that the two sides do not have alike, the first few of each table. */
export function differingRows(ours: Rows | undefined, theirs: Rows | undefined): unknown[] {
  if (ours === undefined || theirs === undefined) throw new Error('one side told no rows');
  return (['cards', 'revlog', 'notes', 'decks'] as const).flatMap((table) => {
    const known = new Map(theirs[table].map((row) => [row[0], row]));
    const mine = new Set(ours[table].map((row) => row[0]));
    const different = ours[table].flatMap((row) => {
      const other = known.get(row[0]);
      return JSON.stringify(row) === JSON.stringify(other) ? [] : [{ table, ours: row, theirs: other }];
    });
    const missing = theirs[table].flatMap((row) => (mine.has(row[0]) ? [] : [{ table, ours: undefined, theirs: row }]));
    return [...different, ...missing].slice(0, 3);
  });
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
