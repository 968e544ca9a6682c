import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { DataFolder, type EbbHost, startEbb } from '#e2e/ebb-host.ts';
import { EbbWindow } from '#e2e/pages/ebb-window.ts';
import { addNotes, Reviewer, setOptions } from '#e2e/pages/reviewer.ts';
import { browserProcesses, residentMib, workedMs, type WorkedMs } from './worked.ts';

export interface Held {
  readonly hostMib: number;
  /** All pages and frames, the processes as a whole. */
  readonly pagesMib: number;
  /** Of the app's page, after everything was swept up. */
  readonly heapMib: number;
  readonly documents: number;
  readonly nodes: number;
  readonly listeners: number;
}

declare global {
  interface Window {
    nextQuestion: () => Promise<number>;
  }
}

/** A deck in a window of Ebb, studied card by card. */
export class StudyWindow {
  readonly #browser: Browser;
  readonly #data: DataFolder;
  readonly #ebb: EbbHost;
  readonly #page: Page;
  readonly #reviewer: Reviewer;
  readonly #session: CDPSession;

  private constructor(parts: readonly [Browser, DataFolder, EbbHost, Page, Reviewer, CDPSession]) {
    [this.#browser, this.#data, this.#ebb, this.#page, this.#reviewer, this.#session] = parts;
  }

  static async open(executablePath: string, fronts: readonly string[]): Promise<StudyWindow> {
    const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
    const data = await DataFolder.make();
    await data.cli('collection.info');
    const ebb = await startEbb(data);
    const page = await browser.newPage();
    const media = join(data.profile, 'collection.media');
    await mkdir(media, { recursive: true });
    await writeFile(join(media, 'picture.bmp'), picture(640, 480));
    await addNotes(
      ebb,
      'Basic',
      fronts.map((front) => [front, 'yes']),
    );
    // New cards count as reviews too.
    await setOptions(ebb, { newPerDay: 9999, reviewsPerDay: 9999 });
    const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await watchFront(page);
    return new StudyWindow([browser, data, ebb, page, reviewer, session]);
  }

  /** Answers the card, looking at each side for so long. Milliseconds from the answer's key to the next question. */
  async answered(paceMs: number): Promise<number> {
    await this.#page.waitForTimeout(paceMs);
    await this.#page.keyboard.press('Space');
    await this.#reviewer.button('Easy').waitFor();
    await this.#page.waitForTimeout(paceMs);
    const next = this.#page.evaluate(() => window.nextQuestion());
    await this.#page.keyboard.press('4');
    return next;
  }

  worked(): Promise<WorkedMs> {
    return workedMs(this.#browser, this.#ebb.processId);
  }

  async held(): Promise<Held> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    const pages = (await browserProcesses(this.#browser)).filter(({ type }) => type === 'renderer');
    return {
      hostMib: residentMib(this.#ebb.processId),
      pagesMib: pages.reduce((sum, { id }) => sum + residentMib(id), 0),
      heapMib: valueOf('JSHeapUsedSize') / 1024 ** 2,
      documents: valueOf('Documents'),
      nodes: valueOf('Nodes'),
      listeners: valueOf('JSEventListeners'),
    };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#ebb.stop();
    await this.#data.remove();
  }
}

/** Notes when another card comes to the front, and then the next frame that the browser draws. */
async function watchFront(page: Page): Promise<void> {
  await page.evaluate(() => {
    const front = (): Element | null => document.querySelector('.card-frame-front');
    let keyMs = 0;
    let seen = front();
    let resolve: (ms: number) => void = () => undefined;
    document.addEventListener('keydown', () => (keyMs = performance.now()), { capture: true });
    new MutationObserver(() => {
      const now = front();
      if (now === null || now === seen) return;
      seen = now;
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - keyMs)));
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    window.nextQuestion = () => new Promise((done) => (resolve = done));
  });
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
