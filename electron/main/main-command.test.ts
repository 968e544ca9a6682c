import { expect, it } from 'vitest';
import { mainCommand } from './main-command.ts';

it('finds our options among those of Electron', () => {
  const args = ['/app', '--no-sandbox', '--safe-mode', '--data', '/d', '--lang=ar', '--remote-debugging-port=0'];
  expect(mainCommand([...args, '--profile', 'أنا'])).toEqual({
    safeMode: true,
    dataFolder: '/d',
    profileName: 'أنا',
    language: 'ar',
    rest: ['/app'],
  });
  expect(mainCommand(['/app'])).toEqual({
    safeMode: false,
    dataFolder: undefined,
    profileName: undefined,
    language: undefined,
    rest: ['/app'],
  });
});

it('knows the short names that Anki has for them', () => {
  expect(mainCommand(['/app', '-b', '/d', '-p', 'Rana', '-l', 'ar'])).toMatchObject({
    dataFolder: '/d',
    profileName: 'Rana',
    language: 'ar',
    rest: ['/app'],
  });
});
