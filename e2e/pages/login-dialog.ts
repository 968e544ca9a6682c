import type { Locator } from '@playwright/test';
import type { EbbWindow } from './ebb-window.ts';

export interface Account {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
}

export class LoginDialog {
  readonly root: Locator;
  readonly address: Locator;
  readonly username: Locator;
  readonly password: Locator;
  readonly submit: Locator;

  constructor(window: EbbWindow) {
    this.root = window.dialog('Log in to sync');
    this.address = this.root.getByRole('textbox', { name: 'Address' });
    this.username = this.root.getByRole('textbox', { name: 'User name' });
    this.password = this.root.getByLabel('Password');
    this.submit = this.root.getByRole('button', { name: 'Log in' });
  }

  async logIn({ url, username = 'me', password = 'secret' }: Account): Promise<void> {
    await this.address.fill(url);
    await this.username.fill(username);
    await this.password.fill(password);
    await this.submit.click();
  }
}

/** From the sync button through the login to the first answer of the server. */
export async function logInAndSync(window: EbbWindow, account: Account): Promise<void> {
  await window.syncButton.click();
  await new LoginDialog(window).logIn(account);
  await window.dialog('Logged in').getByRole('button', { name: 'Sync now' }).click();
}
