import { Button as AriaButton, Toolbar } from 'react-aria-components';
import { type CommandId, type MenuId, commandList, menuIds } from '#shared/domain/commands.ts';
import { isEnabled, keyLabel, type CommandSituation } from '#renderer/commands.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface MenuBarProps {
  readonly situation: CommandSituation;
  readonly platform: string;
  /** Labels that say more than the command's name: `Undo: rename deck`. */
  readonly labels: Partial<Record<CommandId, string>>;
  readonly onCommand: (id: CommandId) => void;
}

/** The menus of the app in the page, for doors that have no native menu. */
export function MenuBar({ situation, platform, labels, onCommand }: MenuBarProps) {
  const text = useText();
  const itemsOf = (menu: MenuId) =>
    commandList
      .filter((command) => command.menu?.id === menu && command.electronOnly !== true)
      .map((command) => ({
        id: command.id,
        label: labels[command.id] ?? text(`command-${command.id}`),
        shortcut: keyLabel(command, platform),
        isDisabled: !isEnabled(command.id, situation),
        group: command.menu?.group ?? 0,
      }));
  return (
    <Toolbar className="menu-bar" aria-label={text('menu-bar')}>
      {menuIds.map((menu) => (
        <ActionMenu
          key={menu}
          label={text(`menu-${menu}`)}
          items={itemsOf(menu)}
          onAction={onCommand}
          trigger={<AriaButton className="menu-bar-item">{text(`menu-${menu}`)}</AriaButton>}
        />
      ))}
    </Toolbar>
  );
}
