import { dayTiming } from '#core/collection/day-clock.ts';
import { cardStudy } from '#core/scheduler/card-study.ts';
import { LoadBalancer, localWeekday } from '#core/scheduler/fuzz/load-balancer.ts';
import type { CardState, MemoryState } from '#core/scheduler/states/card-state.ts';
import type { CardStudy } from '#core/scheduler/study-context.ts';
import { midnightMs, type StudyOptions } from '#core/scheduler/study-options.ts';
import type { SchedulingVector, VectorConfig, VectorMemory, VectorReview } from './vector-file.ts';

const PRESET_ID = 1;
const DAY_SECS = 86_400;

/** The card of a case, read for studying. `filteredDeckId` stands where the file only says that it is filtered. */
export function vectorStudy(vector: SchedulingVector, filteredDeckId = 2): CardStudy {
  const { card, deck, nowMs, creationOffset, rollover, crt, localOffset } = vector;
  const timing = dayTiming({
    crt,
    creationOffset,
    rollover,
    nowSecs: Math.floor(nowMs / 1000),
    offsetWestMins: localOffset,
  });
  const row = {
    ...card,
    did: typeof card.did === 'number' ? card.did : filteredDeckId,
    nid: vector.noteId,
    ord: 0,
    mod: 0,
    usn: 0,
    flags: 0,
  };
  const studied = {
    row,
    options: vectorOptions(vector.config),
    presetId: PRESET_ID,
    desiredRetention: deck.desiredRetention === null ? undefined : Math.fround(deck.desiredRetention),
    filtered: deck.filtered ?? undefined,
    history: () => vector.revlog.map((review) => reviewRow(card.id, review)),
  };
  return cardStudy(studied, {
    nowMs,
    timing,
    fsrs: vector.col.fsrs,
    fsrsShortTermWithSteps: vector.col.fsrsShortTermWithStepsEnabled,
    loadBalancer: vector.group === 'loadbalance' && vector.fuzz ? vectorBalancer(vector) : undefined,
    fuzz: vector.fuzz,
  });
}

export function vectorOptions(config: VectorConfig): StudyOptions {
  const parameters = [config.fsrsParams6, config.fsrsParams5, config.fsrsParams4];
  return {
    learnStepsMins: config.learnSteps,
    relearnStepsMins: config.relearnSteps,
    initialEase: config.initialEase,
    easyMultiplier: config.easyMultiplier,
    hardMultiplier: config.hardMultiplier,
    lapseMultiplier: config.lapseMultiplier,
    intervalMultiplier: config.intervalMultiplier,
    maximumIntervalDays: config.maximumReviewInterval,
    minimumLapseIntervalDays: config.minimumLapseInterval,
    graduatingIntervalDays: config.graduatingIntervalGood,
    easyIntervalDays: config.graduatingIntervalEasy,
    leechThreshold: config.leechThreshold,
    leechAction: config.leechAction === 0 ? 'suspend' : 'tagOnly',
    answerTimeCapSecs: config.capAnswerTimeToSecs,
    buryNew: config.buryNew,
    buryReviews: config.buryReviews,
    buryInterdayLearning: config.buryInterdayLearning,
    easyDays: config.easyDaysPercentages,
    fsrsParameters: parameters.find((list) => list.length > 0) ?? [],
    desiredRetention: config.desiredRetention,
    historicalRetention: config.historicalRetention,
    ignoreReviewsBeforeMs: midnightMs(config.ignoreRevlogsBeforeDate),
  };
}

/** A state in the shape of the file. */
export function vectorState(state: CardState): Record<string, unknown> {
  switch (state.kind) {
    case 'learning':
    case 'review':
      return { ...state, memory: vectorMemory(state.memory) };
    case 'relearning': {
      const { learning, review } = state;
      return {
        kind: 'relearning',
        learning: { ...learning, memory: vectorMemory(learning.memory) },
        review: { ...review, memory: vectorMemory(review.memory) },
      };
    }
    case 'rescheduling':
      return { kind: 'rescheduling', original: vectorState(state.original) };
    case 'new':
    case 'preview':
      return { ...state };
  }
}

function vectorMemory(memory: MemoryState | undefined): VectorMemory | null {
  return memory === undefined ? null : { s: memory.stability, d: memory.difficulty };
}

function reviewRow(cid: number, [id, ease, ivl, lastIvl, factor, time, type]: VectorReview) {
  return { id, cid, usn: -1, ease, ivl, lastIvl, factor, time, type };
}

/** Counts the neighbours, and the card itself, as the queue of its deck would. */
function vectorBalancer({
  card,
  noteId,
  otherCards,
  daysElapsed,
  nextDayAt,
  localOffset,
}: SchedulingVector): LoadBalancer {
  const balancer = new LoadBalancer((day) => localWeekday(nextDayAt + (day - 1) * DAY_SECS, localOffset));
  for (const { id, nid, due } of [...otherCards, { id: card.id, nid: noteId, due: card.due }]) {
    balancer.add({ id, noteId: nid, presetId: PRESET_ID }, due - daysElapsed);
  }
  return balancer;
}
