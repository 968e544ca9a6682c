import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mainPortChannel, windowPortMessage } from '#shared/rpc/window-port.ts';
import { windowOptions } from './window-options.ts';

it('shuts the page off from Node and from everything else', () => {
  const { webPreferences } = windowOptions('/preload.cjs', false);
  expect(webPreferences).toEqual({
    preload: '/preload.cjs',
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
  });
});

it('begins in the colour of the theme', () => {
  expect(windowOptions('/p', true).backgroundColor).not.toBe(windowOptions('/p', false).backgroundColor);
});

it('has a preload script that uses the names of the window’s port and exposes nothing', () => {
  const script = readFileSync(new URL('./preload.cts', import.meta.url), 'utf8');
  expect(script).toContain(`ipcRenderer.postMessage('${mainPortChannel}', null, [port1])`);
  expect(script).toContain(`page.postMessage('${windowPortMessage}', page.location.origin, [port2])`);
  expect(script.match(/ipcRenderer\./g)).toHaveLength(1);
  expect(script).not.toContain('contextBridge');
});
