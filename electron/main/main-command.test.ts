import { expect, it } from 'vitest';
import { mainCommand } from './main-command.ts';

it('finds our options among those of Electron', () => {
  const args = ['/app', '--no-sandbox', '--safe-mode', '--data', '/d', '--lang=ar', '--remote-debugging-port=0'];
  expect(mainCommand(args)).toEqual({ safeMode: true, dataFolder: '/d', language: 'ar', rest: ['/app'] });
  expect(mainCommand(['/app'])).toEqual({
    safeMode: false,
    dataFolder: undefined,
    language: undefined,
    rest: ['/app'],
  });
});
