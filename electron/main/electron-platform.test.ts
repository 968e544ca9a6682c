import { expect, it, vi } from 'vitest';
import { electronPlatform } from './electron-platform.ts';

const program = { getPreferredSystemLanguages: () => ['en'], end: () => undefined };
const noDialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
};
const kinds = [{ name: 'Text', extensions: ['txt', 'csv'] }];
const session = { resolveProxy: async () => 'DIRECT' };

it('opens a folder in the system’s file manager', async () => {
  const openPath = vi.fn(async () => '');
  expect(await electronPlatform(program, session, { openPath }, noDialog).openFolder?.('/tmp/media')).toBe(true);
  expect(openPath.mock.calls).toEqual([['/tmp/media']]);
});

it('says when the system could not open it', async () => {
  const openPath = async () => 'no file manager';
  expect(await electronPlatform(program, session, { openPath }, noDialog).openFolder?.('/tmp/media')).toBe(false);
});

it('lets a file be chosen among those of the kinds', async () => {
  const showOpenDialog = vi.fn(async () => ({ canceled: false, filePaths: ['/tmp/a.csv'] }));
  const platform = electronPlatform(program, session, { openPath: async () => '' }, { ...noDialog, showOpenDialog });
  expect(await platform.chooseFile?.(kinds)).toBe('/tmp/a.csv');
  expect(showOpenDialog.mock.calls).toEqual([[{ properties: ['openFile'], filters: kinds }]]);
});

it('lets the place of a new file be chosen, with a name to begin with', async () => {
  const showSaveDialog = vi.fn(async () => ({ canceled: false, filePath: '/tmp/b.txt' }));
  const platform = electronPlatform(program, session, { openPath: async () => '' }, { ...noDialog, showSaveDialog });
  expect(await platform.chooseTarget?.('a.txt', kinds)).toBe('/tmp/b.txt');
  expect(showSaveDialog.mock.calls).toEqual([[{ defaultPath: 'a.txt', filters: kinds }]]);
});

it('gives no file where the dialog was left', async () => {
  const platform = electronPlatform(program, session, { openPath: async () => '' }, noDialog);
  expect([await platform.chooseFile?.(kinds), await platform.chooseTarget?.('a', kinds)]).toEqual([
    undefined,
    undefined,
  ]);
});
