import { useLayoutEffect } from 'react';
import type { Locale, Preferences } from '#shared/contract/app.ts';
import { directionOf } from '#shared/i18n/locales.ts';

/** Puts language, direction, theme, size and motion on the page's root, where the styles look for them. */
export function useAppearance(locale: Locale, preferences: Preferences | undefined): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dir = directionOf(locale);
    root.dataset['theme'] = preferences?.theme ?? 'system';
    root.dataset['motion'] = preferences?.reduceMotion === true ? 'reduced' : 'system';
    root.style.fontSize = `${preferences?.uiScale ?? 100}%`;
  }, [locale, preferences]);
}
