import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#shared/contract/app.ts';
import { createTranslator, type PlainMessageId } from '#shared/i18n/translate.ts';
import type { EbbHost } from '../ebb-host.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

export interface Variant {
  readonly name: string;
  readonly language: Locale;
  readonly theme: 'light' | 'dark';
  /** Percent. */
  readonly uiScale: number;
  readonly viewport: { readonly width: number; readonly height: number };
}

const wide = { width: 1100, height: 800 };
export const variants: readonly Variant[] = [
  { name: 'light', language: 'en', theme: 'light', uiScale: 100, viewport: wide },
  { name: 'dark', language: 'en', theme: 'dark', uiScale: 100, viewport: wide },
  { name: 'narrow', language: 'en', theme: 'light', uiScale: 100, viewport: { width: 480, height: 800 } },
  { name: 'large', language: 'en', theme: 'light', uiScale: 200, viewport: wide },
  { name: 'arabic', language: 'ar', theme: 'light', uiScale: 100, viewport: wide },
];

/** Walks through screens in any language: looks things up by the messages they show. */
export class Tour {
  readonly page: Page;
  readonly variant: Variant;
  readonly text: (id: PlainMessageId) => string;

  constructor(page: Page, variant: Variant) {
    this.page = page;
    this.variant = variant;
    const translator = createTranslator(variant.language);
    this.text = (id) => translator.text(id);
  }

  async begin(ebb: EbbHost): Promise<void> {
    const { language, theme, uiScale, viewport } = this.variant;
    await ebb.call('preferences.set', { language, theme, uiScale });
    await this.page.setViewportSize(viewport);
    await this.page.goto(ebb.address);
  }

  button(id: PlainMessageId): Locator {
    return this.page.getByRole('button', { name: this.text(id) });
  }

  field(id: PlainMessageId): Locator {
    return this.page.getByLabel(this.text(id), { exact: true });
  }

  word(id: PlainMessageId): Locator {
    return this.page.getByText(this.text(id), { exact: true });
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

  /** A picture for people to look at, and what axe has to say about the page as it is. */
  async stop(name: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.${this.variant.name}.png`), animations: 'disabled' });
    const { violations } = await axe(this.page).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect.soft(serious, `axe on ${name}, ${this.variant.name}`).toEqual([]);
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect
      .soft(overflow, `nothing runs out of the page at the side: ${name}, ${this.variant.name}`)
      .toBeLessThanOrEqual(0);
    const cut = await this.page
      .getByRole('treegrid')
      .locator('[title]')
      .evaluateAll((names) =>
        names.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent),
      );
    expect.soft(cut, `short deck names can be read: ${name}, ${this.variant.name}`).toEqual([]);
  }
}

/**
 * All of axe's rules, told in one pass: its other mode opens a page beside for each look, to gather what frames of
 * other origins say. Only what is wrong is described in full.
 */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}
