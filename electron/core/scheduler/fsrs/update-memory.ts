import type { CallContext } from '#shared/contract/define.ts';
import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import type { Collection } from '../../collection/collection.ts';
import { cardDataText, parseCardData } from '../../storage/card-data.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { listDecks } from '../../storage/deck-storage.ts';
import { reviewsOfCard, revlogStorage } from '../../storage/revlog-storage.ts';
import { all } from '../../storage/statement.ts';
import { localWeekday } from '../fuzz/load-balancer.ts';
import type { StudyOptions } from '../study-options.ts';
import { countedReviews } from './memory-from-history.ts';
import { dataWithoutMemory, memoryMadeAnew } from './memory-update.ts';
import { type DueReview, RescheduleBalancer } from './reschedule-balancer.ts';
import { rescheduled } from './reschedule.ts';
import { sortedAsOfficial } from './unstable-sort.ts';

/** Decks of one preset whose cards' memory is to be made anew. */
export interface MemoryUpdate {
  readonly presetId: number;
  readonly deckIds: readonly number[];
  /** Undefined: FSRS is off, the memory goes. */
  readonly fsrs: { readonly options: StudyOptions; readonly reschedule: boolean } | undefined;
  /** Cards that have a memory keep it. */
  readonly onlyMissing?: boolean;
}

export type UpdateContext = Pick<
  CallContext<{ readonly doneCards: number; readonly totalCards: number }>,
  'throwIfCancelled' | 'report'
>;

const DAY_SECS = 86_400;
/** Between two looks at whether somebody cancelled. */
const CARDS_AT_ONCE = 200;
/** Cards that were studied, at home or in a filtered deck for now. */
const STUDIED = `SELECT id, data FROM cards WHERE type != ${TYPE.new}
  AND (did IN (SELECT value FROM json_each(:decks)) OR odid IN (SELECT value FROM json_each(:decks)))
  AND id IN (SELECT cid FROM revlog) ORDER BY id`;
const DUE_REVIEWS = `SELECT iif(odid = 0, did, odid) AS deckId, iif(odid = 0, due, odue) AS dueDay
  FROM cards WHERE type = ${TYPE.review} AND queue != ${QUEUE.suspended}`;
const REVIEWED_SINCE = `SELECT iif(c.odid = 0, c.did, c.odid) AS deckId, count(DISTINCT r.cid) AS cards
  FROM revlog r JOIN cards c ON r.cid = c.id
  WHERE r.id > ? AND r.ease > 0 AND (r.type < 3 OR r.factor != 0) GROUP BY deckId`;

/**
 * Makes the memory of all studied cards of some decks anew, or drops it, and moves cards to other days if that is
 * wanted. Inside a transaction, after decks and presets were stored. Throws `interrupted`.
 */
export function updateMemory(col: Collection, updates: readonly MemoryUpdate[], ctx: UpdateContext): void {
  const cardIds = updates.map((update) => cardsToUpdate(col, update));
  const totalCards = cardIds.reduce((sum, ids) => sum + ids.length, 0);
  let doneCards = 0;
  const step = (): void => {
    if (doneCards % CARDS_AT_ONCE === 0) {
      ctx.throwIfCancelled();
      ctx.report({ doneCards, totalCards });
    }
    doneCards++;
  };
  const settings = new HomeDecks(col);
  for (const [index, update] of updates.entries()) {
    updatePreset(col, update, cardIds[index] ?? [], { settings, step });
  }
}

function cardsToUpdate({ db }: Collection, { deckIds, onlyMissing = false }: MemoryUpdate): number[] {
  const studied = all<{ id: number; data: string }>(db, STUDIED, { decks: JSON.stringify(deckIds) });
  const wanted = onlyMissing ? studied.filter(({ data }) => parseCardData(data).stability === undefined) : studied;
  return wanted.map(({ id }) => id);
}

interface UpdateTools {
  readonly settings: HomeDecks;
  readonly step: () => void;
}

