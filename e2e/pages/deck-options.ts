import { expect, type Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

/** The dialog with the options of a deck. Fields are found by the option they are for. */
export class DeckOptionsDialog {
  readonly root: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow, deck: string) {
    this.#window = window;
    this.root = window.dialog(`Options of “${deck}”`);
  }

  /** Opens it from the overview that is shown. */
  async open(): Promise<this> {
    await this.#window.page.keyboard.press('o');
    await expect(this.root).toBeVisible();
    return this;
  }

  option(name: string): Locator {
    return this.root.locator(`[data-option="${name}"]`);
  }

  async type(name: string, text: string): Promise<void> {
    const field = this.option(name).getByRole('textbox');
    await field.fill(text);
    await field.blur();
  }

  async choose(name: string, value: string): Promise<void> {
    await this.option(name).getByRole('combobox').selectOption(value);
  }

  /** Presses one of the words of a field: a switch's own, or one of a few in sight. */
  async press(name: string, words: string): Promise<void> {
    await this.option(name).getByText(words, { exact: true }).click();
  }

  async toggle(name: string): Promise<void> {
    await this.option(name).locator('.check').click();
  }

  get preset(): Locator {
    return this.root.getByRole('combobox', { name: 'Preset' });
  }

  async presetAction(action: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Actions on presets' }).click();
    await this.#window.page.getByRole('menuitem', { name: action }).click();
  }

  async save(): Promise<void> {
    await this.root.getByRole('button', { name: 'Save' }).click();
    await expect(this.root).toBeHidden();
    await this.#window.expectMessage('The options were saved');
  }
}
