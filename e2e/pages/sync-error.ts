import { expect, type Page } from '@playwright/test';
import type { Exchange, Reaction } from '#core/sync/testing/scripted-server.ts';
import type { EbbHost } from '../ebb-host.ts';
import { EbbWindow } from './ebb-window.ts';

const SAFE_BOTH = 'Nothing was changed, here or on the server.';

/** What a person reads and can press. `button`: the one next step beside Close; null: there is none. */
export interface Said {
  readonly title: string | RegExp;
  readonly next: string | RegExp;
  readonly safe?: string;
  readonly button: string | null;
}
export const nowSecs = (): number => Math.floor(Date.now() / 1000);
export const metaAnswer = { mod: 0, scm: 1, usn: 0, ts: 0, msg: '', cont: true, hostNum: 0, empty: true, media_usn: 0 };
export const hostKey = (exchange: Exchange): void => exchange.reply({ key: 'k' });
export const welcoming = (exchange: Exchange): void => exchange.reply({ ...metaAnswer, ts: nowSecs() });

/** Ebb logged in at a server, its window open, no sync begun by itself. */
export async function openLoggedIn(page: Page, ebb: EbbHost, serverUrl: string): Promise<EbbWindow> {
  await ebb.call('sync.setSettings', { autoSync: false });
  await ebb.call('sync.login', { serverUrl, username: 'me', password: 'secret' });
  return new EbbWindow(page).open(ebb);
}

export async function expectSaid(window: EbbWindow, { title, next, safe = SAFE_BOTH, button }: Said): Promise<void> {
  const dialog = window.dialog(title);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(next)).toBeVisible();
  await expect(dialog.getByText(safe, { exact: true })).toBeVisible();
  await expect(dialog.getByText('Details')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  for (const label of ['Try again', 'Sync again', 'Log in', 'Open Preferences', 'Open Backups', 'Check database']) {
    await expect(dialog.getByRole('button', { name: label, exact: true })).toHaveCount(label === button ? 1 : 0);
  }
}

export const status =
  (code: number, text?: string): Reaction =>
  (exchange) =>
    exchange.status(code, text);
