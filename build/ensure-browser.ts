/** Sees to it that there is a browser for the browser tests, or says in one line how to get one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, findHeadlessShell } from './find-browser.ts';

/** A download that makes no headway is given up: the tests must not hang on a machine without network. */
const DOWNLOAD_TIMEOUT_MS = 300_000;

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function attempt(missing: string, command: string, args: readonly string[]): void {
  console.log(`no ${missing} yet, trying: ${command} ${args.join(' ')}`);
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: DOWNLOAD_TIMEOUT_MS,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function ensureBrowser(): string | undefined {
  const present = findBrowser();
  if (present !== undefined || process.env['EBB_BROWSER']) return present;
  if (mayInstall) {
    attempt('browser', 'apt-get', ['-qq', 'update']);
    attempt('browser', 'apt-get', ['-qq', 'install', '--yes', '--no-install-recommends', 'chromium']);
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  attempt('browser', 'playwright', ['install', '--with-deps', 'chromium']);
  return findBrowser();
}

/** Tests need it only to be quick: nothing is wrong without it. */
function ensureHeadlessShell(): string | undefined {
  const present = findHeadlessShell();
  if (present !== undefined || process.env['EBB_BROWSER'] || !mayInstall) return present;
  attempt('headless shell', 'apt-get', ['-qq', 'update']);
  attempt('headless shell', 'apt-get', [
    '-qq',
    'install',
    '--yes',
    '--no-install-recommends',
    'chromium-headless-shell',
  ]);
  return findHeadlessShell();
}

const browser = ensureBrowser();
if (browser === undefined) {
  const named = process.env['EBB_BROWSER'];
  console.error(
    named
      ? `EBB_BROWSER=${named} is no program that can be run.`
      : 'No browser for the browser tests: install Chromium ("apt-get install chromium" on Debian) or set EBB_BROWSER to one.',
  );
  process.exitCode = 1;
} else {
  console.log(`browser: ${browser}`);
  console.log(`headless shell: ${ensureHeadlessShell() ?? 'none, so the tests run in the browser, and take longer'}`);
}
