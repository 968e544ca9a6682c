import { defineConfig } from '@playwright/test';
import { findBrowser } from '#build/find-browser.ts';

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('no browser: run "node build/ensure-browser.ts"');
const reportPath = process.env['EBB_REPORT'];

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: reportPath ? [['list'], ['json', { outputFile: reportPath }]] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1100, height: 800 },
    actionTimeout: 15_000,
    // A trace costs time in tests that pass too, and nobody can open one that was made in a CI run.
    trace: process.env['CI'] ? 'off' : { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    screenshot: 'only-on-failure',
    launchOptions: {
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
    },
  },
});
