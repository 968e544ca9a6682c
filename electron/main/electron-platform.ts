import type { App, Session } from 'electron';
import type { Platform } from '#host/platform.ts';

/** Electron as the host sees it. Quitting goes through `before-quit`, which closes the collection first. */
export function electronPlatform(
  app: Pick<App, 'getPreferredSystemLanguages' | 'quit'>,
  session: Pick<Session, 'resolveProxy'>,
  language?: string,
): Platform {
  return {
    // Chromium knows the system's settings and runs its PAC scripts.
    resolveProxy: (url) => session.resolveProxy(url),
    systemLanguages: language === undefined ? app.getPreferredSystemLanguages() : [language],
    quit: async () => app.quit(),
  };
}
