import type { ReactElement, RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';

export interface ActionMenuItem<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Shown at the far end. */
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  /** A line is drawn between groups. */
  readonly group: number;
}

export interface ActionMenuProps<T extends string> {
  readonly label: string;
  readonly items: readonly ActionMenuItem<T>[];
  readonly onAction: (id: T) => void;
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** What it opens beside, if that is not the button. */
  readonly anchor?: RefObject<Element | null> | undefined;
}

export function ActionMenu<T extends string>({ label, items, onAction, trigger, anchor, ...open }: ActionMenuProps<T>) {
  const groups = [...Map.groupBy(items, (item) => item.group).values()];
  const act = (key: unknown): void => {
    const item = items.find(({ id }) => id === key);
    if (item !== undefined) onAction(item.id);
  };
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover
        className="menu-popover"
        placement="bottom start"
        offset={4}
        {...(anchor === undefined ? {} : { triggerRef: anchor })}
      >
        <Menu className="menu" aria-label={label} onAction={act}>
          {groups.flatMap((group, index) => [
            ...(index === 0 ? [] : [<Separator key={`line-${index}`} className="menu-line" />]),
            ...group.map((item) => (
              <MenuItem
                key={item.id}
                id={item.id}
                className="menu-item"
                textValue={item.label}
                isDisabled={item.isDisabled ?? false}
              >
                <span>{item.label}</span>
                {item.shortcut === undefined ? null : (
                  <kbd className="menu-key" dir="ltr">
                    {item.shortcut}
                  </kbd>
                )}
              </MenuItem>
            )),
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
