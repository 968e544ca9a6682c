import { useLayoutEffect } from 'react';
import type { Locale, Preferences } from '#shared/contract/app.ts';
import { directionOf } from '#shared/i18n/locales.ts';

/** Widths, in the root's font size, below which the page is arranged otherwise. The styles name them. */
const widths = [52, 40, 36, 24, 22];

/**
 * Says on the page's root which of the widths it is narrower than. Neither media nor container queries do this
 * dependably when the text grows and the window does not.
 */
export function useWidths(uiScale: number): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const measure = (): void => {
      const rems = root.clientWidth / Number.parseFloat(getComputedStyle(root).fontSize);
      root.dataset['narrower'] = widths.filter((width) => rems < width).join(' ');
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    return () => observer.disconnect();
  }, [uiScale]);
}

/** Puts language, direction, theme, size and motion on the page's root, where the styles look for them. */
export function useAppearance(locale: Locale, preferences: Preferences | undefined): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dir = directionOf(locale);
    root.dataset['theme'] = preferences?.theme ?? 'system';
    root.dataset['motion'] = preferences?.reduceMotion === true ? 'reduced' : 'system';
    root.style.fontSize = `${preferences?.uiScale ?? 100}%`;
    askContainerQueriesAgain();
  }, [locale, preferences]);
}

/** Chromium answers container queries in em anew when the container's size changes, but not when its text size does. */
function askContainerQueriesAgain(): void {
  const container = document.getElementById('root');
  if (container === null) return;
  container.style.containerType = 'normal';
  container.getBoundingClientRect();
  container.style.containerType = '';
}
