import type { ReadDb } from '../../storage/connection.ts';
import { all, column, value } from '../../storage/statement.ts';
import { isCramming, isLearning, isRated, isReset } from './memory-from-history.ts';

/** Ease, type and whether the factor is 0, in one number: a column read takes as long as a short text. */
const CODE = 'min(max(ease, 0), 15) + min(max(type, 0), 15) * 16 + (factor = 0) * 256';
const CODES = 512;
const COUNT = 'SELECT count(*) FROM revlog';
const OF_CARDS = `SELECT cid, id, ${CODE} AS code FROM revlog
  WHERE cid IN (SELECT value FROM json_each(?)) ORDER BY cid, id`;
const AFTER = 'FROM revlog WHERE id > ? ORDER BY id LIMIT ?';
const [IDS_AFTER, CARDS_AFTER, CODES_AFTER] = [`SELECT id ${AFTER}`, `SELECT cid ${AFTER}`, `SELECT ${CODE} ${AFTER}`];

/** Read at once: so few that they take no memory to speak of. */
const CARDS_AT_ONCE = 2000;
const REVIEWS_AT_ONCE = 50_000;
/** Finding a card's reviews takes as long as reading so many that lie together. */
const REVIEWS_PER_FOUND_CARD = 20;

/** What a review is for learning: its rating where it counts, and these. */
export const RATING = 7;
export const LEARNING = 8;
export const RESET = 16;
export const CRAMMING = 32;

/** Reviews card by card, each card's the oldest first. */
export interface CardReviews {
  readonly ids: Float64Array;
  readonly kinds: Uint8Array;
  /** Of each card: the place after its last review. */
  readonly ends: Uint32Array;
  /** The places of all, the oldest review of any card first. */
  readonly byTime: Uint32Array;
}

/** All reviews of the cards, whose ids ascend. */
export function reviewsOfCards(db: ReadDb, cardIds: Float64Array): CardReviews {
  const count = value<number>(db, COUNT) ?? 0;
  return count < cardIds.length * REVIEWS_PER_FOUND_CARD ? fromAll(db, cardIds, count) : found(db, cardIds, count);
}

/** Card by card, by the index. */
export function found(db: ReadDb, cardIds: Float64Array, count: number): CardReviews {
  const [allIds, allKinds, ends] = [new Float64Array(count), new Uint8Array(count), new Uint32Array(cardIds.length)];
  let [place, card] = [0, 0];
  for (let start = 0; start < cardIds.length; start += CARDS_AT_ONCE) {
    const some = JSON.stringify([...cardIds.subarray(start, start + CARDS_AT_ONCE)]);
    for (const { cid, id, code } of all<{ cid: number; id: number; code: number }>(db, OF_CARDS, [some])) {
      while ((cardIds[card] ?? cid) < cid) ends[card++] = place;
      allIds[place] = id;
      allKinds[place++] = KINDS[code] ?? 0;
    }
  }
  ends.fill(place, card);
  const ids = allIds.subarray(0, place);
  const byTime = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return { ids, kinds: allKinds.subarray(0, place), ends, byTime };
}

/** Through all that there are, as they lie in the file, and then sorted: many times quicker than looking each card up. */
export function fromAll(db: ReadDb, cardIds: Float64Array, count: number): CardReviews {
  const numbers = new Map<number, number>();
  for (let card = 0; card < cardIds.length; card++) numbers.set(cardIds[card] ?? 0, card);
  const ids = new Float64Array(count);
  const kinds = new Uint8Array(count);
  const cards = new Uint32Array(count);
  const next = new Uint32Array(cardIds.length);
  let used = 0;
  for (let after = Number.MIN_SAFE_INTEGER, read = REVIEWS_AT_ONCE; read === REVIEWS_AT_ONCE; ) {
    const slice = column<number>(db, IDS_AFTER, [after, REVIEWS_AT_ONCE]);
    const ofCards = column<number>(db, CARDS_AFTER, [after, REVIEWS_AT_ONCE]);
    const codes = column<number>(db, CODES_AFTER, [after, REVIEWS_AT_ONCE]);
    read = slice.length;
    after = slice.at(-1) ?? after;
    for (let i = 0; i < read; i++) {
      const card = numbers.get(ofCards[i] ?? 0);
      if (card === undefined) continue;
      ids[used] = slice[i] ?? 0;
      kinds[used] = KINDS[codes[i] ?? 0] ?? 0;
      cards[used++] = card;
      next[card] = (next[card] ?? 0) + 1;
    }
  }
  return sortedByCard({ ids: ids.subarray(0, used), kinds }, cards, next);
}

/** `next` begins as how many reviews each card has, and ends as where they end. */
function sortedByCard(
  { ids, kinds }: Pick<CardReviews, 'ids' | 'kinds'>,
  cards: Uint32Array,
  next: Uint32Array,
): CardReviews {
  let before = 0;
  for (let card = 0; card < next.length; card++) {
    const own = next[card] ?? 0;
    next[card] = before;
    before += own;
  }
  const sorted = {
    ids: new Float64Array(ids.length),
    kinds: new Uint8Array(ids.length),
    ends: next,
    byTime: new Uint32Array(ids.length),
  };
  for (let i = 0; i < ids.length; i++) {
    const card = cards[i] ?? 0;
    const place = next[card] ?? 0;
    sorted.ids[place] = ids[i] ?? 0;
    sorted.kinds[place] = kinds[i] ?? 0;
    sorted.byTime[i] = place;
    next[card] = place + 1;
  }
  return sorted;
}

/** What each code means. */
const KINDS = Uint8Array.from({ length: CODES }, (_, code) => {
  const row = { id: 0, ease: code % 16, type: Math.floor(code / 16) % 16, factor: code < 256 ? 1 : 0, ivl: 0 };
  if (isCramming(row)) return CRAMMING;
  return (isRated(row) ? row.ease : 0) + (isLearning(row) ? LEARNING : 0) + (isReset(row) ? RESET : 0);
});
