import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/*
 * Stands in for the `electron` module, so that main.ts can be run where Electron can't be had. It writes down what
 * main.ts does with Electron, plays a page that connects, asks and closes its window, and ends as Electron would.
 */

function note(what: string, value: unknown): void {
  console.log(JSON.stringify({ what, value }));
}

class FakeApp extends EventEmitter {
  setPath(name: string, path: string): void {
    note('path', { name, path });
  }
  enableSandbox(): void {
    note('sandbox', true);
  }
  disableHardwareAcceleration(): void {
    note('hardwareAcceleration', false);
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  getPreferredSystemLanguages(): string[] {
    return ['ar'];
  }
  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    note('quit', { prevented });
    if (!prevented) process.exit(0);
  }
  exit(code: number): void {
    process.exit(code);
  }
}
export const app = new FakeApp();

export const powerMonitor = new EventEmitter();
export const ipcMain = new EventEmitter();
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const nativeTheme = { shouldUseDarkColors: false };
export const shell = {
  openExternal: async (url: string): Promise<void> => note('openExternal', url),
  openPath: async (path: string): Promise<string> => {
    note('openPath', path);
    return '';
  },
  showItemInFolder: (path: string): void => note('showItemInFolder', path),
};
export const dialog = { showErrorBox: (title: string, text: string): void => note('errorBox', { title, text }) };
export const safeStorage = { isEncryptionAvailable: () => false };
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown): void => note('schemes', schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
    note('scheme', scheme);
    if (scheme === 'app') appHandler = handler;
  },
};
let appHandler: ((request: Request) => Promise<Response>) | undefined;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: (...args: unknown[]) => void): void => {
      const details = { requestingUrl: 'app://ebb/', isMainFrame: true };
      handler(null, 'media', (granted: boolean) => note('mediaGranted', granted), details);
    },
    setPermissionCheckHandler: (handler: (...args: unknown[]) => boolean): void =>
      note('geolocationAllowed', handler(null, 'geolocation', 'app://ebb', { isMainFrame: true })),
    setDevicePermissionHandler: (handler: () => boolean): void => note('deviceAllowed', handler()),
  },
};

export const Menu = {
  buildFromTemplate: (template: readonly { readonly label: string }[]): unknown => template,
  setApplicationMenu: (menu: readonly { readonly label: string }[]): void =>
    note(
      'menu',
      menu.map(({ label }) => label),
    ),
};

class FakeContents extends EventEmitter {
  setWebRTCIPHandlingPolicy(policy: string): void {
    note('webRtc', policy);
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    note('popup', handler({ url: 'file:///etc/passwd' }));
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeContents();

  constructor(options: unknown) {
    super();
    note('window', options);
    app.emit('web-contents-created', {}, this.webContents);
  }
  show(): void {
    note('shown', true);
  }
  maximize(): void {
    note('maximized', true);
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds() {
    return { x: 30, y: 40, width: 900, height: 600 };
  }
  async loadURL(url: string): Promise<void> {
    const answer = await appHandler?.(new Request(url));
    note('loaded', { url, policy: answer?.headers.get('content-security-policy')?.split(';')[0] });
    this.emit('ready-to-show');
    setImmediate(() => playPage(this));
  }
}

/** What Electron makes of a port for the main process. */
function mainPort(port: MessagePort) {
  return {
    on: (event: string, listener: (message: unknown) => void) =>
      port.on(event, (data: unknown) => listener(event === 'message' ? { data } : undefined)),
    start: () => port.start(),
    close: () => port.close(),
    postMessage: (message: unknown) => port.postMessage(message),
  };
}

function playPage(window: BrowserWindow): void {
  let prevented = false;
  window.webContents.emit('will-navigate', { url: 'https://evil.example/', preventDefault: () => (prevented = true) });
  note('foreignNavigationPrevented', prevented);

  const foreign = new MessageChannel();
  foreign.port2.on('close', () => note('foreignPortClosed', true));
  ipcMain.emit('ebb-port', {
    ports: [mainPort(foreign.port1)],
    senderFrame: { url: 'https://evil.example/', parent: null },
  });

  const own = new MessageChannel();
  ipcMain.emit('ebb-port', { ports: [mainPort(own.port1)], senderFrame: { url: 'app://ebb/', parent: null } });
  own.port2.on('message', (frame: { type: string; id?: number; name?: string; value?: unknown; output?: unknown }) => {
    if (frame.type === 'reply' && frame.id === 1) {
      note('info', frame.output);
      own.port2.postMessage({ type: 'request', id: 2, method: 'app.completeFirstStart', input: { language: 'en' } });
    }
    if (frame.type === 'reply' && frame.id === 2) {
      const held = { preventDefault: () => note('endHeldBack', true) };
      if (process.env['EBB_FAKE_END'] === 'shutdown') powerMonitor.emit('shutdown', held);
      else window.emit('close', held);
    }
    if (frame.type === 'event' && frame.name === 'command') {
      note('command', frame.value);
      own.port2.postMessage({ type: 'request', id: 3, method: 'app.quit', input: {} });
    }
  });
  own.port2.postMessage({ type: 'request', id: 1, method: 'app.info', input: {} });
}
