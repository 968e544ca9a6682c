import type { Handlers } from '#shared/contract/define.ts';
import type { CardId } from '#shared/contract/ids.ts';
import type { CardStates, CustomStates, scheduler, StudyState } from '#shared/contract/scheduler.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { QUEUE } from '../../cards/card-queue.ts';
import type { Collection, StepCompanion } from '../../collection/collection.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import { keptCard } from '../../storage/kept-card.ts';
import { cardStudy, nextStates } from '../card-study.ts';
import { intradayCard } from '../queue/build-queue.ts';
import { dropQueue, findQueue, studySources } from '../queue/current-queue.ts';
import { type BalancedCard, balancedDay } from '../fuzz/load-balancer.ts';
import type { StudyQueue } from '../queue/study-queue.ts';
import { answerLabel, type LabelSettings } from '../states/answer-label.ts';
import { ANSWERS, type Answer, type CardState, memoryIn, type NextStates } from '../states/card-state.ts';
import { statesMark } from '../states/states-mark.ts';
import type { CardStudy } from '../study-context.ts';
import type { AnswerEffect } from './answer-effect.ts';
import { applyAnswer } from './answer-card.ts';
import { customizedStates, customScript } from './custom-scheduling.ts';
import type { GivenAnswer } from './given-answer.ts';

interface AnswerServiceDeps {
  readonly collection: () => Collection;
}

/** What the four buttons of cards do, and doing it. */
export function answerService({
  collection,
}: AnswerServiceDeps): Pick<
  Handlers<typeof scheduler>,
  'states' | 'customScript' | 'customStates' | 'answer' | 'gradeNow'
> {
  return {
    states: ({ cardIds }) => {
      const col = collection();
      return cardIds.map((cardId) => statesOf(col, cardId));
    },
    customScript: ({ cardId }) => {
      const col = collection();
      const sources = studySources(col);
      const context = sources.context(findQueue(col)?.loadBalancer);
      const study = cardStudy(sources.studiedCard(getCard(col, cardId)), context);
      return customScript(col, study, nextStates(study));
    },
    customStates: ({ cardId, custom }) => statesOf(collection(), cardId, custom),
    answer: (wanted) => {
      const col = collection();
      const queue = findQueue(col);
      return orWithoutQueue(col, () => {
        const chosen = chosenAnswer(col, queue, wanted);
        let done: Answered | undefined;
        return col.transact(
          'answerCard',
          () => {
            done = answered(col, queue, chosen);
            const { leech, row } = done.effect;
            return { leech, suspended: row.queue === QUEUE.suspended };
          },
          // Any other card than the queue's next may be answered too: then the queue is gathered anew.
          () =>
            done !== undefined && queue?.holds(wanted.cardId) === true ? companionOf(col, queue, done) : undefined,
        );
      });
    },
    gradeNow: ({ cardIds, rating }) => {
      const col = collection();
      const queue = findQueue(col);
      return orWithoutQueue(col, () =>
        col.transact('gradeCards', () => {
          const ids = new Set(cardIds);
          for (const cardId of ids) answered(col, queue, chosenAnswer(col, queue, { cardId, rating, tookMs: 0 }));
          return { cardCount: ids.size };
        }),
      );
    },
  };
}

/** What fails is rolled back; a queue that counted some of it is not to be used any more. */
function orWithoutQueue<T>(col: Collection, work: () => T): T {
  try {
    return work();
  } catch (error: unknown) {
    dropQueue(col);
    throw error;
  }
}

interface WantedAnswer {
  readonly cardId: number;
  readonly rating: number;
  readonly tookMs: number;
  readonly mark?: string | undefined;
  readonly custom?: CustomStates | undefined;
}

/** What an answer is about to do. */
interface ChosenAnswer {
  readonly study: CardStudy;
  readonly given: GivenAnswer;
}

interface Answered extends ChosenAnswer {
  readonly effect: AnswerEffect;
}

/** Throws `card.changed` where the card is no longer what the caller was shown. */
function chosenAnswer(
  col: Collection,
  queue: StudyQueue | undefined,
  { cardId, rating, tookMs, mark, custom }: WantedAnswer,
): ChosenAnswer {
  const { study, states, mark: present } = markedStudy(col, cardId, queue);
  if (mark !== undefined && mark !== present) throw new AppError('card.changed', { cardId: String(cardId) });
  const answer = answerOf(rating);
  const answeredAtMs = study.context.nowMs;
  const customized = custom === undefined ? undefined : customizedStates(states, custom, [answer]);
  const next = (customized?.states ?? states)[answer];
  const given = { answer, current: states.current, next, answeredAtMs, tookMs };
  const customData = customized?.customData[answer];
  return { study, given: customData === undefined ? given : { ...given, customData } };
}

/** Inside a transaction. Intervals are balanced by the queue's counts. */
function answered(col: Collection, queue: StudyQueue | undefined, { study, given }: ChosenAnswer): Answered {
  const effect = applyAnswer(col, study, given);
  const { row } = effect;
  queue?.loadBalancer?.addAnswered(balanced(study, queue), row.queue === QUEUE.review ? row.ivl : undefined);
  return { study, given, effect };
}

