import type { App, Dialog, Session, Shell } from 'electron';
import type { FileKind } from '#shared/contract/files.ts';
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
  shell: Pick<Shell, 'openPath' | 'showItemInFolder'>,
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  language?: string,
): Platform {
  return {
    // Chromium knows the system's settings and runs its PAC scripts.
    resolveProxy: (url) => session.resolveProxy(url),
    systemLanguages: language === undefined ? program.getPreferredSystemLanguages() : [language],
    quit: async () => program.end()?.end(),
    // Electron answers with what went wrong, in words; with none it is open.
    openFolder: async (path) => (await shell.openPath(path)) === '',
    openFile: async (path) => (await shell.openPath(path)) === '',
    showInFolder: (path) => shell.showItemInFolder(path),
    chooseFile: async (kinds) => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openFile'],
        filters: filters(kinds),
      });
      return canceled ? undefined : filePaths[0];
    },
    chooseTarget: async (fileName, kinds) => {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: fileName, filters: filters(kinds) });
      return canceled || filePath === '' ? undefined : filePath;
    },
    keepOpen: () => program.end()?.keepOpen(),
  };
}

function filters(kinds: readonly FileKind[]): { name: string; extensions: string[] }[] {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}
