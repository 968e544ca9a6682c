import type { LoadBalancer } from '../fuzz/load-balancer.ts';

export type QueuedKind = 'new' | 'learning' | 'review';

export interface QueuedCard {
  readonly cardId: number;
  /** As the row had it when the card was queued: another one means that the queue missed a change. */
  readonly mod: number;
  readonly kind: QueuedKind;
}

/** A card that is learned today, at a moment. */
export interface IntradayCard extends QueuedCard {
  readonly dueSecs: number;
  /** Never answered: a new card that is only previewed. They come after the others. */
  readonly unseen: boolean;
}

export interface QueueCounts {
  readonly new: number;
  readonly learning: number;
  readonly review: number;
}

/** Everything of a queue that answers change. */
export interface QueueState {
  /** Cards before this place of `main` were answered. */
  readonly head: number;
  /** Sorted: unseen ones last, then by due. */
  readonly intraday: readonly IntradayCard[];
  readonly counts: QueueCounts;
  /** Learning cards that are due until then come first. */
  readonly cutoffSecs: number;
}

export interface QueueContent {
  readonly deckId: number;
  readonly today: number;
  readonly main: readonly QueuedCard[];
  readonly intraday: readonly IntradayCard[];
  readonly learnAheadSecs: number;
  readonly builtAtSecs: number;
  readonly loadBalancer: LoadBalancer | undefined;
}

/** What an answer did to a queue. */
export interface QueueMove {
  /** As it stood in the queue before. */
  readonly answered: QueuedCard | IntradayCard;
  /** The card comes again today. */
  readonly requeued: IntradayCard | undefined;
  /** Before the cutoff was moved; the answered card is already gone, or back in. */
  readonly learning: number;
  readonly cutoffSecs: number;
}

let nextSerial = 1;

/**
 * What is to be studied now, in order. Built once for a deck and kept up with the answers: learning cards come back
 * into it, everything else was decided when it was built.
 */
export class StudyQueue {
  /** Each queue has its own. */
  readonly serial = nextSerial++;
  readonly deckId: number;
  readonly today: number;
  readonly loadBalancer: LoadBalancer | undefined;
  readonly #main: readonly QueuedCard[];
  readonly #learnAheadSecs: number;
  #state: QueueState;
  /** No learning card that is not counted yet is due before. */
  #nextDueSecs = -Infinity;

