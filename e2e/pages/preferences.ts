import { expect, type Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

export class Preferences {
  readonly root: Locator;
  readonly forceOneWay: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow) {
    this.#window = window;
    this.root = window.dialog('Preferences');
    this.forceOneWay = this.root.getByRole('checkbox', { name: 'On next sync, force changes in one direction' });
  }

  async open(section: 'Appearance' | 'Review' | 'Editing' | 'Syncing' | 'Backups'): Promise<this> {
    await this.#window.menu('Tools', 'Preferences…');
    await this.root.getByRole('tab', { name: section }).click();
    return this;
  }

  async close(): Promise<void> {
    await this.#window.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }

  async setForceOneWay(on: boolean): Promise<void> {
    await this.open('Syncing');
    // The box itself is drawn over: a person presses its words.
    await this.root.getByText('On next sync, force changes in one direction').click();
    await expect(this.forceOneWay).toBeChecked({ checked: on });
    await this.close();
  }
}
