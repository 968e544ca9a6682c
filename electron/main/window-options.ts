import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowPlace } from './window-place.ts';

export const minimumSize = { width: 480, height: 400 };
const usualPlace: WindowPlace = { width: 1000, height: 720, position: undefined, isMaximized: false };

/** How every window of ours is made. Plain data, so that a test can hold it. */
export function windowOptions(
  preload: string,
  dark: boolean,
  { width, height, position }: WindowPlace = usualPlace,
): BrowserWindowConstructorOptions {
  return {
    width,
    height,
    ...position,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
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