/** As the balancer of the queue knows the card: in a filtered deck it was not counted. */
function balanced({ card: { row, presetId } }: CardStudy, { today }: StudyQueue): BalancedCard {
  const countedOn = row.odid === 0 ? balancedDay(row.due, today) : undefined;
  return { id: row.id, noteId: row.nid, presetId, countedOn };
}

function answerOf(rating: number): Answer {
  const answer = ANSWERS[rating - 1];
  if (answer === undefined) throw new AppError('invalidInput', { issues: ['rating: 1 to 4'] });
  return answer;
}

function getCard(col: Collection, cardId: number): CardRow {
  const row = keptCard(col.db, cardId);
  if (row === undefined) throw new AppError('notFound', { what: 'cards', id: String(cardId) });
  return row;
}

/** The queue goes on with the answered card, and comes back with it when the answer is taken back. */
function companionOf(col: Collection, queue: StudyQueue, { study, given, effect }: Answered): StepCompanion {
  const { row } = effect;
  const { next } = given;
  const nowSecs = Math.floor(col.env.clock.nowMs() / 1000);
  const comesAgain =
    (row.queue === QUEUE.learnToday || row.queue === QUEUE.preview) &&
    row.due < study.context.timing.nextDayAtSecs &&
    !(next.kind === 'preview' && next.finished);
  const move = queue.answered(row.id, comesAgain ? intradayCard(row) : undefined, nowSecs);
  const taken = (back: () => void): void => {
    // Another queue may have been gathered since, without the card or with it.
    if (findQueue(col) === queue) back();
    else dropQueue(col);
  };
  return {
    undone: () =>
      taken(() => {
        queue.undone(move);
        queue.loadBalancer?.remove(balanced(study, queue));
      }),
    redone: () => taken(() => queue.redone(move)),
  };
}

/** The mark is that of the card's own states, whatever a script has made of them. */
function statesOf(col: Collection, cardId: CardId, custom?: CustomStates): CardStates {
  const queue = findQueue(col);
  const { study, states: own, mark } = markedStudy(col, cardId, queue);
  const states = custom === undefined ? own : customizedStates(own, custom).states;
  const { nowMs, timing } = study.context;
  const settings: LabelSettings = {
    secsUntilRollover: timing.nextDayAtSecs - Math.floor(nowMs / 1000),
    learnAheadSecs: studySources(col).learnAheadSecs,
  };
  const outcome = (answer: Answer): CardStates['again'] => ({
    ...shownState(states[answer]),
    label: answerLabel(states[answer], settings),
  });
  return {
    cardId,
    mark,
    current: shownState(states.current),
    again: outcome('again'),
    hard: outcome('hard'),
    good: outcome('good'),
    easy: outcome('easy'),
  };
}

function shownState(state: CardState): StudyState {
  const memory = memoryIn(state) ?? null;
  switch (state.kind) {
    case 'new':
      return { kind: 'new', intervalSecs: null, intervalDays: null, ease: null, memory };
    case 'learning':
    case 'preview':
      return { kind: state.kind, intervalSecs: state.scheduledSecs, intervalDays: null, ease: null, memory };
    case 'review':
      return { kind: 'review', intervalSecs: null, intervalDays: state.scheduledDays, ease: state.easeFactor, memory };
    case 'relearning': {
      const { learning, review } = state;
      const ease = review.easeFactor;
      return { kind: 'relearning', intervalSecs: learning.scheduledSecs, intervalDays: null, ease, memory };
    }
    case 'rescheduling':
      return shownState(state.original);
  }
}

interface MarkedStudy {
  readonly study: CardStudy;
  readonly states: NextStates;
  /** Tells whether an answer would still do what was said it would. Time that passes changes nothing about that. */
  readonly mark: string;
}

interface Known extends MarkedStudy {
  readonly queue: StudyQueue | undefined;
  readonly balancerVersion: number | undefined;
}

/** What was made of the last few cards, by their rows: who asks for a card's states mostly answers it next. */
const known = new WeakMap<CardRow, Known>();

/** The moment is now; of the seconds that passed since the last answer, states that are known tell no news. */
function markedStudy(col: Collection, cardId: number, queue: StudyQueue | undefined): MarkedStudy {
  const row = getCard(col, cardId);
  const sources = studySources(col);
  const context = sources.context(queue?.loadBalancer);
  const balancerVersion = queue?.loadBalancer?.version;
  // The same row: nothing was written since, so decks, presets and the log are as they were, too.
  const found = known.get(row);
  const isSame =
    found?.queue === queue &&
    found?.balancerVersion === balancerVersion &&
    found?.study.context.timing === context.timing;
  if (found !== undefined && isSame) return { ...found, study: { ...found.study, context } };
  const study = cardStudy(sources.studiedCard(row), context);
  const states = nextStates(study);
  const marked = { study, states, mark: statesMark(states) };
  known.set(row, { ...marked, queue, balancerVersion });
  return marked;
}
