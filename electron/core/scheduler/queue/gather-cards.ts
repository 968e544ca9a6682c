import type { WriteDb } from '../../storage/connection.ts';
import { fnvSigned } from '../../storage/fnv-hash.ts';
import { intradayRows, newRows, newRowsByPosition, newRowsOfDeck, type QueueRow } from '../../storage/queue-storage.ts';
import type { LimitKind, LimitTree } from './limit-tree.ts';
import { GATHER } from './queue-options.ts';
import { dueCards, type ReviewOrder } from './review-order.ts';

/** Which cards of a note are left out once another one of it was seen. */
export interface BuryRule {
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly buryInterdayLearning: boolean;
}

export interface GatherRequest {
  /** The studied deck and those below it, in the order of the deck list. */
  readonly deckIds: readonly number[];
  readonly limits: LimitTree;
  readonly today: number;
  readonly nextDayAtSecs: number;
  readonly gather: number;
  readonly reviewOrder: ReviewOrder;
  /** What the preset of a card's home deck says. */
  readonly buryRuleOf: (homeDeckId: number) => BuryRule;
}

export interface GatheredCards {
  readonly intraday: readonly QueueRow[];
  readonly interday: readonly QueueRow[];
  readonly reviews: readonly QueueRow[];
  readonly newCards: readonly QueueRow[];
}

const SMALLEST_PORTION = 64;
const SALT_FACTOR = 2_654_435_761n;

/** Chooses what is studied today: learning first, then reviews, then new cards, as far as the limits go. */
export function gatheredCards(db: WriteDb, request: GatherRequest): GatheredCards {
  const { deckIds, today, reviewOrder, nextDayAtSecs } = request;
  const siblings = new SiblingRule(request.buryRuleOf);
  const byId = deckIds.toSorted((a, b) => a - b);
  const intraday = intradayRows(db, byId, nextDayAtSecs);
  for (const row of intraday) siblings.see(row);
  const due = (queue: 2 | 3, rule: keyof BuryRule): QueueRow[] =>
    taken(dueCards(db, { deckIds: byId, queue, today }, reviewOrder), {
      limits: request.limits,
      kind: 'reviews',
      isLeftOut: (row) => siblings.see(row)[rule],
    });
  const interday = due(3, 'buryInterdayLearning');
  const reviews = due(2, 'buryReviews');
  const newCards = gatheredNew(db, request, (row) => siblings.see(row).buryNew);
  return { intraday, interday, reviews, newCards };
}

class SiblingRule {
  readonly #buryRuleOf: (homeDeckId: number) => BuryRule;
  readonly #seen = new Map<number, BuryRule>();

  constructor(buryRuleOf: (homeDeckId: number) => BuryRule) {
    this.#buryRuleOf = buryRuleOf;
  }

  /** What the cards of its note that were seen before say; what its own preset says counts from the next one on. */
  see({ nid, did, odid }: QueueRow): BuryRule {
    const before = this.#seen.get(nid);
    const own = this.#buryRuleOf(odid === 0 ? did : odid);
    this.#seen.set(nid, before === undefined ? own : either(before, own));
    return before ?? NOTHING_BURIED;
  }
}

const NOTHING_BURIED: BuryRule = { buryNew: false, buryReviews: false, buryInterdayLearning: false };

function either(a: BuryRule, b: BuryRule): BuryRule {
  return {
    buryNew: a.buryNew || b.buryNew,
    buryReviews: a.buryReviews || b.buryReviews,
    buryInterdayLearning: a.buryInterdayLearning || b.buryInterdayLearning,
  };
}

interface Taking {
  readonly limits: LimitTree;
  readonly kind: LimitKind;
  readonly isLeftOut: (row: QueueRow) => boolean;
}

/** Takes cards one after another as long as the top's limit lasts; cards of a deck without any left are passed over. */
function taken(rows: Iterable<QueueRow>, { limits, kind, isLeftOut }: Taking): QueueRow[] {
  const result: QueueRow[] = [];
  if (limits.isExhausted(kind)) return result;
  for (const row of rows) {
    if (limits.isExhausted(kind)) break;
    if (limits.left(row.did, kind) === 0 || isLeftOut(row)) continue;
    limits.take(row.did, kind);
    result.push(row);
  }
  return result;
}

function gatheredNew(db: WriteDb, request: GatherRequest, isLeftOut: (row: QueueRow) => boolean): QueueRow[] {
  const { deckIds, limits, gather, today } = request;
  const byId = deckIds.toSorted((a, b) => a - b);
  const salt = Number(BigInt.asUintN(32, BigInt(today) * SALT_FACTOR));
  const taking: Taking = { limits, kind: 'newCards', isLeftOut };
  switch (gather) {
    case GATHER.lowestPosition:
    case GATHER.highestPosition: {
      const portion = 1024;
      const descending = gather === GATHER.highestPosition;
      return taken(newRowsByPosition(db, byId, { descending, portion }), taking);
    }
    case GATHER.randomNotes:
      return taken(byRandomNote(newRows(db, byId), salt), taking);
    case GATHER.randomCards:
      return taken(
        byChance(newRows(db, byId), (row) => fnvSigned(row.id, salt)),
        taking,
      );
    case GATHER.deckThenRandomNotes:
      return deckByDeck(request, taking, (deckId) => byRandomNote(newRows(db, [deckId]), salt));
    default:
      return deckByDeck(request, taking, (deckId) => {
        const portion = Math.max(SMALLEST_PORTION, 2 * limits.left(deckId, 'newCards'));
        return newRowsOfDeck(db, deckId, Math.min(portion, 2048));
      });
  }
}

/** A deck is left as soon as its limit is reached. */
function deckByDeck(
  { deckIds, limits }: GatherRequest,
  taking: Taking,
  rowsOf: (deckId: number) => Iterable<QueueRow>,
): QueueRow[] {
  return deckIds.flatMap((deckId) =>
    limits.isExhausted('newCards') || limits.left(deckId, 'newCards') === 0
      ? []
      : taken(
          untilLimit(rowsOf(deckId), () => limits.left(deckId, 'newCards') === 0),
          taking,
        ),
  );
}

function* untilLimit(rows: Iterable<QueueRow>, isReached: () => boolean): Generator<QueueRow> {
  for (const row of rows) {
    if (isReached()) return;
    yield row;
  }
}

function byRandomNote(rows: readonly QueueRow[], salt: number): QueueRow[] {
  return byChance(rows, (row) => fnvSigned(row.nid, salt));
}

function byChance(rows: readonly QueueRow[], chanceOf: (row: QueueRow) => number): QueueRow[] {
  return rows
    .map((row) => ({ row, chance: chanceOf(row) }))
    .toSorted((a, b) => a.chance - b.chance || a.row.ord - b.row.ord)
    .map(({ row }) => row);
}
