import type { Deck } from '#shared/domain/deck.ts';
import type { Collection } from '../../collection/collection.ts';
import { deckLimits } from '../../decks/deck-limits.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { deckNameKey, listDecks } from '../../storage/deck-storage.ts';
import { duesBetween, duesOfNote, type QueueRow } from '../../storage/queue-storage.ts';
import { BALANCED_DAYS, balancedDay, LoadBalancer, localWeekday } from '../fuzz/load-balancer.ts';
import type { StudySources } from '../study-sources.ts';
import { gatheredCards } from './gather-cards.ts';
import { type LimitedDeck, LimitTree } from './limit-tree.ts';
import { FILTERED_QUEUE_OPTIONS, queueOptionsOf } from './queue-options.ts';
import { mixed, sortedNewCards } from './queue-order.ts';
import { type IntradayCard, type QueuedCard, type QueuedKind, StudyQueue } from './study-queue.ts';

const KEY_SEPARATOR = '\u001f';
const DAY_SECS = 86_400;

/** Gathers what is to be studied now of a deck and those below it. */
export function builtQueue(col: Collection, sources: StudySources, root: Deck): StudyQueue {
  const { db, env } = col;
  const { daysElapsed: today, nextDayAtSecs } = col.dayTiming();
  const nowSecs = Math.floor(env.clock.nowMs() / 1000);
  const options = root.kind === 'filtered' ? FILTERED_QUEUE_OPTIONS : queueOptionsOf(sources.presetOf(root).config);
  const decks = treeOf(col, root);
  const places = new Map(decks.below.map((deck, place) => [deck.id, place]));
  const gathered = gatheredCards(db, {
    deckIds: decks.below.map((deck) => deck.id),
    limits: limitTree(col, sources, decks, today),
    today,
    nextDayAtSecs,
    gather: options.gather,
    reviewOrder: {
      order: options.reviewOrder,
      fsrs: sources.fsrs,
      moment: { nowSecs, daysElapsed: today, nextDayAtSecs },
      placeOf: (deckId) => places.get(deckId) ?? 0,
    },
    buryRuleOf: (homeDeckId) => sources.presetOf(sources.findDeck(homeDeckId)).options,
  });
  const reviews = gathered.reviews.map((row) => queued(row, 'review'));
  const interday = gathered.interday.map((row) => queued(row, 'learning'));
  const newCards = sortedNewCards(gathered.newCards, options.newOrder, today).map((row) => queued(row, 'new'));
  return new StudyQueue({
    deckId: root.id,
    today,
    main: mixed(mixed(reviews, interday, options.interdayMix), newCards, options.newMix),
    intraday: gathered.intraday.map(intradayCard),
    learnAheadSecs: sources.learnAheadSecs,
    builtAtSecs: nowSecs,
    loadBalancer: loadBalancer(col, sources),
  });
}

interface DeckTreePart {
  /** Only where the limits of all parents count: those of the studied deck, the top first. */
  readonly above: readonly Deck[];
  /** The studied deck and those below it. Read now: what they counted today changes with each answer. */
  readonly below: readonly Deck[];
}

function treeOf({ db }: Collection, root: Deck): DeckTreePart {
  const rootKey = deckNameKey(root.name);
  const decks = listDecks(db).map((deck) => ({ deck, key: deckNameKey(deck.name) }));
  const withParents = findConfig(db, 'applyAllParentLimits') === true;
  const above = decks.filter(({ key }) => withParents && rootKey.startsWith(`${key}${KEY_SEPARATOR}`));
  const below = decks.filter(({ deck, key }) => deck.id === root.id || key.startsWith(`${rootKey}${KEY_SEPARATOR}`));
  return { above: above.map(({ deck }) => deck), below: below.map(({ deck }) => deck) };
}

function limitTree({ db }: Collection, sources: StudySources, decks: DeckTreePart, today: number): LimitTree {
  const settings = { today, newCardsIgnoreReviewLimit: findConfig(db, 'newCardsIgnoreReviewLimit') === true };
  const idByKey = new Map<string, number>();
  const limited = [...decks.above, ...decks.below].map((deck): LimitedDeck => {
    const key = deckNameKey(deck.name);
    const limits = deckLimits(deck, sources.presetOf(deck).config, settings);
    const parentId = nearestAncestor(idByKey, key);
    idByKey.set(key, deck.id);
    return { deckId: deck.id, parentId, limits };
  });
  return new LimitTree(limited);
}

function nearestAncestor(idByKey: ReadonlyMap<string, number>, key: string): number | undefined {
  for (let at = key.lastIndexOf(KEY_SEPARATOR); at > 0; at = key.lastIndexOf(KEY_SEPARATOR, at - 1)) {
    const found = idByKey.get(key.slice(0, at));
    if (found !== undefined) return found;
  }
  return undefined;
}

function queued({ id, mod }: QueueRow, kind: QueuedKind): QueuedCard {
  return { cardId: id, mod, kind };
}

/** A learning card of today as the queue keeps it. */
export function intradayCard({ id, mod, due, reps }: Pick<QueueRow, 'id' | 'mod' | 'due' | 'reps'>): IntradayCard {
  return { cardId: id, mod, kind: 'learning', dueSecs: due, unseen: reps === 0 };
}

/** How full the coming days are in each preset, unless the user wants none of it. */
function loadBalancer(col: Collection, sources: StudySources): LoadBalancer | undefined {
  const { db, env } = col;
  if (findConfig(db, 'loadBalancerEnabled') === false) return undefined;
  const { daysElapsed: today, nextDayAtSecs } = col.dayTiming();
  const west = env.clock.offsetWestMins(Math.floor(env.clock.nowMs() / 1000));
  // Cards in filtered decks don't count.
  const normal = sources.decks.filter((deck) => deck.kind === 'normal');
  const normalIds = new Set(normal.map(({ id }) => id));
  const counts = new Map<number, readonly number[]>();
  for (const [presetId, decks] of Map.groupBy(normal, ({ configId }) => configId)) {
    const deckIds = decks.map(({ id }) => id);
    const dues = duesBetween(db, deckIds, { from: today, to: today + BALANCED_DAYS - 1 });
    if (dues.length > 0) counts.set(presetId, perDay(dues, today));
  }
  return new LoadBalancer((day) => localWeekday(nextDayAtSecs + (day - 1) * DAY_SECS, west), {
    counts,
    ofNote: (noteId) =>
      duesOfNote(db, noteId).flatMap(({ id, did, due }) => {
        const day = normalIds.has(did) ? balancedDay(due, today) : undefined;
        return day === undefined ? [] : [{ id, day }];
      }),
  });
}

function perDay(dues: readonly number[], today: number): number[] {
  const counts = Array.from({ length: BALANCED_DAYS }, () => 0);
  for (const due of dues) counts[due - today] = (counts[due - today] ?? 0) + 1;
  return counts;
}
