import { describe, expect, it } from 'vitest';
import { loopbackCommand } from './loopback-command.ts';

describe('loopbackCommand', () => {
  it('opens a window on any free port when nothing is said', () => {
    expect(loopbackCommand([])).toEqual({
      port: 0,
      open: true,
      safeMode: false,
      dataFolder: undefined,
      profileName: undefined,
      language: undefined,
      clock: { startSecs: null, zone: null },
      files: [],
    });
  });

  it('reads every option', () => {
    const args = ['--port', '81', '--no-open', '--safe-mode', '--data', '/d', '--profile', 'أنا', '--lang', 'ar'];
    expect(loopbackCommand([...args, '--now', '5', '--tz', 'UTC'])).toEqual({
      port: 81,
      open: false,
      safeMode: true,
      dataFolder: '/d',
      profileName: 'أنا',
      language: 'ar',
      clock: { startSecs: 5, zone: 'UTC' },
      files: [],
    });
  });

  it('knows the short names that Anki has for some', () => {
    const args = ['-b', '/d', '-p', 'Rana', '-l', 'ar'];
    expect(loopbackCommand(args)).toMatchObject({ dataFolder: '/d', profileName: 'Rana', language: 'ar' });
  });

  it('takes files to import', () => {
    expect(loopbackCommand(['/a/Spanish.apkg', '--no-open']).files).toEqual(['/a/Spanish.apkg']);
  });

  it.each([
    ['--port', '65536'],
    ['--port', 'x'],
    ['--profile', '../other'],
    ['--profile', '..'],
    ['--profile', 'a/b'],
    ['--profile', ''],
    ['--unknown'],
    ['file.exe'],
  ])('refuses %s %s', (...args) => {
    expect(() => loopbackCommand(args)).toThrow(expect.objectContaining({ code: 'invalidInput' }));
  });
});
