import type { Handlers } from '#shared/contract/define.ts';
import type { scheduler } from '#shared/contract/scheduler.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { QUEUE, TYPE } from '../cards/card-queue.ts';
import { changeCards } from '../cards/change-cards.ts';
import type { Collection } from '../collection/collection.ts';
import { extendLimits } from '../custom-study/extend-limits.ts';
import { outOfFilteredDeck } from '../decks/filtered/send-cards-home.ts';
import { cardDataText, parseCardData } from '../storage/card-data.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { getDeck } from '../storage/deck-storage.ts';
import { shiftNewCards } from '../storage/queue-storage.ts';
import { type RevlogRow, revlogStorage } from '../storage/revlog-storage.ts';
import { cutDifficultyFactor } from './answer/revlog-entry.ts';
import { rememberChoices, rememberOrder } from './hand-choices.ts';
import { studySources } from './queue/current-queue.ts';

interface CardOperationDeps {
  readonly collection: () => Collection;
}

type Methods = 'forget' | 'setDueDate' | 'reposition' | 'extendLimits';
const MANUAL = 4;
const DAY_SECS = 86_400;
const MAX_DAYS_AHEAD = 2_000_000;
const LAST_DAY_NUMBER = 1_000_000_000;

/** What moves cards about by hand. */
export function cardOperations({ collection }: CardOperationDeps): Pick<Handlers<typeof scheduler>, Methods> {
  return {
    forget: ({ cardIds, rememberFor, ...options }) => {
      const col = collection();
      return col.transact('forgetCards', () => {
        rememberChoices(col, rememberFor, options);
        return { cardCount: forgetCards(col, cardIds, options) };
      });
    },
    setDueDate: ({ cardIds, days, rememberFor }) => {
      const col = collection();
      const range = dueRange(days);
      return col.transact('setDueDate', () => {
        rememberChoices(col, rememberFor, { dueDays: days.trim() });
        return { cardCount: setDueDates(col, cardIds, range) };
      });
    },
    reposition: ({ cardIds, ...wanted }) => {
      const col = collection();
      return col.transact('repositionCards', () => {
        rememberOrder(col, wanted);
        return { cardCount: repositionCards(col, cardIds, wanted) };
      });
    },
    extendLimits: ({ deckId, newCards, reviews }) => {
      const col = collection();
      return col.transact('extendLimits', () => {
        extendLimits(col, getDeck(col.db, deckId), { newCards, reviews });
        return null;
      });
    },
  };
}

interface ForgetOptions {
  readonly restorePosition: boolean;
  readonly resetCounts: boolean;
}

function forgetCards(
  col: Collection,
  cardIds: readonly number[],
  { restorePosition, resetCounts }: ForgetOptions,
): number {
  const first = nextPosition(col);
  const log = new HandLog(col);
  let position = first;
  const count = changeCards(col, cardIds, (card) => {
    const data = parseCardData(card.data);
    const known = card.type === TYPE.new ? (card.odid === 0 ? card.due : card.odue) : data.position;
    const due = restorePosition && known !== undefined ? known : position++;
    log.add(card, { ivl: 0, factor: 0 });
    return {
      ...(card.odid === 0 ? {} : { did: card.odid, odid: 0 }),
      odue: 0,
      type: TYPE.new,
      queue: QUEUE.new,
      due,
      ivl: 0,
      factor: 0,
      ...(resetCounts ? { reps: 0, lapses: 0 } : {}),
      data: cardDataText({ ...data, position: undefined, stability: undefined, difficulty: undefined }),
    };
  });
  log.write();
  if (position !== first) setConfig(col.db, 'nextPos', position, stamp(col));
  return count;
}

function nextPosition({ db }: Collection): number {
  const found = findConfig(db, 'nextPos');
  return typeof found === 'number' ? found : 0;
}

interface DueRange {
  readonly from: number;
  readonly to: number;
  /** The interval becomes as long as the time until then. */
  readonly setsInterval: boolean;
}

function dueRange(text: string): DueRange {
  const found = /^(\d+)(?:-(\d+))?(!?)$/u.exec(text.trim());
  const [, one = '', other = one, mark] = found ?? [];
  const [from, to] = [Math.min(Number(one), Number(other)), Math.max(Number(one), Number(other))];
  const range = { from, to, setsInterval: mark === '!' };
  const isPossible = found !== null && to <= MAX_DAYS_AHEAD;
  if (!isPossible) throw new AppError('invalidInput', { issues: ['days: a number such as 3, 3-7 or 3-7!'] });
  return range;
}

