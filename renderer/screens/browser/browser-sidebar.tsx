import { memo, type Ref, type RefObject, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { type Selection as Keys, Tree } from 'react-aria-components';
import { Button } from '#renderer/components/button.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type Joining, joiningOf } from './search-terms.ts';
import { sidebarActions } from './sidebar-actions.ts';
import { SidebarDialog } from './sidebar-dialogs.tsx';
import { SidebarEntry } from './sidebar-entry.tsx';
import { SidebarMenu } from './sidebar-menu.tsx';
import { filteredTree, nodesByKey, parentKeys, type SidebarNode } from './sidebar-tree.ts';
import { useSidebarActions } from './use-sidebar-actions.ts';
import { useSidebarDrag } from './use-sidebar-drag.ts';
import { useSidebarFolding } from './use-sidebar-folding.ts';
import { useSidebarNodes } from './use-sidebar-nodes.ts';

const SIDEBAR_TOOLS = ['search', 'select'] as const;
/** What a press on an entry does. */
export type SidebarTool = (typeof SIDEBAR_TOOLS)[number];

export interface BrowserSidebarHandle {
  /** The field that filters. */
  focus(): void;
  focusTree(): void;
  setTool(tool: SidebarTool): void;
  /** Asks for a name for what is searched for. */
  saveSearch(): void;
}

export interface BrowserSidebarProps {
  /** What is in the search field: asked for when it is needed, for each letter would draw the tree anew. */
  readonly typed: () => string;
  readonly platform: string;
  readonly onSearch: (search: string, joining: Joining) => void;
  readonly ref?: Ref<BrowserSidebarHandle>;
}

/** What can be searched for by a press; Ctrl, Shift and Alt join it with the search that is there. */
export const BrowserSidebar = memo(function BrowserSidebar(props: BrowserSidebarProps) {
  const nodes = useSidebarNodes();
  return nodes === undefined ? null : <Sidebar {...props} nodes={nodes} />;
});

interface SidebarProps extends BrowserSidebarProps {
  readonly nodes: readonly SidebarNode[];
}

function Sidebar({ nodes, typed, platform, onSearch, ref }: SidebarProps) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const [tool, setTool] = useState<SidebarTool>('search');
  const actions = useSidebarActions({ typed, onSearch });
  const box = useRef<HTMLDivElement>(null);
  const moreButton = useRef<HTMLButtonElement>(null);
  const chosen = useChosenEntries(nodes);
  const menu = useSidebarMenu(chosen.entries, box, moreButton);
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.querySelector('input')?.focus(),
    focusTree: () => box.current?.querySelector<HTMLElement>('[role="treegrid"]')?.focus(),
    setTool,
    saveSearch: () => actions.run('saveSearch', []),
  }));
  return (
    <div className="browser-sidebar" ref={box}>
      <TextInput label={text('browser-sidebar-filter')} value={wanted} onChange={setWanted} autoComplete="off" />
      <SidebarBar
        tool={tool}
        onTool={setTool}
        more={moreButton}
        hasMore={sidebarActions(chosen.entries).length > 0}
        onMore={menu.openAtButton}
      />
      <SidebarTree
        nodes={nodes}
        wanted={wanted}
        tool={tool}
        chosen={chosen}
        actions={actions}
        onSearch={onSearch}
        onMenu={menu.openAt}
      />
      {menu.isOpen ? (
        <SidebarMenu
          nodes={chosen.entries}
          anchor={menu.anchor}
          platform={platform}
          onAction={(id) => actions.run(id, chosen.entries)}
          onClose={menu.close}
        />
      ) : null}
      {actions.question === undefined ? null : (
        <SidebarDialog
          question={actions.question}
          nodes={nodes}
          onMove={actions.move}
          onClose={actions.closeQuestion}
        />
      )}
    </div>
  );
}

