/*
 * Passes one port on: one end to the page, the other to the main process. Nothing else of Electron is let through.
 * The names are those of shared/rpc/window-port.ts, which a sandboxed script can't import; a test compares them.
 */
const { ipcRenderer }: typeof import('electron') = require('electron');

/** What is used of the page's window: the rest of this folder is compiled without a browser's types. */
interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(type: 'DOMContentLoaded', listener: () => void): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
}
const page = globalThis as unknown as PageWindow;

page.addEventListener('DOMContentLoaded', () => {
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('ebb-port', null, [port1]);
  page.postMessage('ebb-port', page.location.origin, [port2]);
});
