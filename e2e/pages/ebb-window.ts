import { expect, type Locator, type Page } from '@playwright/test';
import type { EbbHost } from '../ebb-host.ts';

export type ButtonState = 'normal' | 'changes' | 'oneWay' | 'running';

/** The frame round every screen: menus, sync button, dialogs, messages. */
export class EbbWindow {
  readonly page: Page;
  readonly syncButton: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.syncButton = page.getByRole('button', { name: /^(Sync|Syncing)( Y)?$/ });
    this.messages = page.getByRole('region', { name: 'Messages' });
  }

  /** Opens Ebb's page and waits until its top bar is there. */
  async open(ebb: EbbHost): Promise<this> {
    await this.page.goto(ebb.address);
    await expect(this.syncButton).toBeVisible();
    return this;
  }

  async menu(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('toolbar', { name: 'Menu bar' }).getByRole('button', { name: menu }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title }).or(this.page.getByRole('alertdialog', { name: title }));
  }

  /** The look of the sync button and the words that go with it: both have to say the same. */
  async expectButton(state: ButtonState, words: string): Promise<void> {
    await expect(this.syncButton).toHaveAttribute('data-state', state);
    await expect(this.syncButton).toHaveAccessibleDescription(words);
  }

  async expectMessage(text: string | RegExp): Promise<void> {
    await expect(this.messages).toContainText(text);
  }
}
