import type { CardId } from '#shared/contract/ids.ts';
import { defaultDeckOptions } from '#shared/domain/deck-options.ts';
import { cardId, cardIds, deckConfigId, deckId, noteId, renderedCard, type SamplesOf } from './sample-parts.ts';

const reviewPreferences = {
  rolloverHour: 4,
  learnAheadSecs: 1200,
  timeboxSecs: 0,
  showPlayButtons: true,
  interruptAudio: true,
  showRemaining: true,
  showNextTimes: true,
  renderLatex: false,
};
const filteredSettings = {
  terms: [
    { search: 'is:due "a b"', limit: 100, order: 1 },
    { search: '', limit: 20, order: 6 },
  ],
  reschedule: false,
  previewAgainSecs: 60,
  previewHardSecs: 600,
  previewGoodSecs: 0,
};
const newState = { kind: 'new', intervalSecs: null, intervalDays: null, ease: null, memory: null } as const;
const minuteLabel = { unit: 'minutes', amount: 1, orSooner: true } as const;
const ownOptions = {
  newLimit: null,
  reviewLimit: 50,
  newLimitToday: 5,
  reviewLimitToday: null,
  desiredRetentionPercent: 85,
};
const sharedOptions = {
  newCardsIgnoreReviewLimit: false,
  applyAllParentLimits: true,
  fsrs: true,
  fsrsHealthCheck: true,
  cardStateCustomizer: 'states.good.normal;',
};
const training = {
  search: 'deck:"ß"',
  presetName: 'Default',
  ignoreReviewsBefore: '',
  fsrsParameters: [],
  relearnStepCount: 1,
};
const comingQuestion = { question: '<i>next</i>', css: '.card {}', cardNumber: 2, typeIn: null } as const;
const cardStates = {
  cardId,
  mark: '0123456789abcdef',
  current: newState,
  again: { ...newState, kind: 'learning', intervalSecs: 60, label: minuteLabel },
  hard: { ...newState, kind: 'learning', intervalSecs: 330, label: minuteLabel },
  good: { ...newState, kind: 'learning', intervalSecs: 600, label: minuteLabel },
  easy: {
    kind: 'review',
    intervalSecs: null,
    intervalDays: 4,
    ease: 2.5,
    memory: { stability: 8.2956, difficulty: 1 },
    label: { unit: 'days', amount: 4, orSooner: false },
  },
} as const;
const reviewedCard = {
  cardId,
  noteId,
  deckId,
  homeDeckId: deckId,
  kind: 'learning',
  flag: 0,
  marked: true,
  states: cardStates,
  manner: {
    answerTimeCapSecs: 60,
    showTimer: true,
    stopTimerOnAnswer: false,
    questionSecs: 0.5,
    answerSecs: 0,
    questionAction: 'showAnswer',
    answerAction: 'buryCard',
    waitForAudio: true,
  },
  rendered: renderedCard,
} as const;

export const studySamples: SamplesOf<
  'decks' | 'deckConfig' | 'reviewer' | 'scheduler' | 'customStudy' | 'reviewPreferences'
