import type { App } from 'electron';
import type { Platform } from '#host/platform.ts';

/** Electron as the host sees it. Quitting goes through `before-quit`, which closes the collection first. */
export function electronPlatform(app: Pick<App, 'getPreferredSystemLanguages' | 'quit'>, language?: string): Platform {
  return {
    systemLanguages: language === undefined ? app.getPreferredSystemLanguages() : [language],
    quit: async () => app.quit(),
  };
}
