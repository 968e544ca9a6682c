import type { RefObject } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type SidebarActionId, sidebarActions } from './sidebar-actions.ts';
import type { SidebarNode } from './sidebar-tree.ts';

interface SidebarMenuProps {
  readonly nodes: readonly SidebarNode[];
  /** What it opens beside. */
  readonly anchor: RefObject<Element | null>;
  readonly platform: string;
  readonly onAction: (id: SidebarActionId) => void;
  readonly onClose: () => void;
}

/** What can be done with the entries that were chosen. */
export function SidebarMenu({ nodes, anchor, platform, onAction, onClose }: SidebarMenuProps) {
  const text = useText();
  const offered = sidebarActions(nodes);
  return (
    <Popover
      className="menu-popover"
      aria-label={text('browser-entry-actions')}
      placement="bottom start"
      offset={4}
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Menu
        className="menu"
        aria-label={text('browser-entry-actions')}
        autoFocus="first"
        onAction={(key) => {
          const action = offered.find(({ id }) => id === key);
          onClose();
          if (action !== undefined) onAction(action.id);
        }}
      >
        {offered.flatMap(({ id, group, key }, index) => [
          ...(index > 0 && group !== offered[index - 1]?.group
            ? [<Separator key={`line-${id}`} className="menu-line" />]
            : []),
          <MenuItem key={id} id={id} className="menu-item" textValue={text('browser-entry-action', { action: id })}>
            <span>{text('browser-entry-action', { action: id })}</span>
            {key === null ? null : (
              <kbd className="menu-key" dir="ltr">
                {keyText(key, platform)}
              </kbd>
            )}
          </MenuItem>,
        ])}
      </Menu>
    </Popover>
  );
}
