import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Lockfile, missingOptionals, platformOf, versionFromRange, withEntry } from './lockfile.ts';

const lock: Lockfile = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@a/linux-x64': '1.0.0', '@a/win32-x64': '1.0.0' },
    },
    'node_modules/a/node_modules/b': { version: '2.0.0', optionalDependencies: { '@a/linux-x64': '1.0.0' } },
    'node_modules/@a/linux-x64': { version: '1.0.0' },
  },
};

describe('completing the lock', () => {
  it('finds the optional packages that npm left out, and those only', () => {
    expect(missingOptionals(lock)).toEqual([{ name: '@a/win32-x64', range: '1.0.0', dev: true }]);
  });

  it('leaves nothing to find once they are added', () => {
    expect(missingOptionals(withEntry(lock, '@a/win32-x64', { version: '1.0.0', optional: true }))).toEqual([]);
  });

  it.each([
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxlint/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@biomejs/cli-linux-arm64', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@oxlint/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@oxlint/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@oxlint-tsgolint/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@rolldown/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('reads the platform of %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  it('refuses a name or a range it cannot read', () => {
    expect(() => platformOf('@a/wonderful')).toThrow('platform');
    expect(() => versionFromRange('>=1 <3')).toThrow('range');
    expect(versionFromRange('^1.2.3')).toBe('1.2.3');
  });
});

describe('package-lock.json', () => {
  const own = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')) as Lockfile;

  it('holds every optional package, so that npm ci takes it on any machine', () => {
    expect(missingOptionals(own)).toEqual([]);
  });

  it('names no address that a package came from', () => {
    expect(Object.values(own.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });
});