function setDueDates(col: Collection, cardIds: readonly number[], { from, to, setsInterval }: DueRange): number {
  const { env } = col;
  const { daysElapsed: today, nextDayAtSecs } = col.dayTiming();
  const sources = studySources(col);
  const log = new HandLog(col);
  // In the order of the ids, as the rows of the log show.
  const inOrder = cardIds.toSorted((a, b) => a - b);
  const count = changeCards(col, inOrder, (card) => {
    const days = from + Number(env.random.bits64() % BigInt(to - from + 1));
    const data = parseCardData(card.data);
    const { stability, difficulty } = data;
    const home = outOfFilteredDeck(card);
    const ivl = sources.fsrs
      ? fsrsInterval(card, { ...home, days, today, nextDayAtSecs, lastReviewSecs: data.lastReviewSecs })
      : sm2Interval(card, days, setsInterval);
    const { initialEase } = sources.studiedCard(card).options;
    const factor = card.factor === 0 ? Math.round(Math.fround(initialEase * 1000)) : card.factor;
    const memory = stability === undefined || difficulty === undefined ? undefined : { stability, difficulty };
    log.add(card, { ivl, factor: memory === undefined ? factor : cutDifficultyFactor(memory) });
    const position = card.type === TYPE.new ? (card.odid === 0 ? card.due : card.odue) : data.position;
    return {
      ...home,
      type: TYPE.review,
      queue: QUEUE.review,
      due: today + days,
      ivl,
      factor,
      data: cardDataText({ ...data, position }),
    };
  });
  log.write();
  return count;
}

/** Only a review keeps its interval, unless told otherwise. */
function sm2Interval(card: CardRow, days: number, setsInterval: boolean): number {
  const keeps = !setsInterval && (card.type === TYPE.review || card.type === TYPE.relearn);
  return Math.max(1, keeps ? card.ivl : days);
}

interface FsrsDue {
  readonly due?: number | undefined;
  readonly days: number;
  readonly today: number;
  readonly nextDayAtSecs: number;
  readonly lastReviewSecs: number | undefined;
}

/** With FSRS an interval is what lies between the last review and the due date. */
function fsrsInterval(card: CardRow, { due = card.due, days, today, nextDayAtSecs, lastReviewSecs }: FsrsDue): number {
  if (card.queue === QUEUE.new || card.ivl === 0) return 0;
  if (lastReviewSecs !== undefined) return Math.floor((nextDayAtSecs - lastReviewSecs) / DAY_SECS) + days;
  const dueDay = due > LAST_DAY_NUMBER ? today + Math.floor((due - nextDayAtSecs) / DAY_SECS) + 1 : due;
  return Math.max(0, card.ivl + (today + days - dueDay));
}

interface WantedPlaces {
  readonly start: number;
  readonly step: number;
  readonly random: boolean;
  readonly shiftOthers: boolean;
}

function repositionCards(
  col: Collection,
  cardIds: readonly number[],
  { start, step, random, shiftOthers }: WantedPlaces,
): number {
  const { db, env } = col;
  const cards = [...new Set(cardIds)].flatMap((id) => cardStorage.find(db, id) ?? []);
  const moved = cards.filter((card) => card.type === TYPE.new);
  const noteIds = [...new Set(moved.map((card) => card.nid))];
  const order = random
    ? noteIds.map((id) => ({ id, key: env.random.bits64() })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
    : noteIds.toSorted((a, b) => a - b).map((id) => ({ id }));
  const places = new Map(order.map(({ id }, rank) => [id, start + step * rank]));
  if (shiftOthers && order.length > 0) {
    const { mtimeSecs } = stamp(col);
    // By as much as official does: a place for each card that was chosen.
    shiftNewCards(db, { from: start, by: step * cardIds.length, except: moved.map((card) => card.id), mod: mtimeSecs });
  }
  return changeCards(
    col,
    moved.map((card) => card.id),
    (card) => {
      const place = places.get(card.nid) ?? start;
      return card.odid === 0 ? { due: place } : { odue: place };
    },
  );
}

/** Rows of the log that no answer made. Each has a moment of its own. */
class HandLog {
  readonly #col: Collection;
  readonly #rows: Omit<RevlogRow, 'id'>[] = [];

  constructor(col: Collection) {
    this.#col = col;
  }

  add(card: CardRow, { ivl, factor }: { readonly ivl: number; readonly factor: number }): void {
    this.#rows.push({ cid: card.id, usn: -1, ease: 0, ivl, lastIvl: card.ivl, factor, time: 0, type: MANUAL });
  }

  write(): void {
    const { db, env } = this.#col;
    const [first, ...others] = this.#rows;
    if (first === undefined) return;
    const nowMs = env.clock.nowMs();
    revlogStorage.put(db, { id: revlogStorage.freeId(db, nowMs), ...first });
    // The moment is taken by now, so that this is one behind the last row.
    const next = revlogStorage.freeId(db, nowMs);
    revlogStorage.putAll(
      db,
      others.map((row, place) => ({ id: next + place, ...row })),
    );
  }
}

function stamp({ env }: Collection): { readonly mtimeSecs: number; readonly usn: number } {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
