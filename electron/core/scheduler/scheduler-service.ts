import type { Handlers, OpResult } from '#shared/contract/define.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { scheduler } from '#shared/contract/scheduler.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { QUEUE, queueOf } from '../cards/card-queue.ts';
import { changeCards } from '../cards/change-cards.ts';
import { refuseWrongClock, underRightClock } from '../collection/clock-check.ts';
import type { Collection } from '../collection/collection.ts';
import { schedulerVersion } from '../old-scheduler/update-scheduler.ts';
import { getDeck, listChildDeckIds } from '../storage/deck-storage.ts';
import { cardsInQueues, newPlaces } from '../storage/queue-storage.ts';
import { answerService } from './answer/answer-service.ts';
import { cardOperations } from './card-operations.ts';
import { handChoices } from './hand-choices.ts';
import { queueService } from './queue/queue-service.ts';

interface SchedulerServiceDeps {
  readonly collection: () => Collection;
}

/** Studying: what comes next, answers, and what takes cards out of study and brings them back. */
export function schedulerService(deps: SchedulerServiceDeps): Handlers<typeof scheduler> {
  const { collection } = deps;
  const studied = {
    collection: () => {
      const col = collection();
      refuseStudy(col);
      return col;
    },
  };
  return {
    ...queueService(studied),
    ...answerService(studied),
    ...cardOperations({ collection: underRightClock(collection) }),
    handChoices: ({ place }) => handChoices(collection(), place),
    newPlaces: () => newPlaces(collection().db),
    suspend: ({ cardIds }) => putAside(collection(), 'suspendCards', cardIds, QUEUE.suspended),
    bury: ({ cardIds }) => putAside(collection(), 'buryCards', cardIds, QUEUE.buriedByUser),
    restore: ({ cardIds }) => {
      const col = collection();
      return col.transact('restoreCards', () => ({
        cardCount: changeCards(col, cardIds, (card) => (card.queue < 0 ? { queue: queueOf(card) } : undefined)),
      }));
    },
    unburyDeck: ({ deckId, kind }) => {
      const col = collection();
      return col.transact('restoreCards', () => ({ cardCount: unburied(col, deckId, kind) }));
    },
  };
}

/** Collections known to have the present scheduler, as of their study generation: another one comes with a change. */
const present = new WeakMap<Collection, number>();

/** Throws `scheduler.tooOld` or `clock.wrong`. */
function refuseStudy(col: Collection): void {
  if (present.get(col) !== col.studyGeneration) {
    if (schedulerVersion(col.db) !== 'third') throw new AppError('scheduler.tooOld', {});
    present.set(col, col.studyGeneration);
  }
  refuseWrongClock(col);
}

const BURIED = {
  user: [QUEUE.buriedByUser],
  scheduler: [QUEUE.buriedByScheduler],
  all: [QUEUE.buriedByUser, QUEUE.buriedByScheduler],
} as const;

function unburied(col: Collection, deckId: DeckId, kind: keyof typeof BURIED): number {
  const deck = getDeck(col.db, deckId);
  const deckIds = [deck.id, ...listChildDeckIds(col.db, deck.name)];
  const cardIds = cardsInQueues(col.db, deckIds, BURIED[kind]);
  return changeCards(col, cardIds, (card) => ({ queue: queueOf(card) }));
}

function putAside(
  col: Collection,
  op: 'suspendCards' | 'buryCards',
  cardIds: readonly number[],
  queue: number,
): OpResult<{ cardCount: number }> {
  return col.transact(op, () => ({
    // Burying a suspended card would bring it back tomorrow.
    cardCount: changeCards(col, cardIds, (card) =>
      card.queue === queue || card.queue === QUEUE.suspended ? undefined : { queue },
    ),
  }));
}
