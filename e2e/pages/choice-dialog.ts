import { expect, type Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

export const choiceTitles = {
  localEmpty: 'Download your cards from the server?',
  serverEmpty: 'Upload your cards to the server?',
  bothEmpty: 'Keep this device’s collection or the server’s?',
  firstSync: 'Keep this device’s cards or the server’s?',
  conflict: 'This device and the server can’t be merged',
  forced: 'Which side do you want to keep?',
} as const;

/** The question which side of a one-way sync is kept. */
export class ChoiceDialog {
  readonly root: Locator;
  readonly upload: Locator;
  readonly download: Locator;
  readonly cancel: Locator;
  readonly #window: EbbWindow;

  constructor(window: EbbWindow, reason: keyof typeof choiceTitles) {
    this.#window = window;
    this.root = window.dialog(choiceTitles[reason]);
    this.upload = this.root.getByRole('button', { name: 'Upload this device' });
    this.download = this.root.getByRole('button', { name: 'Download from server' });
    this.cancel = this.root.getByRole('button', { name: 'Cancel' });
  }

  /** What this device's and the server's columns say in a row. */
  row(name: string): Locator {
    return this.root.getByRole('row', { name }).getByRole('cell');
  }

  async chooseUpload(): Promise<void> {
    await this.upload.click();
    await this.#close('Upload complete');
  }

  async chooseDownload(): Promise<void> {
    await this.download.click();
    await this.#close('Download complete');
  }

  async #close(title: string): Promise<void> {
    const done = this.#window.dialog(title);
    await done.getByRole('button', { name: 'Close' }).click({ timeout: 30_000 });
    await expect(done).toBeHidden();
  }
}