> = {
  decks: {
    tree: {
      input: {},
      output: [
        {
          deckId,
          name: 'أساسي "\u2028\ud83d\ude00',
          fullName: 'أساسي "\u2028\ud83d\ude00',
          level: 1,
          collapsed: false,
          collapsedInBrowser: true,
          filtered: false,
          newCount: 20,
          learnCount: 0,
          reviewCount: 9999,
          children: [],
        },
      ],
    },
    get: {
      input: { deckId },
      output: {
        deckId,
        name: 'b',
        fullName: 'a::b',
        filtered: false,
        description: '<b>\n</b>',
        descriptionIsMarkdown: false,
        newCount: 1,
        learnCount: 2,
        reviewCount: 3,
        cardCount: 6,
        buriedCount: 0,
      },
    },
    current: { input: {}, output: { deckId, fullName: 'a::b' } },
    studiedToday: { input: {}, output: { cards: 5, tookMs: 61_000 } },
    removalPreview: {
      input: { deckIds: [deckId] },
      output: { deckCount: 1, cardCount: 2, fullName: 'a::b', filtered: false },
    },
    filteredPreview: {
      input: { deckId: null, terms: filteredSettings.terms },
      output: { terms: [{ found: 30, suspended: 1, buried: 2, inOtherDecks: 3, taken: 20 }] },
    },
    filteredSettings: { input: { deckId }, output: { deckId, name: 'Cram', settings: filteredSettings, fsrs: true } },
    saveFiltered: {
      input: { deckId: null, name: 'Cram', settings: filteredSettings, evenIfEmpty: false },
      output: { deckId, name: 'Cram+', cardCount: 100 },
    },
    buildFiltered: { input: { deckId }, output: { cardCount: 0 } },
    emptyFiltered: { input: { deckId }, output: { cardCount: 1 } },
    create: { input: { name: 'a::b' }, output: { deckId, name: 'a::b' } },
    rename: { input: { deckId, name: 'c' }, output: { name: 'c' } },
    remove: { input: { deckIds: [deckId] }, output: { cardCount: 2 } },
    reparent: { input: { deckIds: [deckId], newParentId: null }, output: { movedCount: 1 } },
    setCollapsed: { input: { deckId, collapsed: true, in: 'browser' }, output: null },
    select: { input: { deckId }, output: null },
    setDescription: { input: { deckId, description: '', markdown: true }, output: null },
  },
  deckConfig: {
    list: { input: {}, output: [{ deckConfigId, name: 'Default', options: { new: { perDay: 20, delays: [1, 10] } } }] },
    add: { input: { name: 'Slow', copyOf: deckConfigId }, output: { deckConfigId } },
    update: { input: { deckConfigId, options: { rev: { perDay: 5 } } }, output: null },
    assign: { input: { deckId, deckConfigId }, output: null },
    forDeck: {
      input: { deckId },
      output: {
        deckId,
        fullName: 'A::ß',
        deckConfigId,
        childCount: 2,
        presets: [
          { deckConfigId, name: 'Default', options: defaultDeckOptions, deckCount: 2, deckNames: ['A', 'A::ß'] },
        ],
        own: ownOptions,
        lastToday: { newLimit: 3, reviewLimit: null },
        parents: [{ deckConfigId, newLimit: null, reviewLimit: 100 }],
        shared: sharedOptions,
        schemaChanged: false,
        daysSinceOptimized: null,
      },
    },
    save: {
      input: {
        deckId,
        presets: [{ deckConfigId: null, copyOf: deckConfigId, name: 'Slow', options: defaultDeckOptions }],
        removedIds: [deckConfigId],
        applyToChildren: true,
        own: ownOptions,
        shared: sharedOptions,
        reschedule: true,
        optimizedAll: false,
      },
      output: { deckConfigId },
      progress: { doneCards: 200, totalCards: 1000 },
    },
    optimize: {
      input: { ...training, healthCheck: true },
      output: { fsrsParameters: [0.212, 1.2931], alreadyOptimal: false, reviews: 5000, healthy: null },
      progress: { done: 1, total: 8, reviews: 5000 },
    },
    evaluate: {
      input: training,
      output: { logLoss: 0.3456, rmse: 0.0437, reviews: 5000 },
      progress: { done: 0, total: 1, reviews: 5000 },
    },
    ignoredBefore: {
      input: { search: '', presetName: 'Default', ignoreReviewsBefore: '2025-01-31' },
      output: { included: 10, total: 12 },
    },
    workload: {
      input: { presetName: 'Default', fsrsParameters: [], retentionPercent: 85 },
      output: { yearSecs: 86_400.5 },
    },
  },
  reviewer: {
    card: {
      input: { deckId },
      output: { deckId, counts: { new: 1, learning: 0, review: 2 }, card: reviewedCard, coming: comingQuestion },
    },
  },
  scheduler: {
    next: {
      input: { deckId, limit: 2 },
      output: {
        deckId,
        counts: { new: 1, learning: 0, review: 2 },
        cards: [{ cardId: 1_700_000_000_126 as CardId, noteId, deckId, kind: 'learning' }],
      },
    },
    counts: { input: {}, output: { new: 1, learning: 0, review: 2 } },
    states: {
      input: { cardIds },
      output: [cardStates],
    },
    customScript: {
      input: { cardId: 1_700_000_000_126 as CardId },
      output: {
        script: 'states.good.normal;',
        states: { good: { normal: { new: { position: 1 } } } },
        customData: { good: { v: 'سؤال' } },
        context: { deckName: 'A::ب', seed: 459_591_391_912_192 },
      },
    },
    customStates: {
      input: { cardId: 1_700_000_000_126 as CardId, custom: { states: {}, customData: {} } },
      output: cardStates,
    },
    finished: {
      input: { deckId },
      output: {
        deckId,
        filtered: false,
        learningLeft: 1,
        nextLearningInSecs: 600,
        reviewsLeft: true,
        newLeft: false,
        buriedByUser: false,
        buriedByScheduler: true,
      },
    },
    answer: {
      input: { cardId: 1_700_000_000_126 as CardId, rating: 3, tookMs: 4321, mark: '0123456789abcdef' },
      output: { leech: true, suspended: false },
    },
    gradeNow: { input: { cardIds, rating: 1 }, output: { cardCount: 1 } },
    forget: { input: { cardIds, restorePosition: true, resetCounts: false }, output: { cardCount: 1 } },
    setDueDate: { input: { cardIds, days: '3-7!' }, output: { cardCount: 1 } },
    handChoices: {
      input: { place: 'reviewer' },
      output: { dueDays: '3-7!', restorePosition: true, resetCounts: false, random: true, shiftOthers: false },
    },
    newPlaces: { input: {}, output: { first: 3, last: 40 } },
    reposition: {
      input: { cardIds, start: 1, step: 1, random: true, shiftOthers: false },
      output: { cardCount: 1 },
    },
    extendLimits: { input: { deckId, newCards: 10, reviews: -5 }, output: null },
    suspend: { input: { cardIds }, output: { cardCount: 1 } },
    bury: { input: { cardIds }, output: { cardCount: 0 } },
    unburyDeck: { input: { deckId, kind: 'user' }, output: { cardCount: 2 } },
    restore: { input: { cardIds: [] }, output: { cardCount: 0 } },
  },
  customStudy: {
    defaults: {
      input: { deckId },
      output: {
        deckId,
        deckName: 'a::b',
        cardCount: 12,
        extendNew: 10,
        extendReview: 0,
        availableNew: 5,
        availableNewInChildren: 1,
        availableReview: 2,
        availableReviewInChildren: 0,
        tags: [{ name: 'hard', include: true, exclude: false }],
      },
    },
    preview: {
      input: { deckId, kind: 'ahead', days: 3 },
      output: { count: { found: 9, suspended: 1, buried: 0, inOtherDecks: 0, taken: 8 } },
    },
    study: {
      input: { deckId, kind: 'cram', cards: 'due', cardLimit: 100, includeTags: ['hard'], excludeTags: [] },
      output: { session: { deckId, name: 'Custom Study Session', cardCount: 9 } },
    },
  },
  reviewPreferences: {
    get: { input: {}, output: reviewPreferences },
    set: { input: { rolloverHour: 5 }, output: reviewPreferences },
  },
};
