import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, screen, session, shell, type WebContents } from 'electron';
import { appPage } from './app-origin.ts';
import { frameNavigationVerdict, isExternalLink, navigationVerdict } from './navigation-rules.ts';
import { isPermissionGranted } from './permission-rules.ts';
import { windowOptions } from './window-options.ts';
import { keepWindowPlace, keptWindowPlace } from './window-place.ts';

/** The one window. It is locked to our page, whatever the page tries. `placeFile`: where its place is remembered. */
export async function openMainWindow(placeFile: string): Promise<BrowserWindow> {
  const preload = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
  const place = await keptWindowPlace(
    placeFile,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow(windowOptions(preload, nativeTheme.shouldUseDarkColors, place));
  if (place?.isMaximized === true) window.maximize();
  keepWindowPlace(window, placeFile);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(appPage);
  return window;
}

/** For every page that Electron ever makes, ours or not. `listedSchemes`: of links to other programs, as of now. */
export function lockNavigation(contents: WebContents, listedSchemes: () => readonly string[]): void {
  contents.on('will-navigate', (event) => {
    if (navigationVerdict(event.url) === 'deny') event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (frameNavigationVerdict(event.url, event.isMainFrame) === 'deny') event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (frameNavigationVerdict(event.url, event.isMainFrame) === 'deny') event.preventDefault();
  });
  // Beside what the card document does itself: no packets past the proxy and the policy.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url, listedSchemes())) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const { requestingUrl, isMainFrame } = details;
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined;
    callback(isPermissionGranted({ permission, requestingUrl, isMainFrame, mediaTypes }));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionGranted({
      permission,
      requestingUrl: details.requestingUrl ?? requestingOrigin,
      isMainFrame: details.isMainFrame,
      mediaTypes: details.mediaType === undefined ? undefined : [details.mediaType],
    }),
  );
  defaultSession.setDevicePermissionHandler(() => false);
}
