import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareBrowserProfile } from './browser-profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const preferences = (): unknown => JSON.parse(readFileSync(join(folder, 'Default', 'Preferences'), 'utf8'));

it('tells a browser that has not been used yet to connect to nothing ahead', () => {
  prepareBrowserProfile(folder);
  expect(preferences()).toEqual({ net: { network_prediction_options: 2 } });
});

it('keeps what the browser has stored', () => {
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), '{"net":{"a":1},"browser":{"window":2}}');
  prepareBrowserProfile(folder);
  expect(preferences()).toEqual({ net: { a: 1, network_prediction_options: 2 }, browser: { window: 2 } });
});

it('begins anew where the browser would', () => {
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), '{"net":');
  prepareBrowserProfile(folder);
  expect(preferences()).toEqual({ net: { network_prediction_options: 2 } });
});