function updatePreset(
  col: Collection,
  { presetId, fsrs }: MemoryUpdate,
  cardIds: readonly number[],
  { settings, step }: UpdateTools,
): void {
  if (fsrs === undefined) {
    for (const id of cardIds) {
      step();
      const row = cardStorage.find(col.db, id);
      const data = row === undefined ? undefined : dataWithoutMemory(row, reviewsOfCard(col.db, id));
      if (row !== undefined && data !== undefined) putCard(col, { ...row, data });
    }
    return;
  }
  const { options, reschedule } = fsrs;
  const balancer = reschedule && findConfig(col.db, 'loadBalancerEnabled') !== false ? settings.balancer() : undefined;
  for (const id of reschedule ? inOfficialOrder(col, cardIds, options) : cardIds) {
    step();
    const row = cardStorage.find(col.db, id);
    if (row === undefined) continue;
    const history = reviewsOfCard(col.db, id);
    const timing = col.dayTiming();
    const desiredRetention = settings.retentionOf(row) ?? options.desiredRetention;
    const anew = memoryMadeAnew(row, history, { options, desiredRetention, nextDayAtSecs: timing.nextDayAtSecs });
    if (anew === undefined) continue;
    const nowMs = col.env.clock.nowMs();
    const { memory } = anew;
    const moved = reschedule
      ? rescheduled({ row, history, memory, options, desiredRetention, timing, nowMs, presetId, balancer })
      : undefined;
    putCard(col, { ...(moved?.row ?? row), data: anew.data });
    if (moved !== undefined) {
      revlogStorage.putFree(col.db, moved.revlog);
    }
  }
}

/** As official writes a card: also where nothing of it changed, and without what nobody knows in its `data`. */
function putCard({ db, env }: Collection, row: CardRow): void {
  const mod = Math.floor(env.clock.nowMs() / 1000);
  cardStorage.put(db, { ...row, mod, usn: -1, data: cardDataText(parseCardData(row.data)) });
}

/** Who comes first gets the quiet days. Cards without a history that counts move nowhere and are not sorted. */
function inOfficialOrder(col: Collection, cardIds: readonly number[], options: StudyOptions): number[] {
  const counted = cardIds.map((id) => ({
    id,
    reviews: countedReviews(reviewsOfCard(col.db, id), options.ignoreReviewsBeforeMs),
  }));
  const idle = counted.filter(({ reviews }) => reviews === undefined);
  const moving = counted.filter(({ reviews }) => reviews !== undefined);
  return [...idle, ...sortedAsOfficial(moving, ({ reviews }) => reviews ?? 0)].map(({ id }) => id);
}

/** What cards need of their home decks. */
class HomeDecks {
  readonly #col: Collection;
  readonly #presetIds = new Map<number, number>();
  readonly #retention = new Map<number, number>();

  constructor(col: Collection) {
    this.#col = col;
    for (const deck of listDecks(col.db)) {
      if (deck.kind === 'filtered') continue;
      this.#presetIds.set(deck.id, deck.configId);
      const percent = deck.desiredRetentionPercent;
      if (percent !== null) this.#retention.set(deck.id, Math.fround(Math.fround(percent) / 100));
    }
  }

  retentionOf({ did, odid }: CardRow): number | undefined {
    return this.#retention.get(odid === 0 ? did : odid);
  }

  /** Counts of all decks as they are now. */
  balancer(): RescheduleBalancer {
    const { db, env } = this.#col;
    const { daysElapsed, nextDayAtSecs } = this.#col.dayTiming();
    const reviews = all<{ deckId: number; dueDay: number }>(db, DUE_REVIEWS).flatMap(
      ({ deckId, dueDay }): DueReview[] => {
        const presetId = this.#presetIds.get(deckId);
        return presetId === undefined ? [] : [{ presetId, dueDay }];
      },
    );
    const reviewed = new Map<number, number>();
    const since = (nextDayAtSecs - DAY_SECS) * 1000;
    for (const { deckId, cards } of all<{ deckId: number; cards: number }>(db, REVIEWED_SINCE, [since])) {
      const presetId = this.#presetIds.get(deckId);
      if (presetId !== undefined) reviewed.set(presetId, (reviewed.get(presetId) ?? 0) + cards);
    }
    return new RescheduleBalancer(daysElapsed, reviews, reviewed, (day) => {
      const at = nextDayAtSecs + (day - 1) * DAY_SECS;
      return localWeekday(at, env.clock.offsetWestMins(at));
    });
  }
}
