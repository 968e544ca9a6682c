import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#shared/contract/app.ts';
import { createTranslator, type PlainMessageId } from '#shared/i18n/translate.ts';
import type { EbbHost } from '../ebb-host.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

/** How the window looks: its colours, its width, the size of its text. */
export interface Look {
  readonly name: string;
  readonly colors?: 'light' | 'dark';
  readonly widthPx?: number;
  /** Percent. */
  readonly textSize?: number;
  /** What only depends on colours can't be wrong elsewhere once the light window was looked at whole. */
  readonly rules?: readonly string[];
}

/** A walk through the screens in one language, stopping at each of them for all the looks. */
export interface Walk {
  readonly name: string;
  readonly language: Locale;
  readonly looks: readonly Look[];
}

const windowSize = { width: 1100, height: 800 };
export const walks: readonly Walk[] = [
  {
    name: 'light, dark, narrow, large',
    language: 'en',
    looks: [
      { name: 'light' },
      { name: 'dark', colors: 'dark', rules: ['color-contrast'] },
      { name: 'narrow', widthPx: 480 },
      { name: 'large', textSize: 200, rules: ['target-size', 'scrollable-region-focusable'] },
    ],
  },
  { name: 'arabic', language: 'ar', looks: [{ name: 'arabic' }] },
];

/** Walks through screens in any language: looks things up by the messages they show. */
export class Tour {
  readonly page: Page;
  readonly walk: Walk;
  readonly text: (id: PlainMessageId) => string;

  constructor(page: Page, walk: Walk) {
    this.page = page;
    this.walk = walk;
    const translator = createTranslator(walk.language);
    this.text = (id) => translator.text(id);
  }

  async begin(ebb: EbbHost): Promise<void> {
    await ebb.call('preferences.set', { language: this.walk.language, theme: 'system', uiScale: 100 });
    await this.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await this.page.setViewportSize(windowSize);
    await this.page.goto(ebb.address);
  }

  button(id: PlainMessageId): Locator {
    return this.page.getByRole('button', { name: this.text(id) });
  }

  field(id: PlainMessageId): Locator {
    return this.page.getByLabel(this.text(id), { exact: true });
  }

  /** Where the text is to be seen: what is only read out loud comes and goes beside it. */
  word(id: PlainMessageId): Locator {
    return this.page.getByText(this.text(id), { exact: true }).and(this.page.locator(':not(.unseen)')).first();
  }

  tab(id: PlainMessageId): Locator {
    return this.page.getByRole('tab', { name: this.text(id) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('alertdialog'));
  }

  async menu(menu: PlainMessageId, item?: PlainMessageId): Promise<void> {
    await this.page
      .getByRole('toolbar', { name: this.text('menu-bar') })
      .getByRole('button', { name: this.text(menu) })
      .click();
    if (item !== undefined) await this.page.getByRole('menuitem', { name: this.text(item) }).click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('menu')).toHaveCount(0);
    await expect(this.dialog).toHaveCount(0);
  }

  /** In each look: a picture for people to look at, and what axe has to say about the page as it is. */
  async stop(name: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    for (const look of this.walk.looks) {
      await this.#wear(look);
      await this.#check(name, look);
    }
    if (this.walk.looks.length > 1) await this.#wear({ name: 'as before' });
  }

  async #wear({ colors = 'light', widthPx = windowSize.width, textSize = 100 }: Look): Promise<void> {
    await this.page.emulateMedia({ colorScheme: colors });
    await this.page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, textSize);
    // Another width by a pixel, or the page wouldn't notice that it is arranged anew.
    await this.page.setViewportSize({ ...windowSize, width: widthPx - (textSize === 100 ? 0 : 1) });
    await this.page.evaluate(async () => {
      for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
    });
  }

  async #check(name: string, look: Look): Promise<void> {
    const path = join(folder, `${name}.${look.name}.png`);
    // Nobody looks at those that a build machine makes.
    if (!process.env['CI']) await this.page.screenshot({ path, animations: 'disabled' });
    const builder = axe(this.page);
    const { violations } = await (look.rules === undefined ? builder : builder.withRules([...look.rules])).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect.soft(serious, `axe on ${name}, ${look.name}`).toEqual([]);
    const { overflowPx, cut } = await this.page.evaluate(() => ({
      overflowPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      cut: [...document.querySelectorAll('[role="treegrid"] [title]')]
        .filter((deck) => deck.scrollWidth > deck.clientWidth)
        .map((deck) => deck.textContent),
    }));
    expect.soft(overflowPx, `nothing runs out of the page at the side: ${name}, ${look.name}`).toBeLessThanOrEqual(0);
    expect.soft(cut, `short deck names can be read: ${name}, ${look.name}`).toEqual([]);
  }
}

/**
 * All of axe's rules, told in one pass: its other mode opens a page beside for each look, to gather what frames of
 * other origins say. Only what is wrong is described in full.
 */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}
