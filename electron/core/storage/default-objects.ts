import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import type { JsonObject } from './lossless-json.ts';

/** What every new deck has, in the order of the official client's keys. */
function newDeck(id: number, name: string): JsonObject {
  return {
    id,
    mod: 0,
    name,
    usn: 0,
    lrnToday: [0, 0],
    revToday: [0, 0],
    newToday: [0, 0],
    timeToday: [0, 0],
    collapsed: true,
    browserCollapsed: true,
    desc: '',
  };
}

/** A new normal deck as the official client would make it, with all keys that other clients need. */
export function normalDeckObject(id: number, name: string, configId = DEFAULT_DECK_CONFIG_ID): JsonObject {
  return {
    ...newDeck(id, name),
    dyn: 0,
    conf: configId,
    extendNew: 0,
    extendRev: 0,
    reviewLimit: null,
    newLimit: null,
    reviewLimitToday: null,
    newLimitToday: null,
    desiredRetention: null,
  };
}

/** A new filtered deck. What it gathers is laid over it. */
export function filteredDeckObject(id: number, name: string): JsonObject {
  return {
    ...newDeck(id, name),
    dyn: 1,
    resched: true,
    terms: [],
    separate: true,
    delays: null,
    previewDelay: 0,
    previewAgainSecs: 60,
    previewHardSecs: 600,
    previewGoodSecs: 0,
  };
}

/** A new preset with the official client's defaults. */
export function deckConfigObject(id: number, name: string): JsonObject {
  return {
    id,
    mod: 0,
    name,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
    rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
    lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
    dyn: false,
    newMix: 0,
    newPerDayMinimum: 0,
    interdayLearningMix: 0,
    reviewOrder: 0,
    newSortOrder: 0,
    newGatherPriority: 0,
    buryInterdayLearning: false,
    fsrsWeights: [],
    fsrsParams5: [],
    fsrsParams6: [],
    desiredRetention: 0.9,
    ignoreRevlogsBeforeDate: '',
    easyDaysPercentages: [1, 1, 1, 1, 1, 1, 1],
    stopTimerOnAnswer: false,
    secondsToShowQuestion: 0,
    secondsToShowAnswer: 0,
    questionAction: 0,
    answerAction: 0,
    waitForAudio: true,
    sm2Retention: 0.9,
    weightSearch: '',
  };
}

/** The keys that clients expect in every collection. */
export function configObject(creationOffsetWestMins: number): JsonObject {
  return {
    activeDecks: [1],
    curDeck: 1,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    curModel: null,
    nextPos: 1,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    dayLearnFirst: false,
    schedVer: 2,
    creationOffset: creationOffsetWestMins,
    sched2021: true,
  };
}
