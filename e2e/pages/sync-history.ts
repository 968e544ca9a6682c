import type { Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

/** The screen with all syncs, one of them, or a version that it overwrote. */
export class SyncHistory {
  readonly root: Locator;
  readonly putBack: Locator;
  readonly copy: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow) {
    this.#window = window;
    this.root = window.page.getByRole('main');
    this.putBack = this.root.getByRole('button', { name: /^(Put this version back|Add the note again)$/ });
    this.copy = this.root.getByRole('button', { name: 'Copy the text' });
  }

  async open(): Promise<this> {
    await this.#window.menu('Tools', 'Sync history');
    return this;
  }

  /** Syncs, newest first; or the versions that one overwrote. */
  row(name: string | RegExp): Locator {
    return this.root.getByRole('listitem').getByRole('button', { name });
  }

  heading(name: string | RegExp): Locator {
    return this.root.getByRole('heading', { level: 1, name });
  }

  /** A line of the table with two versions side by side. */
  version(field: string): Locator {
    return this.root.getByRole('row', { name: new RegExp(`^${field}`) });
  }

  async back(): Promise<void> {
    await this.root.getByRole('button').first().click();
  }
}
