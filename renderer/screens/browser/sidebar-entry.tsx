import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { SidebarNode } from './sidebar-tree.ts';

interface SidebarEntryProps {
  readonly node: SidebarNode;
  /** The entry that what is dragged would go under. */
  readonly targetKey: string | undefined;
}

export function SidebarEntry({ node, targetKey }: SidebarEntryProps) {
  const text = useText();
  const canBeDragged = node.subject.kind === 'deck' || node.subject.kind === 'tag';
  return (
    <TreeItem
      id={node.key}
      textValue={node.label}
      className="browser-entry"
      // The library has no property for it; with the attribute a press leaves dragging to the browser.
      ref={(row) => row?.setAttribute('draggable', String(canBeDragged))}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span
            className="browser-entry-line"
            data-drop-target={targetKey === node.key || undefined}
            style={{ paddingInlineStart: `${String((level - 1) * 0.9)}rem` }}
          >
            {hasChildItems ? (
              <Button
                slot="chevron"
                className="browser-chevron"
                aria-label={text('browser-fold', { name: node.label })}
              >
                <Icon name="fold" />
              </Button>
            ) : (
              <span className="browser-chevron" />
            )}
            <span dir="auto" className="browser-entry-name">
              {node.label}
            </span>
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children} dependencies={[targetKey]}>
        {(child) => <SidebarEntry node={child} targetKey={targetKey} />}
      </Collection>
    </TreeItem>
  );
}
