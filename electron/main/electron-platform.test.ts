import { expect, it, vi } from 'vitest';
import { electronPlatform } from './electron-platform.ts';

const program = { getPreferredSystemLanguages: () => ['en'], end: () => undefined };
const noDialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
};
const kinds = [{ name: 'Text', extensions: ['txt', 'csv'] }];
const showItemInFolder = vi.fn();
const shell = { openPath: async () => '', showItemInFolder };
const session = { resolveProxy: async () => 'DIRECT' };

it('opens a folder in the system’s file manager', async () => {
  const openPath = vi.fn(async () => '');
  const watched = { openPath, showItemInFolder };
  expect(await electronPlatform(program, session, watched, noDialog).openFolder?.('/tmp/media')).toBe(true);
  expect(openPath.mock.calls).toEqual([['/tmp/media']]);
});

it('opens a file in its program, and shows one among the others of its folder', async () => {
  const openPath = vi.fn(async () => '');
  const platform = electronPlatform(program, session, { openPath, showItemInFolder }, noDialog);
  expect(await platform.openFile?.('/tmp/media/dot.png')).toBe(true);
  platform.showInFolder?.('/tmp/media/dot.png');
  expect(openPath.mock.calls).toEqual([['/tmp/media/dot.png']]);
  expect(showItemInFolder.mock.calls).toEqual([['/tmp/media/dot.png']]);
});

it('says when the system could not open it', async () => {
  const failing = { openPath: async () => 'no file manager', showItemInFolder };
  expect(await electronPlatform(program, session, failing, noDialog).openFolder?.('/tmp/media')).toBe(false);
  expect(await electronPlatform(program, session, failing, noDialog).openFile?.('/tmp/media/dot.png')).toBe(false);
});

it('lets a file be chosen among those of the kinds', async () => {
  const showOpenDialog = vi.fn(async () => ({ canceled: false, filePaths: ['/tmp/a.csv'] }));
  const platform = electronPlatform(program, session, shell, { ...noDialog, showOpenDialog });
  expect(await platform.chooseFile?.(kinds)).toBe('/tmp/a.csv');
  expect(showOpenDialog.mock.calls).toEqual([[{ properties: ['openFile'], filters: kinds }]]);
});

it('lets the place of a new file be chosen, with a name to begin with', async () => {
  const showSaveDialog = vi.fn(async () => ({ canceled: false, filePath: '/tmp/b.txt' }));
  const platform = electronPlatform(program, session, shell, { ...noDialog, showSaveDialog });
  expect(await platform.chooseTarget?.('a.txt', kinds)).toBe('/tmp/b.txt');
  expect(showSaveDialog.mock.calls).toEqual([[{ defaultPath: 'a.txt', filters: kinds }]]);
});

it('gives no file where the dialog was left', async () => {
  const platform = electronPlatform(program, session, shell, noDialog);
  expect([await platform.chooseFile?.(kinds), await platform.chooseTarget?.('a', kinds)]).toEqual([
    undefined,
    undefined,
  ]);
});
