import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type StartedLoopback, startWithBrowser } from './testing/start-loopback.ts';

let folder: string;
let app: StartedLoopback | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-window-'));
});
afterEach(async () => {
  await app?.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A browser as far as the host can tell: follows the address it is given, and connects. */
function fakeBrowser(script: string): string {
  const path = join(folder, 'browser.mjs');
  writeFileSync(path, `#!${process.execPath}\n${script}`);
  chmodSync(path, 0o755);
  return path;
}

it.skipIf(process.platform === 'win32')(
  'ends when the window that it opened is closed, but not when that is loaded again',
  async () => {
    const browser = fakeBrowser(`
    import { writeFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    writeFileSync(${JSON.stringify(join(folder, 'arguments'))}, process.argv.join('\\n'));
    const asked = process.argv.find((arg) => arg.startsWith('--app=')).slice(6);
    const answer = await fetch(asked, { redirect: 'manual' });
    const page = new URL(answer.headers.get('location'), asked);
    for (let load = 0; load < 2; load += 1) {
      const socket = new WebSocket(new URL('socket', page).href.replace('http', 'ws'));
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      await wait(300);
      socket.close();
      await wait(300);
    }
    writeFileSync(${JSON.stringify(join(folder, 'closed'))}, String(Date.now()));`);
    app = await startWithBrowser(join(folder, 'data'), browser);
    expect(await app.ended).toBe(0);
    expect(Date.now() - Number(readFileSync(join(folder, 'closed'), 'utf8'))).toBeGreaterThan(4000);
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).not.toContain(app.token);
  },
);

it.skipIf(process.platform === 'win32')('stays open when the browser could not open a window', async () => {
  app = await startWithBrowser(join(folder, 'data'), fakeBrowser('process.exit(1);'));
  const response = await fetch(app.address);
  expect([200, 404]).toContain(response.status);
  expect(await app.stop()).toBe(0);
});