  constructor({ deckId, today, main, intraday, learnAheadSecs, builtAtSecs, loadBalancer }: QueueContent) {
    this.deckId = deckId;
    this.today = today;
    this.loadBalancer = loadBalancer;
    this.#main = main;
    this.#learnAheadSecs = learnAheadSecs;
    const sorted = intraday.toSorted(byTime);
    const ahead = sorted.filter(({ dueSecs }) => dueSecs <= builtAtSecs + learnAheadSecs).length;
    const interday = main.filter(({ kind }) => kind === 'learning').length;
    this.#state = {
      head: 0,
      intraday: sorted,
      counts: {
        new: main.filter(({ kind }) => kind === 'new').length,
        learning: ahead + interday,
        review: main.filter(({ kind }) => kind === 'review').length,
      },
      cutoffSecs: builtAtSecs,
    };
  }

  get counts(): QueueCounts {
    return this.#state.counts;
  }

  /** The first cards in the order they are shown in. */
  shown(limit: number): QueuedCard[] {
    const { intraday, cutoffSecs, head } = this.#state;
    const cards: QueuedCard[] = dueWithin(intraday, { after: -Infinity, until: cutoffSecs, limit });
    if (cards.length < limit) cards.push(...this.#main.slice(head, head + limit - cards.length));
    if (cards.length < limit) {
      const until = cutoffSecs + this.#learnAheadSecs;
      cards.push(...dueWithin(intraday, { after: cutoffSecs, until, limit: limit - cards.length }));
    }
    return cards;
  }

  /** The card is one that may be answered: the next one, or a learning card of today. */
  holds(cardId: number): boolean {
    return this.#main[this.#state.head]?.cardId === cardId || this.#intradayPlace(cardId) >= 0;
  }

  /** Takes an answered card out and puts it back in if it comes again today. Throws when the queue doesn't hold it. */
  answered(cardId: number, again: IntradayCard | undefined, nowSecs: number): QueueMove {
    const answered = this.#take(cardId);
    const requeued = again === undefined ? undefined : this.#notTwiceInARow(again);
    if (requeued !== undefined) this.#insert(requeued);
    const { counts, cutoffSecs } = this.#state;
    this.moveCutoff(nowSecs);
    return { answered, requeued, learning: counts.learning, cutoffSecs };
  }

  /** The card of an answer that was taken back is the next one again. */
  undone({ answered, requeued, learning, cutoffSecs }: QueueMove): void {
    this.#setCutoff(learning, cutoffSecs);
    if (requeued !== undefined) this.#withdraw(requeued.cardId);
    if ('dueSecs' in answered) {
      this.#setIntraday([answered, ...this.#state.intraday]);
      this.#nextDueSecs = Math.min(this.#nextDueSecs, answered.dueSecs);
      this.#count('learning', 1);
    } else {
      this.#state = { ...this.#state, head: this.#state.head - 1 };
      this.#count(answered.kind, 1);
    }
  }

  /** An answer that was taken back is given again; only the next answer moves the cutoff. */
  redone({ answered, requeued, learning, cutoffSecs }: QueueMove): void {
    this.#take(answered.cardId);
    if (requeued !== undefined) this.#insert(requeued);
    this.#setCutoff(learning, cutoffSecs);
  }

  /** Learning cards that have become due meanwhile count from now on. */
  moveCutoff(nowSecs: number): void {
    const { intraday, counts, cutoffSecs } = this.#state;
    const already = cutoffSecs + this.#learnAheadSecs;
    const until = nowSecs + this.#learnAheadSecs;
    let reached = 0;
    if (this.#nextDueSecs <= until) {
      let next = Infinity;
      for (const { dueSecs } of intraday) {
        if (dueSecs > until) next = Math.min(next, dueSecs);
        else if (dueSecs > already) reached++;
      }
      this.#nextDueSecs = next;
    }
    this.#setCutoff(counts.learning + reached, nowSecs);
  }

  #intradayPlace(cardId: number): number {
    return this.#state.intraday.findIndex((card) => card.cardId === cardId);
  }

  #setIntraday(intraday: readonly IntradayCard[]): void {
    this.#state = { ...this.#state, intraday };
  }

  #setCutoff(learning: number, cutoffSecs: number): void {
    if (cutoffSecs < this.#state.cutoffSecs) this.#nextDueSecs = -Infinity;
    this.#state = { ...this.#state, counts: { ...this.#state.counts, learning }, cutoffSecs };
  }

  #count(kind: QueuedKind, by: 1 | -1): void {
    const { counts } = this.#state;
    // A learning card may be answered before it is counted.
    this.#state = { ...this.#state, counts: { ...counts, [kind]: Math.max(0, counts[kind] + by) } };
  }

  #take(cardId: number): QueuedCard | IntradayCard {
    const { intraday, head } = this.#state;
    const place = this.#intradayPlace(cardId);
    const card = intraday[place];
    if (card !== undefined) {
      this.#setIntraday(intraday.toSpliced(place, 1));
      this.#count('learning', -1);
      return card;
    }
    const first = this.#main[head];
    if (first?.cardId !== cardId) throw new Error('the card is not the next one of the queue');
    this.#state = { ...this.#state, head: head + 1 };
    this.#count(first.kind, -1);
    return first;
  }

  /** Takes back out what an answer had put in. */
  #withdraw(cardId: number): void {
    const { intraday } = this.#state;
    const place = this.#intradayPlace(cardId);
    const card = intraday[place];
    if (card === undefined) return;
    this.#setIntraday(intraday.toSpliced(place, 1));
    if (this.#isCounted(card)) this.#count('learning', -1);
  }

  #isCounted({ dueSecs }: IntradayCard): boolean {
    return dueSecs <= this.#state.cutoffSecs + this.#learnAheadSecs;
  }

  /** With nothing but learning cards left, the one just answered comes after the next one. */
  #notTwiceInARow(card: IntradayCard): IntradayCard {
    const { intraday, cutoffSecs, head } = this.#state;
    const [next] = intraday;
    const until = cutoffSecs + this.#learnAheadSecs;
    if (head < this.#main.length || card.dueSecs > until || next === undefined) return card;
    return next.dueSecs >= card.dueSecs && next.dueSecs + 1 < until ? { ...card, dueSecs: next.dueSecs + 1 } : card;
  }

  #insert(card: IntradayCard): void {
    const { intraday } = this.#state;
    const place = placeFor(card, intraday);
    this.#setIntraday(intraday.toSpliced(place, 0, card));
    this.#nextDueSecs = Math.min(this.#nextDueSecs, card.dueSecs);
    if (this.#isCounted(card)) this.#count('learning', 1);
  }
}

function byTime(a: IntradayCard, b: IntradayCard): number {
  return Number(a.unseen) - Number(b.unseen) || a.dueSecs - b.dueSecs;
}

function dueWithin(
  cards: readonly IntradayCard[],
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
): IntradayCard[] {
  const found: IntradayCard[] = [];
  for (const card of cards) {
    if (found.length >= limit) break;
    if (card.dueSecs > after && card.dueSecs <= until) found.push(card);
  }
  return found;
}

/** By halving, as official looks for it: among cards of one moment the place before the last of them. */
function placeFor(card: IntradayCard, cards: readonly IntradayCard[]): number {
  const isBehind = (place: number): boolean => {
    const other = cards[place];
    return other !== undefined && byTime(other, card) <= 0;
  };
  let place = 0;
  for (let size = cards.length; size > 1; size -= size >> 1) if (isBehind(place + (size >> 1))) place += size >> 1;
  const found = cards[place];
  return found !== undefined && byTime(found, card) < 0 ? place + 1 : place;
}
