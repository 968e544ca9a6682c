import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import { outOfFilteredDeck } from '../../decks/filtered/send-cards-home.ts';
import { type CardData, cardDataText } from '../../storage/card-data.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import type { RevlogRow } from '../../storage/revlog-storage.ts';
import { desiredRetention } from '../card-study.ts';
import { cardDecay } from '../fsrs/fsrs-parameters.ts';
import { fuzzSeed } from '../fuzz/fuzz-seed.ts';
import { fuzzedDelaySecs } from '../fuzz/learning-fuzz.ts';
import {
  isLeeched,
  type LearningPart,
  memoryIn,
  type NormalState,
  type PreviewState,
  type ReviewPart,
} from '../states/card-state.ts';
import type { CardStudy } from '../study-context.ts';
import type { GivenAnswer } from './given-answer.ts';
import { revlogEntry } from './revlog-entry.ts';

const DAY_SECS = 86_400;

/** What an answer writes about the card itself. */
export interface AnswerEffect {
  readonly row: CardRow;
  /** Its id is the moment of the answer: where that is taken, the next free one is to be used. */
  readonly revlog: RevlogRow;
  /** The note gets the tag `leech`. */
  readonly leech: boolean;
}

export function answerEffect(study: CardStudy, given: GivenAnswer): AnswerEffect {
  const { row } = study.card;
  const { next } = given;
  const answered = { ...row, mod: Math.floor(study.context.nowMs / 1000), usn: -1 };
  const after =
    next.kind === 'preview'
      ? previewed(study, answered, next)
      : studied(study, answered, next.kind === 'rescheduling' ? next.original : next);
  const data = dataAfter(study, given);
  const leech = isLeeched(next);
  const suspended = leech && study.card.options.leechAction === 'suspend';
  return {
    row: { ...after, queue: suspended ? QUEUE.suspended : after.queue, data: cardDataText(data) },
    revlog: revlogEntry(study, given),
    leech,
  };
}

function studied(study: CardStudy, row: CardRow, next: NormalState): CardRow {
  const answered = { ...row, reps: row.reps + 1 };
  switch (next.kind) {
    case 'new':
      return { ...answered, type: TYPE.new, queue: QUEUE.new, due: next.position };
    case 'learning':
      return learning(study, { ...answered, type: TYPE.learn }, next);
    case 'relearning':
      return learning(study, { ...answered, type: TYPE.relearn, ...reviewColumns(next.review) }, next.learning);
    case 'review': {
      const due = study.context.timing.daysElapsed + next.scheduledDays;
      const reviewed = { ...answered, type: TYPE.review, queue: QUEUE.review, due, left: 0, ...reviewColumns(next) };
      return reviewed.odid === 0 ? reviewed : { ...reviewed, did: reviewed.odid, odid: 0, odue: 0 };
    }
  }
}

function learning({ card, context }: CardStudy, row: CardRow, next: LearningPart): CardRow {
  const nowSecs = Math.floor(context.nowMs / 1000);
  const untilRollover = context.timing.nextDayAtSecs - nowSecs;
  const { scheduledSecs } = next;
  const place =
    scheduledSecs < untilRollover
      ? { queue: QUEUE.learnToday, due: nowSecs + fuzzedDelay(card.row, context.fuzz, scheduledSecs) }
      : {
          queue: QUEUE.learnLater,
          due: context.timing.daysElapsed + Math.floor((scheduledSecs - untilRollover) / DAY_SECS) + 1,
        };
  // In a filtered deck the due date at home goes along.
  return { ...row, ...place, left: next.remainingSteps, odue: row.odid === 0 ? row.odue : place.due };
}

function previewed({ card, context }: CardStudy, row: CardRow, next: PreviewState): CardRow {
  if (next.finished) return { ...row, ...outOfFilteredDeck(row) };
  const delay = fuzzedDelay(card.row, context.fuzz, next.scheduledSecs);
  return { ...row, queue: QUEUE.preview, due: Math.floor(context.nowMs / 1000) + delay };
}

/** `before` is the card as it was: its answers so far choose the delay. */
function fuzzedDelay(before: CardRow, fuzz: boolean, secs: number): number {
  return fuzz ? fuzzedDelaySecs(fuzzSeed(before.id, before.reps), secs) : secs;
}

function reviewColumns({ scheduledDays, easeFactor, lapses }: ReviewPart): Pick<CardRow, 'ivl' | 'factor' | 'lapses'> {
  return { ivl: scheduledDays, factor: Math.round(Math.fround(easeFactor * 1000)), lapses };
}

function dataAfter(
  { card, context, data, memory }: CardStudy,
  { current, next, answeredAtMs, customData }: GivenAnswer,
): CardData {
  const { options } = card;
  const before = current.kind === 'rescheduling' ? current.original : current;
  const kept = {
    ...data,
    position: next.kind === 'new' ? undefined : before.kind === 'new' ? before.position : data.position,
    decay: context.fsrs ? cardDecay(options.fsrsParameters) : data.decay,
    custom: customData ?? data.custom,
  };
  const after = next.kind === 'preview' ? memory : memoryIn(next);
  const remembered = { ...kept, stability: after?.stability, difficulty: after?.difficulty };
  if (next.kind === 'preview') return remembered;
  return {
    ...remembered,
    desiredRetention: context.fsrs ? desiredRetention(card) : undefined,
    lastReviewSecs: Math.floor(answeredAtMs / 1000),
  };
}