interface SidebarBarProps {
  readonly tool: SidebarTool;
  readonly onTool: (tool: SidebarTool) => void;
  readonly more: Ref<HTMLButtonElement>;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

function SidebarBar({ tool, onTool, more, hasMore, onMore }: SidebarBarProps) {
  const text = useText();
  return (
    <div className="browser-sidebar-bar">
      <div className="browser-modes" role="group" aria-label={text('browser-tools')}>
        {SIDEBAR_TOOLS.map((one) => (
          <button
            key={one}
            type="button"
            className="browser-mode"
            aria-pressed={tool === one}
            onClick={() => onTool(one)}
          >
            {text('browser-tool', { tool: one })}
          </button>
        ))}
      </div>
      <Button ref={more} label={text('browser-entry-actions')} isDisabled={!hasMore} onPress={onMore}>
        <Icon name="gear" />
      </Button>
    </div>
  );
}

/** The selected entries; without any the one that the focus was on last. */
function useChosenEntries(nodes: readonly SidebarNode[]) {
  const byKey = useMemo(() => nodesByKey(nodes), [nodes]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const nodesOf = (keys: Iterable<string>): SidebarNode[] => [...keys].flatMap((key) => byKey.get(key) ?? []);
  const isAmong = current !== undefined && selected.has(current);
  return {
    byKey,
    selected,
    select: (keys: Keys) => setSelected(new Set(keys === 'all' ? byKey.keys() : [...keys].map(String))),
    setCurrent,
    /** Those that an entry brings along: all selected ones if it is one of them. */
    with: (node: SidebarNode): readonly SidebarNode[] => (selected.has(node.key) ? nodesOf(selected) : [node]),
    entries: isAmong || current === undefined ? nodesOf(selected) : nodesOf([current]),
  };
}

type Chosen = ReturnType<typeof useChosenEntries>;

function useSidebarMenu(
  entries: readonly SidebarNode[],
  box: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
) {
  const anchor = useRef<Element | null>(null);
  const [isOpen, setOpen] = useState(false);
  return {
    anchor,
    isOpen: isOpen && sidebarActions(entries).length > 0,
    openAt: (key: string) => {
      anchor.current = box.current?.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? null;
      setOpen(true);
    },
    openAtButton: () => {
      anchor.current = button.current;
      setOpen(true);
    },
    close: () => setOpen(false),
  };
}

const NO_KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

interface SidebarTreeProps {
  readonly nodes: readonly SidebarNode[];
  readonly wanted: string;
  readonly tool: SidebarTool;
  readonly chosen: Chosen;
  readonly actions: ReturnType<typeof useSidebarActions>;
  readonly onSearch: (search: string, joining: Joining) => void;
  /** The menu of this entry is asked for. */
  readonly onMenu: (key: string) => void;
}

function SidebarTree({ nodes, wanted, tool, chosen, actions, onSearch, onMenu }: SidebarTreeProps) {
  const text = useText();
  // The tree tells which entry was chosen, not with which keys.
  const keys = useRef(NO_KEYS);
  const folding = useSidebarFolding(chosen.byKey);
  const shown = filteredTree(nodes, wanted);
  const entryOf = (target: EventTarget): SidebarNode | undefined => {
    const key = target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : undefined;
    return key == null ? undefined : chosen.byKey.get(key);
  };
  const drag = useSidebarDrag({ entryOf, chosenWith: chosen.with, onMove: actions.move });
  return (
    // Notes which keys are held, and what its entries do not do by themselves.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="browser-tree-box"
      onPointerUpCapture={(event) => (keys.current = event)}
      onKeyDownCapture={(event) => {
        keys.current = event;
        const node = entryOf(event.target);
        const id = event.key === 'F2' ? 'rename' : event.key === 'Delete' ? 'remove' : undefined;
        if (node === undefined || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        const entries = chosen.with(node);
        if (sidebarActions(entries).some((offered) => offered.id === id)) actions.run(id, entries);
      }}
      onFocusCapture={(event) => chosen.setCurrent(entryOf(event.target)?.key)}
      onContextMenu={(event) => {
        const node = entryOf(event.target);
        if (node === undefined) return;
        event.preventDefault();
        chosen.setCurrent(node.key);
        onMenu(node.key);
      }}
      {...drag.handlers}
    >
      <Tree
        className="browser-tree"
        aria-label={text('browser-sidebar')}
        items={shown}
        dependencies={[drag.targetKey]}
        selectionMode={tool === 'select' ? 'multiple' : 'none'}
        selectionBehavior="replace"
        selectedKeys={tool === 'select' ? chosen.selected : []}
        onSelectionChange={chosen.select}
        expandedKeys={wanted.trim() === '' ? folding.expanded : parentKeys(shown)}
        onExpandedChange={(expanded) => {
          if (wanted.trim() === '') folding.onExpandedChange(new Set([...expanded].map(String)));
        }}
        onAction={(key) => {
          const search = chosen.byKey.get(String(key))?.search;
          if (search !== undefined) onSearch(search, joiningOf(keys.current));
        }}
      >
        {(node) => <SidebarEntry node={node} targetKey={drag.targetKey} />}
      </Tree>
    </div>
  );
}
