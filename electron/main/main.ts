import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import type { Preferences } from '#shared/contract/app.ts';
import type { CommandId } from '#shared/domain/commands.ts';
import { bestFitLocale } from '#shared/i18n/locales.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { memoryTransportPair } from '#shared/rpc/memory-transport.ts';
import { connect } from '#shared/rpc/rpc-client.ts';
import { cardAppFolder } from '#host/cards/card-site.ts';
import { dataFolder } from '#host/data-folder.ts';
import type { Host } from '#host/host.ts';
import { profileToOpen } from '#host/profiles.ts';
import { filesNamed, offerFiles } from '#host/offer-files.ts';
import { rendererFolder } from '#host/renderer-files.ts';
import { startErrorText } from '#host/start-error-text.ts';
import { startSwitchableHost, type SwitchableHost } from '#host/switchable-host.ts';
import { syncBeforeEnd } from '#host/sync-before-end.ts';
import { version } from '#host/version.ts';
import { appMenu } from './app-menu.ts';
import { AppEnd, type EndWish } from './app-end.ts';
import { electronPlatform } from './electron-platform.ts';
import { mainCommand } from './main-command.ts';
import { acceptPorts } from './port-transport.ts';
import { appSchemes, cardSite, serveSchemes } from './protocols.ts';
import { safeStorageSealing } from './safe-storage-sealing.ts';
import { denyPermissions, lockNavigation, openMainWindow } from './windows.ts';

const command = mainCommand(process.argv.slice(1));
const folder = dataFolder(command.dataFolder, { platform: process.platform, home: homedir(), env: process.env });
// Chromium's own files, and the lock that makes a second start find the first: beside the profiles, not among them.
app.setPath('userData', join(folder, 'electron'));
app.enableSandbox();
if (command.safeMode) app.disableHardwareAcceleration();
protocol.registerSchemesAsPrivileged(appSchemes);
app.on('web-contents-created', (_event, contents) => lockNavigation(contents, () => linkSchemes));

/** Of links to other programs that the user has allowed; none before the preferences are known. */
let linkSchemes: readonly string[] = [];

if (app.requestSingleInstanceLock()) void run();
else app.quit();

/** macOS tells of files before the app is ready; until there is a host they are kept. */
let openFiles = (paths: readonly string[]): void => void waitingFiles.push(...paths);
const waitingFiles = [...filesNamed(command.rest, process.cwd())];
app.on('open-file', (event, path) => {
  event.preventDefault();
  openFiles([path]);
});

async function run(): Promise<void> {
  await app.whenReady();
  const platform = electronPlatform(
    { getPreferredSystemLanguages: () => app.getPreferredSystemLanguages(), end: () => appEnd },
    session.defaultSession,
    shell,
    dialog,
    command.language,
  );
  const host = await startedHost(platform);
  if (host === undefined) return;
  const end = endOfApp(host);
  appEnd = end;
  denyPermissions();
  const cards = cardSite({
    get mediaFolder() {
      return host.mediaFolder;
    },
    appFolder: cardAppFolder(),
    isNetworkOpen: () => host.cardsUseNetwork,
  });
  serveSchemes(protocol, { rendererFolder: rendererFolder(), cards });
  acceptPorts(ipcMain, (transport) => host.connect(transport));
  const setMenu = ({ language }: Preferences): void => {
    const translator = createTranslator(language === 'system' ? bestFitLocale(platform.systemLanguages) : language);
    const onCommand = (id: CommandId): void => broadcast(host, id);
    Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu({ platform: process.platform, translator, onCommand })));
  };
  const heed = (preferences: Preferences): void => {
    setMenu(preferences);
    linkSchemes = preferences.urlSchemes;
  };
  heed(await host.preferences());
  onPreferences(host, heed);
  host.onSwitch(() => onPreferences(host, heed));
  const window = await openMainWindow(join(folder, 'window.json'));
  app.on('second-instance', (_event, args, cwd) => {
    raise(window);
    openFiles(filesNamed(mainCommand(args.slice(1)).rest, cwd));
  });
  openFiles = (paths) => void offerFiles(host, paths);
  openFiles(waitingFiles);
  watchForTheEnd(window, end);
  app.on('window-all-closed', () => app.quit());
}

async function startedHost(platform: ReturnType<typeof electronPlatform>): Promise<SwitchableHost | undefined> {
  try {
    const host = await startSwitchableHost({
      door: 'electron',
      folder,
      ...(await profileToOpen(folder, command.profileName)),
      platform,
      version,
      safeMode: command.safeMode,
      sealing: safeStorageSealing(safeStorage, process.platform),
    });
    stopBeforeQuit(host);
    return host;
  } catch (error: unknown) {
    // There is no window yet that could say it better.
    dialog.showErrorBox('Ebb', startErrorText(error, bestFitLocale(platform.systemLanguages)));
    app.exit(1);
    return undefined;
  }
}

function broadcast(host: Host, id: CommandId): void {
  host.router.broadcast({ type: 'event', name: 'command', value: { id } });
}

/** From the host's start on. Before, there is nothing that would have to end in order. */
let appEnd: AppEnd | undefined;

function stopBeforeQuit(host: Host): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    if (appEnd?.wish('person') === true) return;
    void host.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

function endOfApp(host: Host): AppEnd {
  return new AppEnd({
    pageListens: () => !host.isFirstStart,
    askPage: () => broadcast(host, 'quit'),
    syncWithoutPage: () => syncBeforeEnd(host),
    // Not while Electron is still telling of the wish that led here.
    end: () => void setImmediate(() => app.quit()),
  });
}

/** Everything that can end the app goes the same way; a shutdown is held back as long as the system lets us. */
function watchForTheEnd(window: BrowserWindow, end: AppEnd): void {
  const holdBack =
    (who: EndWish) =>
    (event?: { preventDefault(): void }): void => {
      if (end.wish(who)) event?.preventDefault();
    };
  window.webContents.on('render-process-gone', () => end.pageAnswers(false));
  window.on('unresponsive', () => end.pageAnswers(false));
  window.on('responsive', () => end.pageAnswers(true));
  window.on('closed', () => end.pageAnswers(false));
  window.on('close', holdBack('person'));
  // Windows asks here; Linux and macOS tell it there.
  window.on('query-session-end', holdBack('system'));
  powerMonitor.on('shutdown', holdBack('system'));
}

/** Listens as a window does, so that a change made anywhere is heard. */
function onPreferences(host: Host, listener: (preferences: Preferences) => void): void {
  const [mine, theirs] = memoryTransportPair();
  host.connect(theirs);
  connect(mine).on('preferences', listener);
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
