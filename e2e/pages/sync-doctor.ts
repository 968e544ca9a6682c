import { expect, type Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

export class SyncDoctor {
  readonly root: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow) {
    this.#window = window;
    this.root = window.page.getByRole('dialog');
  }

  /** From the error that a failed sync shows. */
  async openFromError(): Promise<this> {
    await this.#window.page.getByRole('alertdialog').getByRole('button', { name: 'Find out why' }).click();
    return this;
  }

  async expectFinding(title: string | RegExp): Promise<void> {
    await expect(this.#window.dialog(title)).toBeVisible();
  }

  /** The line of one check, with how it ended. */
  check(name: string): Locator {
    return this.root.getByRole('list', { name: 'What was looked at' }).getByRole('listitem').filter({ hasText: name });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }
}
