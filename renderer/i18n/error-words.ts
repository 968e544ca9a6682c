import type { AppError } from '#shared/errors/app-error.ts';
import type { ErrorAction } from '#shared/i18n/error-text.ts';
import { errorTexts, errorTitle, isShownErrorCode } from '#shared/i18n/error-texts.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { ArgumentValue, Translator } from '#shared/i18n/translate.ts';
import { differingCounts } from './differing-counts.ts';

export interface ErrorWords {
  readonly title: string;
  readonly safe: string;
  readonly next: string;
  readonly action: ErrorAction;
}

/** The three sentences about an error in the chosen language, with its details put in. */
export function errorWords(
  error: Pick<AppError, 'code' | 'details'>,
  translator: Translator,
  format: Formatter,
): ErrorWords {
  const { textWith, text } = translator;
  const code = isShownErrorCode(error.code) ? error.code : 'internal';
  const { safe, next, action } = errorTexts[code];
  const { details } = error;
  const values = {
    ...plainDetails(details),
    ...clockValues(details, text, format),
    ...differingCounts(details, translator, format),
  };
  return {
    title: textWith(errorTitle(code), values),
    safe: textWith(safe, values),
    next: textWith(next, values),
    action,
  };
}

function plainDetails(details: object): Record<string, ArgumentValue> {
  const entries = Object.entries(details).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(entries);
}

/** Both times and how far they are apart, where the details have the two. */
export function clockValues(details: object, text: Translator['text'], format: Formatter): Record<string, string> {
  if (!('localSecs' in details)) return {};
  const localSecs = Number(details.localSecs);
  const values = (name: string, secs: number): Record<string, string> => ({
    localTime: format.moment(localSecs * 1000, localSecs * 1000),
    [name]: format.moment(secs * 1000, localSecs * 1000),
    difference: timeDifference(Math.abs(localSecs - secs), text),
  });
  if ('serverSecs' in details) return values('serverTime', Number(details.serverSecs));
  return 'otherSecs' in details ? values('otherTime', Number(details.otherSecs)) : {};
}

function timeDifference(secs: number, text: Translator['text']): string {
  if (secs < 120) return text('time-difference-seconds', { count: secs });
  if (secs < 7200) return text('time-difference-minutes', { count: Math.round(secs / 60) });
  if (secs < 172_800) return text('time-difference-hours', { count: Math.round(secs / 3600) });
  return text('time-difference-days', { count: Math.round(secs / 86_400) });
}

/** A sentence for an error of which only code and host are known. Texts that need more give way to a plain one. */
export function causeSentence(code: string, host: string, { textWith }: Translator): string {
  if (!isShownErrorCode(code)) return textWith('error-internal', {});
  const title = errorTitle(code);
  const said = textWith(title, host === '' ? {} : { host });
  return said === title ? textWith('error-without-details', { code }) : said;
}
