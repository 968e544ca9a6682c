import type { Handlers } from '#shared/contract/define.ts';
import type { CardId, DeckId, NoteId } from '#shared/contract/ids.ts';
import type { scheduler } from '#shared/contract/scheduler.ts';
import { QUEUE } from '../../cards/card-queue.ts';
import { beginDay } from '../../collection/begin-day.ts';
import type { Collection } from '../../collection/collection.ts';
import { getDeck, listChildDeckIds } from '../../storage/deck-storage.ts';
import { keptCard } from '../../storage/kept-card.ts';
import { hasCardInQueue, learningLeft } from '../../storage/queue-storage.ts';
import { currentQueue, dropQueue, studySources } from './current-queue.ts';
import type { QueuedCard, StudyQueue } from './study-queue.ts';

interface QueueServiceDeps {
  readonly collection: () => Collection;
}

/** Later than every due number. */
const ANY_DUE = Number.MAX_SAFE_INTEGER;
const SOONEST_SECS = 60;

/** What is to be studied next, and why there is nothing more. */
export function queueService({
  collection,
}: QueueServiceDeps): Pick<Handlers<typeof scheduler>, 'next' | 'counts' | 'finished'> {
  return {
    next: ({ deckId, limit }) => {
      const col = collection();
      const { queue, cards } = shownCards(col, deckId, limit);
      return { deckId: queue.deckId as DeckId, counts: queue.counts, cards };
    },
    counts: ({ deckId }) => currentQueue(collection(), deckId).counts,
    finished: ({ deckId }) => finished(collection(), deckId),
  };
}

type NextCards = Awaited<ReturnType<Handlers<typeof scheduler>['next']>>['cards'];

/** A card that is gone, or was changed past the queue, means that the queue is out of date: it is gathered anew. */
function shownCards(
  col: Collection,
  deckId: number | undefined,
  limit: number,
): { readonly queue: StudyQueue; readonly cards: NextCards } {
  const first = currentQueue(col, deckId);
  const cards = withRows(col, first.shown(limit));
  if (cards !== undefined) return { queue: first, cards };
  dropQueue(col);
  const queue = currentQueue(col, deckId);
  const anew = withRows(col, queue.shown(limit));
  if (anew === undefined) throw new Error('the queue does not fit the cards that it was gathered from');
  return { queue, cards: anew };
}

function withRows(col: Collection, shown: readonly QueuedCard[]): NextCards | undefined {
  const cards: NextCards = [];
  for (const { cardId, mod, kind } of shown) {
    const row = keptCard(col.db, cardId);
    if (row === undefined || row.mod !== mod) return undefined;
    cards.push({ cardId: row.id as CardId, noteId: row.nid as NoteId, deckId: row.did as DeckId, kind });
  }
  return cards;
}

function finished(
  col: Collection,
  deckId: number | undefined,
): Awaited<ReturnType<Handlers<typeof scheduler>['finished']>> {
  const { db, env } = col;
  const { daysElapsed: today, nextDayAtSecs } = beginDay(col);
  const deck = getDeck(db, currentQueue(col, deckId).deckId);
  const ids = [deck.id, ...listChildDeckIds(db, deck.name)];
  const nowSecs = Math.floor(env.clock.nowMs() / 1000);
  const { learnAheadSecs } = studySources(col);
  const learning = learningLeft(db, ids, { afterSecs: nowSecs, untilSecs: nextDayAtSecs });
  const has = (queue: number, maxDue = ANY_DUE): boolean => hasCardInQueue(db, ids, queue, maxDue);
  return {
    deckId: deck.id as DeckId,
    filtered: deck.kind === 'filtered',
    learningLeft: learning.cards,
    nextLearningInSecs:
      learning.nextDueSecs === undefined
        ? null
        : Math.max(SOONEST_SECS, learning.nextDueSecs - learnAheadSecs - nowSecs),
    reviewsLeft: has(QUEUE.review, today) || has(QUEUE.learnLater, today),
    newLeft: has(QUEUE.new),
    buriedByUser: has(QUEUE.buriedByUser),
    buriedByScheduler: has(QUEUE.buriedByScheduler),
  };
}
