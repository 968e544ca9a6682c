import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, placesIn, placesOfProfile } from './data-folder.ts';

describe('dataFolder', () => {
  it.each([
    ['linux', {}, '/home/me/.local/share/Ebb'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/Ebb'],
    ['darwin', {}, '/home/me/Library/Application Support/Ebb'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Ebb'],
    ['win32', {}, '/home/me/AppData/Roaming/Ebb'],
    ['linux', { EBB_DATA: '/elsewhere' }, '/elsewhere'],
    ['darwin', { EBB_DATA: '' }, '/home/me/Library/Application Support/Ebb'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(dataFolder(undefined, { platform, home: '/home/me', env })).toBe(expected);
  });

  it('is the one that was asked for before anything else', () => {
    const system = { platform: 'linux', home: '/home/me', env: { EBB_DATA: '/elsewhere' } } as const;
    expect(dataFolder('/asked', system)).toBe('/asked');
  });
});

describe('placesOfProfile', () => {
  it('takes the preferences of the data folder around a profile', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-places-'));
    const { profileFolder, preferencesFile } = placesIn(folder);
    mkdirSync(profileFolder, { recursive: true });
    writeFileSync(preferencesFile, '{}');
    expect(placesOfProfile(profileFolder)).toEqual(placesIn(folder));
    rmSync(folder, { recursive: true });
  });

  it('gives a folder elsewhere its own, so that a script’s result is the same everywhere', () => {
    expect(placesOfProfile('/tmp/ebb-nowhere/profiles/a')).toEqual({
      preferencesFile: '/tmp/ebb-nowhere/profiles/a/preferences.json',
      profileFolder: '/tmp/ebb-nowhere/profiles/a',
      profileName: 'a',
    });
  });
});
