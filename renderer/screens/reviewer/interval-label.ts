import type { CardStates } from '#shared/contract/scheduler.ts';
import type { Translator } from '#shared/i18n/translate.ts';

type AnswerLabel = CardStates['again']['label'];

const messages = {
  seconds: 'reviewer-interval-seconds',
  minutes: 'reviewer-interval-minutes',
  hours: 'reviewer-interval-hours',
  days: 'reviewer-interval-days',
  months: 'reviewer-interval-months',
  years: 'reviewer-interval-years',
} as const;

/** What stands over an answer button: `<10m`, `1.2mo`. */
export function intervalLabel(label: AnswerLabel, text: Translator['text']): string {
  if (label.unit === 'end') return text('reviewer-interval-end');
  const span = text(messages[label.unit], { amount: label.amount });
  return label.orSooner ? text('reviewer-interval-soon', { span }) : span;
}
