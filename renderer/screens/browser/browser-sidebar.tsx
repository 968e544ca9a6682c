import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { Icon } from '#renderer/components/icons.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { joiningOf } from './search-terms.ts';
import { filteredTree, parentKeys, sidebarTree, type SidebarNode } from './sidebar-tree.ts';

export interface BrowserSidebarHandle {
  /** The field that filters. */
  focus(): void;
  focusTree(): void;
}

export interface BrowserSidebarProps {
  readonly ref?: Ref<BrowserSidebarHandle>;
  readonly onSearch: (search: string, joining: ReturnType<typeof joiningOf>) => void;
}

const NO_KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const OPEN_AT_FIRST = ['savedSearches', 'decks'];

/** What can be searched for by a click; Ctrl, Shift and Alt join it with the search that is there. */
export function BrowserSidebar({ onSearch, ref }: BrowserSidebarProps) {
  const text = useText();
  const preferences = useServerQuery('browserPreferences.get', {}).data;
  const decks = useServerQuery('decks.tree', {}).data;
  const notetypes = useServerQuery('notetypes.list', {}).data;
  const tags = useServerQuery('tags.tree', {}).data;
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(OPEN_AT_FIRST));
  // The tree tells which entry was chosen, not with which keys.
  const keys = useRef(NO_KEYS);
  const sidebar = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => sidebar.current?.querySelector('input')?.focus(),
    focusTree: () => sidebar.current?.querySelector<HTMLElement>('[role="treegrid"]')?.focus(),
  }));
  if (preferences === undefined || decks === undefined || notetypes === undefined || tags === undefined) return null;
  const nodes = filteredTree(sidebarTree({ preferences, decks, notetypes, tags }, text), wanted);
  const searches = searchesOf(nodes);
  return (
    <div className="browser-sidebar" ref={sidebar}>
      <TextInput label={text('browser-sidebar-filter')} value={wanted} onChange={setWanted} autoComplete="off" />
      {/* Notes which keys are held; what they do is the tree's. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="browser-tree-box"
        onPointerUpCapture={(event) => (keys.current = event)}
        onKeyDownCapture={(event) => (keys.current = event)}
      >
        <Tree
          className="browser-tree"
          aria-label={text('browser-sidebar')}
          items={nodes}
          expandedKeys={wanted.trim() === '' ? open : parentKeys(nodes)}
          onExpandedChange={(expanded) => setOpen(new Set([...expanded].map(String)))}
          onAction={(key) => {
            const search = searches.get(String(key));
            if (search !== undefined) onSearch(search, joiningOf(keys.current));
          }}
        >
          {(node) => <Entry node={node} />}
        </Tree>
      </div>
    </div>
  );
}

function Entry({ node }: { readonly node: SidebarNode }) {
  const text = useText();
  return (
    <TreeItem id={node.key} textValue={node.label} className="browser-entry">
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span className="browser-entry-line" style={{ paddingInlineStart: `${String((level - 1) * 0.9)}rem` }}>
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
      <Collection items={node.children}>{(child) => <Entry node={child} />}</Collection>
    </TreeItem>
  );
}

function searchesOf(nodes: readonly SidebarNode[]): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: SidebarNode): void => {
    if (node.search !== undefined) found.set(node.key, node.search);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}
