import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser of EBB_BROWSER, the system's Chromium or Chrome, or the one Playwright downloaded. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['EBB_BROWSER'];
  if (named) return isProgram(named) ? named : undefined;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const system = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
  if (system !== undefined) return system;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: look on.
    return false;
  }
}
