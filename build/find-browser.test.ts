import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser, findHeadlessShell } from './find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'ebb-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\n', { mode });
  return path;
}

describe('the browser for the tests', () => {
  const chromium = program('chromium');
  const shell = program('chromium-headless-shell');
  const other = program('other');
  const PATH = [join(folder, 'none'), folder].join(delimiter);

  it('is the system’s, with its headless shell beside it', () => {
    expect(findBrowser({ PATH })).toBe(chromium);
    expect(findHeadlessShell({ PATH })).toBe(shell);
    expect(findHeadlessShell({ PATH: join(folder, 'none') })).toBeUndefined();
  });

  it('is the one that is named, for everything', () => {
    expect(findBrowser({ PATH, EBB_BROWSER: other })).toBe(other);
    expect(findHeadlessShell({ PATH, EBB_BROWSER: other })).toBeUndefined();
  });

  it('is nothing that is named and can’t be run', () => {
    expect(findBrowser({ PATH, EBB_BROWSER: join(folder, 'none') })).toBeUndefined();
    expect(findBrowser({ PATH, EBB_BROWSER: program('text', 0o644) })).toBeUndefined();
  });
});
