import type { Locale } from '#shared/contract/app.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { errorTexts, errorTitle } from '#shared/i18n/error-texts.ts';
import { createTranslator } from '#shared/i18n/translate.ts';

/** Why the program could not start, for a terminal or a plain dialog: there is no window yet to say it better. */
export function startErrorText(error: unknown, locale: Locale): string {
  if (!isAppError(error) || error.code === 'internal' || error.code === 'interrupted') return stackOf(error);
  // Of a wrong option: which one it is, as the command line's own help names it.
  if (isAppError(error, 'invalidInput')) return error.details.issues.join('\n');
  // As text, since a process's number is no quantity to be grouped by thousands.
  const values = Object.fromEntries(Object.entries(error.details).map(([name, value]) => [name, String(value)]));
  const translator = createTranslator(locale);
  return [errorTitle(error.code), errorTexts[error.code].next].map((id) => translator.textWith(id, values)).join('\n');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
