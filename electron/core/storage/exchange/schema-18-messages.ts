import type { ProtoFields } from './proto-message.ts';
import { field, message, messages } from './proto-message.ts';

/*
 * The blobs of schema 18. Keys are those of schema 11 wherever a value only moves; a key with a leading capital is
 * one whose value is converted (schema-18-objects.ts).
 */
const OTHER = 255;

export const NOTETYPE: ProtoFields = {
  1: field('type', 'int32'),
  2: field('sortf', 'uint32'),
  3: field('css', 'string'),
  4: field('did', 'int64'),
  5: field('latexPre', 'string'),
  6: field('latexPost', 'string'),
  7: field('latexsvg', 'bool'),
  8: messages('Requirements', { 1: field('ord', 'uint32'), 2: field('kind', 'int32'), 3: field('fields', 'uint32s') }),
  9: field('originalStockKind', 'int32'),
  10: field('originalId', 'int64'),
  [OTHER]: field('Other', 'other'),
};

export const NOTETYPE_FIELD: ProtoFields = {
  1: field('sticky', 'bool'),
  2: field('rtl', 'bool'),
  3: field('font', 'string'),
  4: field('size', 'uint32'),
  5: field('description', 'string'),
  6: field('plainText', 'bool'),
  7: field('collapsed', 'bool'),
  8: field('excludeFromSearch', 'bool'),
  9: field('id', 'int64'),
  10: field('tag', 'uint32'),
  11: field('preventDeletion', 'bool'),
  [OTHER]: field('Other', 'other'),
};

export const NOTETYPE_TEMPLATE: ProtoFields = {
  1: field('qfmt', 'string'),
  2: field('afmt', 'string'),
  3: field('bqfmt', 'string'),
  4: field('bafmt', 'string'),
  5: field('did', 'int64'),
  6: field('bfont', 'string'),
  7: field('bsize', 'uint32'),
  8: field('id', 'int64'),
  [OTHER]: field('Other', 'other'),
};

export const DECK_COMMON: ProtoFields = {
  1: field('collapsed', 'bool'),
  2: field('browserCollapsed', 'bool'),
  3: field('Day', 'uint32'),
  4: field('New', 'int32'),
  5: field('Review', 'int32'),
  6: field('Learn', 'int32'),
  7: field('Millis', 'int32'),
  [OTHER]: field('Other', 'other'),
};

const DAY_LIMIT: ProtoFields = { 1: field('limit', 'uint32'), 2: field('today', 'uint32') };

const NORMAL_DECK: ProtoFields = {
  1: field('conf', 'int64'),
  2: field('extendNew', 'uint32'),
  3: field('extendRev', 'uint32'),
  4: field('desc', 'string'),
  5: field('md', 'bool'),
  6: field('reviewLimit', 'uint32'),
  7: field('newLimit', 'uint32'),
  8: message('reviewLimitToday', DAY_LIMIT),
  9: message('newLimitToday', DAY_LIMIT),
  10: field('Retention', 'float'),
};

const FILTERED_DECK: ProtoFields = {
  1: field('resched', 'bool'),
  2: messages('Terms', { 1: field('search', 'string'), 2: field('limit', 'uint32'), 3: field('order', 'int32') }),
  3: field('Delays', 'floats'),
  4: field('previewDelay', 'uint32'),
  5: field('previewHardSecs', 'uint32'),
  6: field('previewGoodSecs', 'uint32'),
  7: field('previewAgainSecs', 'uint32'),
};

export const DECK_KIND: ProtoFields = { 1: message('Normal', NORMAL_DECK), 2: message('Filtered', FILTERED_DECK) };

export const DECK_CONFIG: ProtoFields = {
  1: field('LearnSteps', 'floats'),
  2: field('RelearnSteps', 'floats'),
  3: field('fsrsWeights', 'floats'),
  4: field('easyDaysPercentages', 'floats'),
  5: field('fsrsParams5', 'floats'),
  6: field('fsrsParams6', 'floats'),
  9: field('NewPerDay', 'uint32'),
  10: field('ReviewsPerDay', 'uint32'),
  11: field('InitialEase', 'float'),
  12: field('Easy', 'float'),
  13: field('Hard', 'float'),
  14: field('Lapse', 'float'),
  15: field('Interval', 'float'),
  16: field('MaxInterval', 'uint32'),
  17: field('MinLapseInterval', 'uint32'),
  18: field('GraduatingGood', 'uint32'),
  19: field('GraduatingEasy', 'uint32'),
  20: field('InsertOrder', 'int32'),
  21: field('LeechAction', 'int32'),
  22: field('LeechFails', 'uint32'),
  23: field('NoAutoplay', 'bool'),
  24: field('maxTaken', 'uint32'),
  25: field('ShowTimer', 'bool'),
  26: field('SkipQuestion', 'bool'),
  27: field('BuryNew', 'bool'),
  28: field('BuryReviews', 'bool'),
  29: field('buryInterdayLearning', 'bool'),
  30: field('newMix', 'int32'),
  31: field('interdayLearningMix', 'int32'),
  32: field('newSortOrder', 'int32'),
  33: field('reviewOrder', 'int32'),
  34: field('newGatherPriority', 'int32'),
  35: field('newPerDayMinimum', 'uint32'),
  36: field('questionAction', 'int32'),
  37: field('desiredRetention', 'float'),
  38: field('stopTimerOnAnswer', 'bool'),
  40: field('sm2Retention', 'float'),
  41: field('secondsToShowQuestion', 'float'),
  42: field('secondsToShowAnswer', 'float'),
  43: field('answerAction', 'int32'),
  44: field('waitForAudio', 'bool'),
  45: field('weightSearch', 'string'),
  46: field('ignoreRevlogsBeforeDate', 'string'),
  [OTHER]: field('Other', 'other'),
};
