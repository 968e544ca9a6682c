import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { DataFolder, type EbbHost, startEbb } from '#e2e/ebb-host.ts';
import { EbbWindow } from '#e2e/pages/ebb-window.ts';
import { workedMs, type WorkedMs } from './worked.ts';

export interface Scrolled {
  readonly frames: number;
  /** Frames in which a row in sight had nothing in it, or was not there. */
  readonly blankFrames: number;
}

declare global {
  interface Window {
    foundRows: () => Promise<number>;
    scrolledRows: (frames: number, stepPx: number) => Promise<Scrolled>;
  }
}

/** The browser of a large collection, in a window of Ebb. */
export class BrowseWindow {
  readonly #browser: Browser;
  readonly #data: DataFolder;
  readonly #ebb: EbbHost;
  readonly #page: Page;
  readonly #search: Locator;

  private constructor(parts: readonly [Browser, DataFolder, EbbHost, Page, Locator]) {
    [this.#browser, this.#data, this.#ebb, this.#page, this.#search] = parts;
  }

  static async open(executablePath: string, profile: string): Promise<BrowseWindow> {
    const data = await DataFolder.make();
    await mkdir(join(data.profile, '..'), { recursive: true });
    await cp(profile, data.profile, { recursive: true });
    const ebb = await startEbb(data);
    const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await new EbbWindow(page).open(ebb);
    await page
      .getByRole('button', { name: /^Browse/ })
      .and(page.locator(':enabled'))
      .waitFor();
    await page.keyboard.press('b');
    const search = page.getByRole('searchbox', { name: 'Search' });
    await search.waitFor();
    await watchRows(page);
    return new BrowseWindow([browser, data, ebb, page, search]);
  }

  call(method: string, input: unknown): Promise<unknown> {
    return this.#ebb.call(method, input);
  }

  worked(): Promise<WorkedMs> {
    return workedMs(this.#browser, this.#ebb.processId);
  }

  /** Milliseconds from Enter until the first rows of the search are painted. */
  async searched(query: string): Promise<number> {
    await this.#search.fill(query);
    const found = this.#page.evaluate(() => window.foundRows());
    await this.#search.press('Enter');
    return found;
  }

  /** Scrolls down through what was found, a step with each frame. */
  scrolled(frames: number, stepPx: number): Promise<Scrolled> {
    return this.#page.evaluate(([count, step]) => window.scrolledRows(count, step), [frames, stepPx] as const);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#ebb.stop();
    await this.#data.remove();
  }
}

/** Both run inside of the page: a frame is over before anybody outside could look at it. */
async function watchRows(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isFilled = (): boolean => {
      const panel = document.querySelector('.browser-panel');
      if (panel === null || panel.getAttribute('aria-busy') === 'true') return false;
      const rows = panel.querySelectorAll('.browser-row');
      return rows.length > 0 && [...rows].every((row) => row.getAttribute('aria-busy') === 'false');
    };
    window.foundRows = () =>
      new Promise((resolve) => {
        let keyMs: number | undefined;
        let wasBusy = false;
        document.addEventListener('keydown', () => (keyMs ??= performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          wasBusy ||= document.querySelector('.browser-panel')?.getAttribute('aria-busy') === 'true';
          if (keyMs === undefined || !wasBusy || !isFilled()) return;
          observer.disconnect();
          const beganMs = keyMs;
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - beganMs)));
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      });

    const blankPx = (scroller: Element): number => {
      const { top, bottom } = scroller.getBoundingClientRect();
      const headBottom = scroller.querySelector('.browser-head')?.getBoundingClientRect().bottom ?? top;
      const filled = [...scroller.querySelectorAll('.browser-row[aria-busy="false"]')].map((row) => {
        const box = row.getBoundingClientRect();
        return Math.max(0, Math.min(box.bottom, bottom) - Math.max(box.top, headBottom));
      });
      return bottom - headBottom - filled.reduce((sum, px) => sum + px, 0);
    };
    window.scrolledRows = async (frames, stepPx) => {
      const scroller = document.querySelector('.browser-scroller');
      if (scroller === null) throw new Error('there are no rows to scroll');
      // A scrollbar across the rows takes some of the height, and edges of pixels a little.
      const allowedPx = blankPx(scroller) + 2;
      let blankFrames = 0;
      for (let frame = 0; frame < frames; frame += 1) {
        await new Promise(requestAnimationFrame);
        scroller.scrollTop += stepPx;
        // As this frame will be painted: nobody has drawn other rows since.
        if (blankPx(scroller) > allowedPx) blankFrames += 1;
      }
      return { frames, blankFrames };
    };
  });
}
