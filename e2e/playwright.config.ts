import { defineConfig, type LaunchOptions } from '@playwright/test';
import { findBrowser, findHeadlessShell } from '#build/find-browser.ts';
import { keepCompiled } from '#build/keep-compiled.ts';
import { keepTestsInMemory } from '#build/tests-in-memory.ts';
import { testZone } from './test-zone.ts';

keepCompiled();
keepTestsInMemory();

const browser = findBrowser();
if (browser === undefined) throw new Error('no browser: run "node build/ensure-browser.ts"');
const reportPath = process.env['EBB_REPORT'];
/** What needs each frame in a process of its own, so that one that hangs keeps nothing else from working. */
const ofFramesApart = ['hostile-decks.spec.ts', 'card-ahead.spec.ts'];

function launchOptions(executablePath: string): LaunchOptions {
  return {
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // What passes only then is named at the end of all checks, and more than a few of them are a failure.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: reportPath ? [['list'], ['json', { outputFile: reportPath }]] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: testZone,
    viewport: { width: 1100, height: 800 },
    actionTimeout: 15_000,
    // A trace costs time in tests that pass too, and nobody can open one that was made in a CI run.
    trace: process.env['CI'] ? 'off' : { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'frames apart', testMatch: ofFramesApart, use: { launchOptions: launchOptions(browser) } },
    {
      name: 'screens',
      testIgnore: ofFramesApart,
      use: { launchOptions: launchOptions(findHeadlessShell() ?? browser) },
    },
  ],
});
