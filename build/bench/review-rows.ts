import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { DataFolder, type EbbHost, startEbb } from '#e2e/ebb-host.ts';
import { EbbWindow } from '#e2e/pages/ebb-window.ts';
import { addNotes, Reviewer, setOptions } from '#e2e/pages/reviewer.ts';
import { findBrowser } from '../find-browser.ts';
import { percentile, type Row } from './measure.ts';

/** Cards to get warm on: the first ones load what all need. */
const WARM = 5;
const KINDS = [
  ['plain card', (i: number) => `What is ${i} times 7?`],
  ['card with an image', (i: number) => `Where is this? ${i} <img src="picture.bmp">`],
  ['card with maths', (i: number) => `\\(\\frac{x^${i}}{\\sqrt{2}} + \\sum_{k=1}^{n} k\\)`],
] as const;

/** From the key that answers a card until the next question is painted; and what the page holds after many cards. */
export async function measureReview(cards: number): Promise<readonly Row[]> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    console.log('Studying in a window is not measured: it needs Chromium.');
    return [];
  }
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const rows: Row[] = [];
    for (const [name, front] of KINDS) rows.push(...(await measureKind(browser, { name, front, cards })));
    return rows;
  } finally {
    await browser.close();
  }
}

interface Kind {
  readonly name: string;
  readonly front: (i: number) => string;
  readonly cards: number;
}

async function measureKind(browser: Browser, { name, front, cards }: Kind): Promise<readonly Row[]> {
  const data = await DataFolder.make();
  await data.cli('collection.info');
  const ebb = await startEbb(data);
  const page = await browser.newPage();
  try {
    await prepare(
      ebb,
      data,
      Array.from({ length: cards + WARM + 1 }, (_, i) => [front(i), 'yes']),
    );
    const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
    await watchFront(page);
    for (let i = 0; i < WARM; i += 1) await answered(page, reviewer);
    const atFirst = await renderersMib(browser);
    const times: number[] = [];
    for (let i = 0; i < cards; i += 1) times.push(await answered(page, reviewer));
    const more = (await renderersMib(browser)) - atFirst;
    const measured = { unit: 'ms', official: undefined } as const;
    return [
      { ...measured, name: `key to next question, ${name}, median`, ebb: percentile(times, 0.5) },
      { ...measured, name: `  95th percentile`, ebb: percentile(times, 0.95) },
      { name: `  memory of the pages, more after ${cards} cards`, unit: 'MiB', ebb: more, official: undefined },
    ];
  } finally {
    await page.close();
    await ebb.stop();
    await data.remove();
  }
}

async function prepare(ebb: EbbHost, data: DataFolder, notes: readonly (readonly string[])[]): Promise<void> {
  const media = join(data.profile, 'collection.media');
  await mkdir(media, { recursive: true });
  await writeFile(join(media, 'picture.bmp'), picture(640, 480));
  await addNotes(ebb, 'Basic', notes);
  await setOptions(ebb, { newPerDay: 9999 });
}

/** Notes when another card comes to the front, and then the next frame that the browser draws. */
async function watchFront(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state: { keyMs: number; front: Element | null; resolve?: (ms: number) => void } = { keyMs: 0, front: null };
    const front = (): Element | null => document.querySelector('.card-frame-front');
    state.front = front();
    document.addEventListener('keydown', () => (state.keyMs = performance.now()), { capture: true });
    new MutationObserver(() => {
      const now = front();
      if (now === null || now === state.front) return;
      state.front = now;
      requestAnimationFrame(() => setTimeout(() => state.resolve?.(performance.now() - state.keyMs)));
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    Object.assign(globalThis, {
      nextQuestion: async () =>
        new Promise<number>((resolve) => {
          state.resolve = resolve;
        }),
    });
  });
}

async function answered(page: Page, reviewer: Reviewer): Promise<number> {
  await page.keyboard.press('Space');
  await reviewer.button('Easy').waitFor();
  const next = page.evaluate(() => (globalThis as unknown as { nextQuestion: () => Promise<number> }).nextQuestion());
  await page.keyboard.press('4');
  return next;
}

/** What the processes of all pages hold (Linux only). */
async function renderersMib(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const kib = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentKib(id));
  return kib.reduce((sum, one) => sum + one, 0) / 1024;
}

function residentKib(processId: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1] ?? Number.NaN);
  } catch {
    // No such file system here: the row says that it is not a number.
    return Number.NaN;
  }
}

/** An image of the simplest format there is. */
function picture(width: number, height: number): Buffer {
  const head = Buffer.alloc(54);
  const pixels = Buffer.alloc(width * height * 3, 0x7f);
  head.write('BM');
  head.writeUInt32LE(head.length + pixels.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, pixels]);
}
