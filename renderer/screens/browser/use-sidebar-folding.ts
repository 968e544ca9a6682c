import { useState } from 'react';
import { SIDEBAR_SECTIONS } from '#shared/domain/sidebar-section.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import type { SidebarNode } from './sidebar-tree.ts';

/** Which entries are open: as it is stored, for sections, decks and tags; what was pressed here counts at once. */
export function useSidebarFolding(nodes: ReadonlyMap<string, SidebarNode>) {
  const { calls } = useClient();
  const [pressed, setPressed] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (node: SidebarNode): boolean => pressed.get(node.key) ?? !node.folded;
  const expanded = [...nodes.values()].filter((node) => node.children.length > 0 && isOpen(node)).map(({ key }) => key);

  async function store({ subject }: SidebarNode, open: boolean): Promise<void> {
    switch (subject.kind) {
      case 'section': {
        const folded = SIDEBAR_SECTIONS.filter((section) => {
          const node = nodes.get(section);
          return section === subject.section ? !open : node !== undefined && !isOpen(node);
        });
        await calls.browserPreferences.set({ collapsedSections: folded });
        return;
      }
      case 'deck':
        await calls.decks.setCollapsed({ deckId: subject.deckId, collapsed: !open, in: 'browser' });
        return;
      case 'tag':
        await calls.tags.setCollapsed({ tag: subject.fullName, collapsed: !open });
        return;
      default:
    }
  }
  return {
    expanded,
    onExpandedChange: (keys: ReadonlySet<string>): void => {
      const before = new Set(expanded);
      const changed = [...nodes.values()].filter(({ key }) => keys.has(key) !== before.has(key));
      setPressed(new Map([...pressed, ...changed.map(({ key }) => [key, keys.has(key)] as const)]));
      for (const node of changed) void store(node, keys.has(node.key)).catch(showError);
    },
  };
}
