import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { removable } from './editing-commands.ts';
import { useEditorChoices } from './editor-choices.ts';

/** Which formats “Remove formatting” takes away. Stays open, as several are chosen. */
export function RemoveFormatsMenu() {
  const text = useText();
  const removed = useEditorChoices((choices) => choices.removed);
  return (
    <MenuTrigger>
      <Button className="tool tool-more" aria-label={text('editor-removed')} preventFocusOnPress>
        <Icon name="fold" className="icon-small" />
      </Button>
      <Popover className="menu-popover" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label={text('editor-removed')}
          selectionMode="multiple"
          selectedKeys={removed}
          onSelectionChange={(keys) =>
            useEditorChoices.setState({ removed: removable.filter((id) => keys === 'all' || keys.has(id)) })
          }
        >
          {removable.map((id) => (
            <MenuItem
              key={id}
              id={id}
              className="menu-item"
              textValue={text('editor-removed-name', { format: id })}
              shouldCloseOnSelect={false}
            >
              <span className="menu-checked">{text('editor-removed-name', { format: id })}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
