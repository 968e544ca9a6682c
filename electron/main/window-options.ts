import type { BrowserWindowConstructorOptions } from 'electron';

/** How every window of ours is made. Plain data, so that a test can hold it. */
export function windowOptions(preload: string, dark: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1000,
    height: 720,
    minWidth: 480,
    minHeight: 400,
    // Shown when the page has painted; until then a window of the theme's colour would flash.
    show: false,
    backgroundColor: dark ? '#1b1d1f' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
    },
  };
}
