import { memo } from 'react';
import { BROWSER_COLUMNS, type BrowserColumn, type BrowserMode } from '#shared/domain/browser-column.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { BarButton } from './bar-button.tsx';
import { BROWSER_MENUS, type BrowserActionId, browserActionList } from './browser-actions.ts';
import { LayoutMenu } from './layout-menu.tsx';

interface BarMenusProps {
  readonly mode: BrowserMode;
  readonly platform: string;
  /** As in the preferences. */
  readonly flagNames: readonly string[];
  readonly columns: readonly BrowserColumn[];
  readonly columnsOpen: boolean;
  readonly onColumnsOpen: (isOpen: boolean) => void;
  readonly onMode: (mode: BrowserMode) => void;
  readonly onColumns: (columns: readonly BrowserColumn[]) => void;
  readonly onAction: (id: BrowserActionId) => void;
}

interface BrowserBarProps extends BarMenusProps {
  readonly chosenCount: number;
  readonly total: number | undefined;
}

/** What can be done with the chosen rows, what is shown of them, and how many there are. */
export function BrowserBar({ chosenCount, total, ...menus }: BrowserBarProps) {
  const text = useText();
  return (
    <div className="browser-bar">
      <BarMenus {...menus} />
      <p className="soft browser-count" role="status">
        {total === undefined ? '' : text('browser-count', { chosen: chosenCount, count: total })}
      </p>
    </div>
  );
}

/** Six menus are dear to draw, and neither a search nor a press on a row changes them. */
const BarMenus = memo(function BarMenus({ mode, platform, columns, ...props }: BarMenusProps) {
  const text = useText();
  const labelOf = (id: BrowserActionId): string => {
    const flagName = id.startsWith('flag') ? props.flagNames[Number(id.slice('flag'.length)) - 1] : undefined;
    return flagName ? text('browser-action-flag', { name: flagName }) : text('browser-action', { action: id });
  };
  return (
    <>
      <div className="browser-modes" role="group" aria-label={text('browser-mode')}>
        {(['cards', 'notes'] as const).map((other) => (
          <button
            key={other}
            type="button"
            className="browser-mode"
            aria-pressed={mode === other}
            onClick={() => props.onMode(other)}
          >
            {text('browser-menu', { of: other })}
          </button>
        ))}
      </div>
      {BROWSER_MENUS.map((of) => (
        <ActionMenu
          key={of}
          label={text('browser-menu', { of })}
          items={browserActionList
            .filter((action) => action.of === of)
            .map(({ id, group, key }) => ({
              id,
              group,
              label: labelOf(id),
              shortcut: key === null ? undefined : keyText(key, platform),
            }))}
          onAction={props.onAction}
          trigger={<BarButton label={text('browser-menu', { of })} />}
        />
      ))}
      <ActionMenu
        label={text('browser-columns')}
        items={BROWSER_COLUMNS.map((column) => ({
          id: column,
          group: 0,
          label: (columns.includes(column) ? '✓ ' : '') + text('browser-column', { column, mode }),
          isDisabled: columns.length === 1 && columns.includes(column),
        }))}
        onAction={(column) =>
          props.onColumns(columns.includes(column) ? columns.filter((shown) => shown !== column) : [...columns, column])
        }
        isOpen={props.columnsOpen}
        onOpenChange={props.onColumnsOpen}
        trigger={<BarButton label={text('browser-columns')} />}
      />
      <LayoutMenu />
    </>
  );
});
