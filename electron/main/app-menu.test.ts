import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { commandList } from '#shared/domain/commands.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { appMenu } from './app-menu.ts';

const onCommand = vi.fn();

function menuOn(platform: NodeJS.Platform, locale: 'en' | 'ar' = 'en'): MenuItemConstructorOptions[] {
  return appMenu({ platform, translator: createTranslator(locale), onCommand });
}
function itemsOf(menus: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}
function labelled(platform: NodeJS.Platform, label: string): MenuItemConstructorOptions | undefined {
  return itemsOf(menuOn(platform)).find((item) => item.label === label);
}

describe('the native menu', () => {
  it('has every command of the table that names a menu, with a label in either language', () => {
    const wanted = commandList.filter(({ menu }) => menu !== null).length;
    for (const locale of ['en', 'ar'] as const) {
      const items = itemsOf(menuOn('linux', locale)).filter(({ type }) => type !== 'separator');
      expect(items).toHaveLength(wanted);
      for (const { label } of items) expect(label).toMatch(/\S/);
    }
  });

  it('sends a chosen command to the page', () => {
    const click = labelled('linux', 'Undo')?.click as (() => void) | undefined;
    click?.();
    expect(onCommand).toHaveBeenCalledExactlyOnceWith('undo');
  });

  it('separates groups, and neither begins nor ends with a line', () => {
    for (const { submenu } of menuOn('linux')) {
      const types = (submenu as MenuItemConstructorOptions[]).map(({ type }) => type);
      expect([types.at(0), types.at(-1)]).not.toContain('separator');
    }
  });

  it('shows keys without taking them from the page', () => {
    expect(labelled('linux', 'Decks')).toMatchObject({ accelerator: 'D', registerAccelerator: false });
    expect(labelled('win32', 'Undo')).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false });
  });

  it('takes no single letter on a Mac, where it would be taken from whoever types', () => {
    for (const { accelerator } of itemsOf(menuOn('darwin'))) expect(accelerator ?? 'none').toMatch(/^none$|\+|^F\d+$/);
  });

  it('has what a Mac needs: the program’s own menu, copying and pasting, its own keys', () => {
    expect(menuOn('darwin')[0]).toEqual({ role: 'appMenu' });
    const roles = itemsOf(menuOn('darwin')).map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']));
    expect(labelled('darwin', 'Preferences…')).toMatchObject({ accelerator: 'Cmd+,' });
    expect(labelled('darwin', 'Quit')).toBeUndefined();
  });
});
