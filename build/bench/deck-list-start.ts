import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { DataFolder, startEbb } from '#e2e/ebb-host.ts';
import { peerFolder } from '#e2e/peer/find-peer.ts';
import { findBrowser } from '../find-browser.ts';
import { medianOf, type Row, timedMs } from './measure.ts';

const RUNS = 5;
const DISPLAY = ':93';

/** From starting the program until the decks are there to see. */
export async function measureStart(anki: string, profile: string, folder: string): Promise<Row> {
  const ebb = await measureEbb(profile);
  const official = await measureDesktop(anki, join(folder, 'desktop'));
  return { name: 'start until the deck list is painted', unit: 'ms', ebb, official };
}

/** The host's process, a browser's process and the page, one after the other, as `npm start` opens them. */
async function measureEbb(profile: string): Promise<number | undefined> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return undefined;
  const data = await DataFolder.make();
  await mkdir(join(data.profile, '..'), { recursive: true });
  await cp(profile, data.profile, { recursive: true });
  try {
    return await medianOf(RUNS, async () => {
      const open: (() => Promise<void>)[] = [];
      try {
        return await timedMs(async () => {
          const ebb = await startEbb(data);
          open.push(() => ebb.stop());
          const browser = await chromium.launch({
            executablePath,
            args: ['--headless', '--no-sandbox', '--disable-gpu'],
          });
          open.push(() => browser.close());
          const page = await browser.newPage();
          await page.goto(ebb.address);
          await page.getByRole('treegrid').getByRole('row').nth(1).waitFor();
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        });
      } finally {
        for (const close of open.toReversed()) await close();
      }
    });
  } finally {
    await data.remove();
  }
}

/** Where an environment with the official desktop app is; it is large and only the bench wants it. */
function desktopPython(): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const python = process.env['EBB_DESKTOP_PYTHON'] || join(cache, 'ebb-peer', 'desktop-26.9.3', 'bin', 'python');
  return existsSync(python) ? python : undefined;
}

async function measureDesktop(anki: string, base: string): Promise<number | undefined> {
  const python = desktopPython();
  if (python === undefined || spawnSync('which', ['Xvfb']).status !== 0) {
    console.log(
      'The official desktop app is not measured: it needs Xvfb and a Python with "aqt" (EBB_DESKTOP_PYTHON).',
    );
    return undefined;
  }
  const script = join(peerFolder, 'desktop.py');
  const env = {
    ...process.env,
    DISPLAY,
    LANG: 'C.UTF-8',
    QTWEBENGINE_DISABLE_SANDBOX: '1',
    QTWEBENGINE_CHROMIUM_FLAGS: '--disable-gpu --disable-background-networking',
  };
  const run = promisify(execFile);
  const xvfb = spawn('Xvfb', [DISPLAY, '-screen', '0', '1100x800x24'], { stdio: 'ignore' });
  try {
    await run(python, [script, 'prepare', '--base', base], { env: { ...env, QT_QPA_PLATFORM: 'offscreen' } });
    await cp(anki, join(base, 'User 1', 'collection.anki2'));
    return await medianOf(RUNS, () =>
      timedMs(() => run(python, [script, 'start', '--base', base], { env: { ...env, QT_QPA_PLATFORM: 'xcb' } })),
    );
  } finally {
    xvfb.kill();
  }
}
