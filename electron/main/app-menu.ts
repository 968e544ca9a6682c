import type { MenuItemConstructorOptions } from 'electron';
import {
  type Command,
  type CommandId,
  commandKey,
  commandList,
  type MenuId,
  menuIds,
} from '#shared/domain/commands.ts';
import type { Translator } from '#shared/i18n/translate.ts';

interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly translator: Pick<Translator, 'text'>;
  readonly onCommand: (id: CommandId) => void;
}

/** The native menu, from the same table as the menu in the page. */
export function appMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const menus = menuIds.map((id) => menu(id, options));
  // The first menu of a Mac is the program's own.
  return options.platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus;
}

function menu(id: MenuId, options: MenuOptions): MenuItemConstructorOptions {
  const entries = commandList.filter((command) => command.menu?.id === id && !isInMacAppMenu(command, options));
  const submenu = entries.flatMap((command, index): MenuItemConstructorOptions[] => {
    const beginsGroup = index > 0 && entries[index - 1]?.menu?.group !== command.menu?.group;
    return beginsGroup ? [{ type: 'separator' }, entry(command, options)] : [entry(command, options)];
  });
  if (id === 'edit' && options.platform === 'darwin') submenu.push(...macEditing);
  return { label: options.translator.text(`menu-${id}`), submenu };
}

function isInMacAppMenu(command: Command, { platform }: MenuOptions): boolean {
  return platform === 'darwin' && command.id === 'quit';
}

/** On a Mac the keys for copying and pasting exist only while the menu has them. */
const macEditing: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

function entry(command: Command, { platform, translator, onCommand }: MenuOptions): MenuItemConstructorOptions {
  const key = commandKey(command, platform);
  const item: MenuItemConstructorOptions = { label: translator.text(`command-${command.id}`) };
  if (command.electronRole !== undefined) item.role = command.electronRole;
  else item.click = () => onCommand(command.id);
  if (key === null) return item;
  if (platform !== 'darwin') {
    // Shown only: the page listens to the keys itself, since it knows whether somebody is typing.
    return { ...item, accelerator: key, registerAccelerator: command.electronRole !== undefined };
  }
  // A Mac can't show a key without taking it, and single letters would be taken from whoever types.
  return command.keys?.kind === 'chord' ? { ...item, accelerator: key } : item;
}
