import type { DoctorFinding } from '#shared/contract/sync-doctor.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { ArgumentValue, Translator } from '#shared/i18n/translate.ts';
import { differenceList } from '#renderer/i18n/differing-counts.ts';
import { clockValues } from '#renderer/i18n/error-words.ts';
import { type FindingAction, findingText } from './finding-texts.ts';

export interface FindingWords {
  readonly title: string;
  readonly next: string;
  readonly action: FindingAction;
}

/** What is the matter and what to do about it, in the chosen language. */
export function findingWords(
  finding: DoctorFinding | null,
  translator: Translator,
  format: Formatter,
  nowMs: number,
): FindingWords {
  const { title, next, action } = findingText(finding);
  const values = finding === null ? {} : { ...plain(finding), ...formatted(finding, translator, format, nowMs) };
  return { title: translator.textWith(title, values), next: translator.textWith(next, values), action };
}

function plain(finding: DoctorFinding): Record<string, ArgumentValue> {
  const entries = Object.entries(finding).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(entries) as Record<string, ArgumentValue>;
}

function formatted(
  finding: DoctorFinding,
  translator: Translator,
  format: Formatter,
  nowMs: number,
): Record<string, string> {
  switch (finding.kind) {
    case 'connectionRefused':
    case 'connectionSilent':
      // A port is a name: it is not grouped as numbers are.
      return { port: String(finding.port) };
    case 'clockWrong':
      return clockValues(finding, translator.text, format);
    case 'certificateExpired':
      return { until: format.moment(finding.untilMs, nowMs) };
    case 'certificateNotYetValid':
      return { from: format.moment(finding.fromMs, nowMs) };
    case 'tooLarge':
      return { size: format.bytes(finding.bytes), limit: format.bytes(finding.limitBytes) };
    case 'sizeRefused':
      return { size: format.bytes(finding.bytes) };
    case 'countsDiffer':
    case 'countsDiffered':
    case 'countsDifferAgain':
      return {
        differences: finding.there === null ? '' : differenceList(finding.here, finding.there, translator, format),
      };
    default:
      return {};
  }
}
