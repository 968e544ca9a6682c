import type { FileChooser, Page } from '@playwright/test';

/** The browser's dialog for files that `open` brings up. */
export async function fileChooserOf(page: Page, open: () => Promise<void>): Promise<FileChooser> {
  const chooser = page.waitForEvent('filechooser');
  // The browser has to know that somebody waits before the dialog opens, or nobody is told of it.
  await page.evaluate(() => undefined);
  await open();
  return chooser;
}
