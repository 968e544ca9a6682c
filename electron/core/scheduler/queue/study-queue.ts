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
  readonly before: QueueState;
  readonly cardId: number;
  /** The card comes again today. */
  readonly requeued: IntradayCard | undefined;
}

/**
 * What is to be studied now, in order. Built once for a deck and kept up with the answers: learning cards come back
 * into it, everything else was decided when it was built.
 */
export class StudyQueue {
  readonly deckId: number;
  readonly today: number;
  readonly loadBalancer: LoadBalancer | undefined;
  readonly #main: readonly QueuedCard[];
  readonly #learnAheadSecs: number;
  #state: QueueState;

  constructor({ deckId, today, main, intraday, learnAheadSecs, builtAtSecs, loadBalancer }: QueueContent) {
    this.deckId = deckId;
    this.today = today;
    this.loadBalancer = loadBalancer;
    this.#main = main;
    this.#learnAheadSecs = learnAheadSecs;
    const sorted = intraday.toSorted(byTime);
    const ahead = countWhile(sorted, ({ dueSecs }) => dueSecs <= builtAtSecs + learnAheadSecs);
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
    const now = countWhile(intraday, ({ dueSecs }) => dueSecs <= cutoffSecs);
    const cards: QueuedCard[] = intraday.slice(0, Math.min(now, limit));
    cards.push(...this.#main.slice(head, head + limit - cards.length));
    for (const card of intraday.slice(now)) {
      if (cards.length >= limit || card.dueSecs > cutoffSecs + this.#learnAheadSecs) break;
      cards.push(card);
    }
    return cards;
  }

  /** The card is one that may be answered: the next one, or a learning card of today. */
  holds(cardId: number): boolean {
    return this.#main[this.#state.head]?.cardId === cardId || this.#intradayPlace(cardId) >= 0;
  }

  /** Takes an answered card out and puts it back in if it comes again today. Throws when the queue doesn't hold it. */
  answered(cardId: number, again: IntradayCard | undefined, nowSecs: number): QueueMove {
    const before = this.#state;
    this.#remove(cardId);
    const requeued = again === undefined ? undefined : this.#notTwiceInARow(again);
    if (requeued !== undefined) this.#insert(requeued);
    this.moveCutoff(nowSecs);
    return { before, cardId, requeued };
  }

  /** The same again for an answer that was taken back. */
  redone({ cardId, requeued }: QueueMove, nowSecs: number): void {
    if (!this.holds(cardId)) return;
    this.#remove(cardId);
    if (requeued !== undefined) this.#insert(requeued);
    this.moveCutoff(nowSecs);
  }

  undone({ before }: QueueMove): void {
    this.#state = before;
  }

  /** Learning cards that have become due meanwhile count from now on. */
  moveCutoff(nowSecs: number): void {
    const { intraday, counts, cutoffSecs } = this.#state;
    const until = cutoffSecs + this.#learnAheadSecs;
    const already = countWhile(intraday, ({ dueSecs }) => dueSecs <= until);
    const reached = countWhile(intraday.slice(already), ({ dueSecs }) => dueSecs <= nowSecs + this.#learnAheadSecs);
    this.#state = {
      ...this.#state,
      counts: { ...counts, learning: counts.learning + reached },
      cutoffSecs: nowSecs,
    };
  }

  #intradayPlace(cardId: number): number {
    return this.#state.intraday.findIndex((card) => card.cardId === cardId);
  }

  #remove(cardId: number): void {
    const { intraday, counts, head } = this.#state;
    const place = this.#intradayPlace(cardId);
    const card = intraday[place];
    if (card !== undefined) {
      const learning = counts.learning - (this.#isCounted(card) ? 1 : 0);
      this.#state = { ...this.#state, intraday: intraday.toSpliced(place, 1), counts: { ...counts, learning } };
      return;
    }
    const first = this.#main[head];
    if (first?.cardId !== cardId) throw new Error('the card is not the next one of the queue');
    this.#state = { ...this.#state, head: head + 1, counts: { ...counts, [first.kind]: counts[first.kind] - 1 } };
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
    const { intraday, counts } = this.#state;
    // Before the last of those that are due at the same moment, as official's search for the place finds it.
    const after = intraday.findLastIndex((other) => byTime(other, card) <= 0);
    const found = intraday[after];
    const place = found !== undefined && byTime(found, card) === 0 ? after : after + 1;
    const learning = counts.learning + (this.#isCounted(card) ? 1 : 0);
    this.#state = { ...this.#state, intraday: intraday.toSpliced(place, 0, card), counts: { ...counts, learning } };
  }
}

function byTime(a: IntradayCard, b: IntradayCard): number {
  return Number(a.unseen) - Number(b.unseen) || a.dueSecs - b.dueSecs;
}

function countWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  const end = items.findIndex((item) => !holds(item));
  return end < 0 ? items.length : end;
}
