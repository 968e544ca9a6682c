import { expect, type Locator, type Page } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

/** The fields and tags of a note, on the screen to add notes or in the window to edit one. */
export class NoteEditor {
  readonly page: Page;
  readonly window: EbbWindow;
  readonly tags: Locator;

  constructor(window: EbbWindow) {
    this.window = window;
    this.page = window.page;
    this.tags = this.page.getByRole('combobox', { name: 'Tags' });
  }

  /** From any screen, by its key. */
  async openAdd(): Promise<this> {
    await expect(this.page.getByRole('button', { name: /^Add/ })).toBeEnabled();
    await this.page.keyboard.press('a');
    await expect(this.field('Front')).toBeFocused();
    return this;
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Text tools' }).getByRole('button', { name, exact: true });
  }

  async add(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter');
  }
}
