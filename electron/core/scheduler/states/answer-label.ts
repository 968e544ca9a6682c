import { rounded } from '../fuzz/interval-fuzz.ts';
import type { CardState } from './card-state.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const MONTH = YEAR / 12;
/** Official counts no further, which is 136 years. */
const LONGEST_SECS = 0xff_ff_ff_ff;

/** What a button says of when the card comes again; words are made elsewhere. */
export interface AnswerLabel {
  /** `end`: the card leaves the filtered deck. */
  readonly unit: 'end' | 'seconds' | 'minutes' | 'hours' | 'days' | 'months' | 'years';
  /** Hours, months and years with one decimal at most, others whole. */
  readonly amount: number;
  /** So soon that the card may come earlier still, when nothing else is left. */
  readonly orSooner: boolean;
}

export interface LabelSettings {
  readonly secsUntilRollover: number;
  readonly learnAheadSecs: number;
}

export function answerLabel(state: CardState, settings: LabelSettings): AnswerLabel {
  const secs = Math.min(secsUntilShown(state, settings.secsUntilRollover), LONGEST_SECS);
  if (secs === 0) return { unit: 'end', amount: 0, orSooner: false };
  return { ...timeSpan(secs), orSooner: secs < settings.learnAheadSecs };
}

function secsUntilShown(state: CardState, secsUntilRollover: number): number {
  switch (state.kind) {
    case 'new':
      return 0;
    case 'learning':
      return acrossRollover(state.scheduledSecs, secsUntilRollover);
    case 'relearning':
      return acrossRollover(state.learning.scheduledSecs, secsUntilRollover);
    case 'review':
      return state.scheduledDays * DAY;
    case 'preview':
      return acrossRollover(state.scheduledSecs, secsUntilRollover);
    case 'rescheduling':
      return secsUntilShown(state.original, secsUntilRollover);
  }
}

/** A delay that reaches beyond today counts in whole days. */
function acrossRollover(secs: number, secsUntilRollover: number): number {
  return secs < secsUntilRollover ? secs : (Math.floor((secs - secsUntilRollover) / DAY) + 1) * DAY;
}

function timeSpan(secs: number): Pick<AnswerLabel, 'unit' | 'amount'> {
  if (secs < MINUTE) return { unit: 'seconds', amount: secs };
  if (secs < HOUR) return { unit: 'minutes', amount: rounded(secs / MINUTE) };
  if (secs < DAY) return { unit: 'hours', amount: oneDecimal(secs / HOUR) };
  if (secs < MONTH) return { unit: 'days', amount: rounded(secs / DAY) };
  return secs < YEAR
    ? { unit: 'months', amount: oneDecimal(secs / MONTH) }
    : { unit: 'years', amount: oneDecimal(secs / YEAR) };
}

function oneDecimal(value: number): number {
  return rounded(value * 10) / 10;
}
