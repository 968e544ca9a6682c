import type { App, Session, Shell } from 'electron';
import type { Platform } from '#host/platform.ts';
import type { AppEnd } from './app-end.ts';

/** What of the program the platform uses. `end`: there from the moment that a window can ask for it. */
export interface ProgramParts extends Pick<App, 'getPreferredSystemLanguages'> {
  end(): Pick<AppEnd, 'end' | 'keepOpen'> | undefined;
}

/** Electron as the host sees it. Ending goes through `before-quit`, which closes the collection first. */
export function electronPlatform(
  program: ProgramParts,
  session: Pick<Session, 'resolveProxy'>,
  shell: Pick<Shell, 'openPath'>,
  language?: string,
): Platform {
  return {
    // Chromium knows the system's settings and runs its PAC scripts.
    resolveProxy: (url) => session.resolveProxy(url),
    systemLanguages: language === undefined ? program.getPreferredSystemLanguages() : [language],
    quit: async () => program.end()?.end(),
    // Electron answers with what went wrong, in words; with none it is open.
    openFolder: async (path) => (await shell.openPath(path)) === '',
    keepOpen: () => program.end()?.keepOpen(),
  };
}
