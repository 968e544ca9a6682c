import { expect, it, vi } from 'vitest';
import { electronPlatform } from './electron-platform.ts';

const program = { getPreferredSystemLanguages: () => ['en'], end: () => undefined };
const session = { resolveProxy: async () => 'DIRECT' };

it('opens a folder in the system’s file manager', async () => {
  const openPath = vi.fn(async () => '');
  expect(await electronPlatform(program, session, { openPath }).openFolder?.('/tmp/media')).toBe(true);
  expect(openPath.mock.calls).toEqual([['/tmp/media']]);
});

it('says when the system could not open it', async () => {
  const openPath = async () => 'no file manager';
  expect(await electronPlatform(program, session, { openPath }).openFolder?.('/tmp/media')).toBe(false);
});
