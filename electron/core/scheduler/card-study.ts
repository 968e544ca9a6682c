import { type CardData, parseCardData } from '../storage/card-data.ts';
import { TYPE } from '../cards/card-queue.ts';
import type { RevlogRow } from '../storage/revlog-storage.ts';
import { type FsrsModel, fsrsModel } from './fsrs/fsrs-model.ts';
import { allowsShortTerm } from './fsrs/fsrs-parameters.ts';
import { daysAgo, lastReviewSecs, memoryFromHistory } from './fsrs/memory-from-history.ts';
import { fuzzSeed } from './fuzz/fuzz-seed.ts';
import { fuzzedInterval, fuzzFactor } from './fuzz/interval-fuzz.ts';
import { type Answer, type MemoryState, type NextStates, ratingOf } from './states/card-state.ts';
import { currentState } from './states/current-state.ts';
import { LearningSteps } from './states/learning-steps.ts';
import { nextStatesOf } from './states/next-states-of.ts';
import type { FsrsAnswer, Transition } from './states/transition.ts';
import type { CardStudy, StudiedCard, StudyContext } from './study-context.ts';

/** Reads a card for studying it. */
export function cardStudy(card: StudiedCard, context: StudyContext): CardStudy {
  const data = parseCardData(card.row.data);
  return { card, context, data, memory: memoryOf(card, context, data) };
}

/** What the card is now and what each answer would make of it. */
export function nextStates(study: CardStudy): NextStates {
  return nextStatesOf(currentState(study), transitionOf(study));
}

/** Share of cards to be remembered: the deck's own, else the preset's. */
export function desiredRetention({ desiredRetention, options }: StudiedCard): number {
  return desiredRetention ?? options.desiredRetention;
}

function memoryOf(card: StudiedCard, { fsrs, timing }: StudyContext, data: CardData): MemoryState | undefined {
  const { stability, difficulty } = data;
  if (stability !== undefined && difficulty !== undefined) return { stability, difficulty };
  if (!fsrs || card.row.type === TYPE.new) return undefined;
  const { historicalRetention, ignoreReviewsBeforeMs } = card.options;
  const { nextDayAtSecs } = timing;
  const model = modelOf(card);
  return memoryFromHistory(card.history(), card.row, {
    model,
    nextDayAtSecs,
    historicalRetention,
    ignoreReviewsBeforeMs,
  });
}

function transitionOf(study: CardStudy): Transition {
  const { card, context } = study;
  const { options } = card;
  return {
    options,
    learnSteps: new LearningSteps(options.learnStepsMins),
    relearnSteps: new LearningSteps(options.relearnStepsMins),
    fsrs: context.fsrs ? fsrsAnswers(study) : undefined,
    shortTerm: { allowed: allowsShortTerm(options.fsrsParameters), withSteps: context.fsrsShortTermWithSteps },
    filtered: card.filtered,
    fuzzed: fuzzOf(card, context),
  };
}

function fsrsAnswers({ card, context, data, memory }: CardStudy): Readonly<Record<Answer, FsrsAnswer>> {
  const model = modelOf(card);
  const retention = desiredRetention(card);
  const days = memory === undefined ? 0 : daysSinceReview(data, card.history, context.timing.nextDayAtSecs);
  const after = (answer: Answer): FsrsAnswer => {
    const rating = ratingOf(answer);
    const next = memory === undefined ? model.firstMemory(rating) : model.nextMemory(memory, days, rating);
    return { memory: next, interval: model.interval(next.stability, retention) };
  };
  return { again: after('again'), hard: after('hard'), good: after('good'), easy: after('easy') };
}

function daysSinceReview(data: CardData, history: () => readonly RevlogRow[], nextDayAtSecs: number): number {
  const atSecs = data.lastReviewSecs ?? lastReviewSecs(history());
  return atSecs === undefined ? 0 : daysAgo(atSecs, nextDayAtSecs);
}

/** Balanced where a balancer is there and applies, else fuzzed; one card's intervals share one seed. */
function fuzzOf(card: StudiedCard, { fuzz, loadBalancer }: StudyContext): Transition['fuzzed'] {
  if (!fuzz) return (interval, minimum, maximum) => fuzzedInterval(undefined, interval, minimum, maximum);
  const { row, options, presetId } = card;
  const seed = fuzzSeed(row.id, row.reps);
  const factor = fuzzFactor(seed);
  return (interval, minimum, maximum) =>
    loadBalancer?.interval({
      seed,
      interval,
      minimum,
      maximum,
      presetId,
      noteId: row.nid,
      avoidSiblings: options.buryReviews,
      easyDays: options.easyDays,
    }) ?? fuzzedInterval(factor, interval, minimum, maximum);
}

function modelOf({ options }: StudiedCard): FsrsModel {
  return fsrsModel(options.fsrsParameters);
}
