import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import type { DataFolder } from '../ebb-host.ts';
import type { EbbWindow } from './ebb-window.ts';

/** Puts files into Ebb's media folder, as any other program does. */
export async function putMedia(data: DataFolder, files: Readonly<Record<string, string>>): Promise<void> {
  const folder = join(data.profile, 'collection.media');
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** The window that says how far a media sync is, and then how it went. */
export class MediaProgress {
  readonly running: Locator;
  readonly complete: Locator;
  readonly stopped: Locator;

  constructor(window: EbbWindow) {
    this.running = window.dialog('Syncing audio and images');
    this.complete = window.dialog('Media sync complete');
    this.stopped = window.dialog('The media sync was stopped');
  }

  async expectNumbers(dialog: Locator, row: 'Added' | 'Removed' | 'To go', up: string, down: string): Promise<void> {
    const cells = dialog.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell');
    await expect(cells).toHaveText([up, down]);
  }
}

/** The list of media files. */
export class MediaFiles {
  readonly filter: Locator;
  readonly search: Locator;
  readonly rows: Locator;
  readonly details: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow) {
    const { page } = window;
    this.#window = window;
    this.filter = page.getByRole('combobox', { name: 'Show' });
    this.search = page.getByRole('textbox', { name: 'Part of the name' });
    this.rows = page.getByRole('grid', { name: 'Media files' }).locator('.file-row');
    this.details = page.getByRole('complementary', { name: 'The chosen file' });
  }

  async open(): Promise<this> {
    await this.#window.menu('Tools', 'Media files');
    await expect(this.#window.page.getByRole('heading', { name: 'Media files' })).toBeVisible();
    return this;
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.#window.page.getByText(name, { exact: true }) });
  }

  /** Name, size, where it is, how it stands, how many notes use it. */
  async expectRow(...cells: readonly [name: string, ...others: string[]]): Promise<void> {
    await expect(this.row(cells[0]).getByRole('gridcell')).toHaveText([...cells]);
  }

  async expectNames(filter: string, names: readonly string[]): Promise<void> {
    await this.filter.selectOption({ label: filter });
    await expect(this.rows.locator('[data-column="name"]')).toHaveText([...names]);
  }
}

/** Check Media, with what it found. */
export class CheckMedia {
  readonly summary: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow) {
    this.#window = window;
    this.summary = window.page.getByText(/^The media folder (has|is)/);
  }

  async open(): Promise<this> {
    await this.#window.menu('Tools', 'Check media');
    await expect(this.summary).toBeVisible();
    return this;
  }

  section(name: string | RegExp): Locator {
    return this.#window.page.getByRole('region', { name });
  }

  /** Presses a button of the screen, then the one in the question that follows. */
  async confirm(button: string, title: string, answer: string): Promise<void> {
    await this.#window.page.getByRole('button', { name: button }).click();
    await this.#window.dialog(title).getByRole('button', { name: answer }).click();
  }
}
