import { expect, type Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

export type DeckAction = 'Open' | 'Rename…' | 'Move to…' | 'Options…' | 'Rebuild' | 'Empty' | 'Delete…';

export class DeckList {
  readonly grid: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow) {
    this.#window = window;
    this.grid = window.page.getByRole('treegrid', { name: 'Decks' });
  }

  /** A deck by the last part of its name. */
  row(name: string): Locator {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.grid.getByRole('row', { name: new RegExp(`^${literal}(, filtered deck)?, [\\d,]+ new`) });
  }

  /** Rows with a deck in them, not the heading. */
  get rows(): Locator {
    return this.grid.getByRole('row', { name: /[\d,]+ new, / });
  }

  /** The one row that Tab reaches. */
  get entry(): Locator {
    return this.grid.locator('[role="row"][tabindex="0"]');
  }

  async expectCounts(name: string, counts: { new: number; learn: number; due: number }): Promise<void> {
    const shown = `${counts.new} new, ${counts.learn} learning, ${counts.due} due`;
    await expect(this.row(name)).toHaveAccessibleName(new RegExp(`, ${shown}$`));
  }

  async create(name: string): Promise<void> {
    await this.#window.menu('File', 'Create deck…');
    const dialog = this.#window.dialog('Create deck');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create deck' }).click();
    await expect(dialog).toBeHidden();
  }

  async act(name: string, action: DeckAction): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click();
    await this.#window.page.getByRole('menuitem', { name: action }).click();
  }

  async rename(name: string, newFullName: string): Promise<void> {
    await this.act(name, 'Rename…');
    const dialog = this.#window.dialog(/^Rename/);
    await dialog.getByRole('textbox', { name: 'Name' }).fill(newFullName);
    await dialog.getByRole('button', { name: 'Rename deck' }).click();
    await expect(dialog).toBeHidden();
  }
}
