import type { Locale } from '#shared/contract/app.ts';

/** Languages with a catalogue, in the order the chooser shows them. */
export const locales = ['en', 'ar'] as const satisfies readonly Locale[];

/** Languages written from right to left: Arabic, Hebrew, Persian, Uyghur, Yiddish. The one list of the app. */
export const rightToLeftLanguages: readonly string[] = ['ar', 'he', 'iw', 'fa', 'ug', 'yi', 'ji'];

export type Direction = 'ltr' | 'rtl';

export function directionOf(languageTag: string): Direction {
  return rightToLeftLanguages.includes(primaryLanguage(languageTag)) ? 'rtl' : 'ltr';
}

/** The first of the system's languages that has a catalogue, else English. Takes `ar-EG`, `ar_EG.UTF-8`, `ar`. */
export function bestFitLocale(systemLanguages: readonly string[]): Locale {
  for (const tag of systemLanguages) {
    const fit = locales.find((locale) => locale === primaryLanguage(tag));
    if (fit !== undefined) return fit;
  }
  return 'en';
}

function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_.@]/u)[0] ?? '';
}
