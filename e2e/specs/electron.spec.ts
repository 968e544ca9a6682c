import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

const root = join(import.meta.dirname, '..', '..');
const electronFolder = join(root, 'node_modules', 'electron');

function electronProgram(): string | undefined {
  const named = join(electronFolder, 'path.txt');
  const program = existsSync(named) ? join(electronFolder, 'dist', readFileSync(named, 'utf8').trim()) : '';
  return program !== '' && existsSync(program) ? program : undefined;
}

const program = electronProgram();
test.skip(
  program === undefined,
  'Electron’s program is not installed: node node_modules/electron/install.js fetches it',
);

test('Electron opens the same window on the same collection, locked in', async ({ data }) => {
  await data.cli('decks.create', { name: 'Kept' });
  const app = await _electron.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [root, '--no-sandbox', '--data', data.path],
  });
  try {
    const page = await app.firstWindow();
    await expect(new EbbWindow(page).syncButton).toBeVisible();
    await expect(page.getByRole('treegrid').getByText('Kept')).toBeVisible();
    const node = await page.evaluate(
      () => typeof Reflect.get(globalThis, 'require') + typeof Reflect.get(globalThis, 'process'),
    );
    expect(node).toBe('undefinedundefined');
  } finally {
    await app.close();
  }
});
