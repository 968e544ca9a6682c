import type { TagTreeNode } from '#shared/contract/tags.ts';
import { foldName } from '../storage/fold-name.ts';
import type { Tag } from '../storage/tag-storage.ts';

const SEPARATOR = '::';

interface Entry {
  readonly name: string;
  readonly collapsed: boolean;
}

/** Parents that are no tags of their own are folded. Sorted part by part, whatever the case. */
export function tagTree(tags: readonly Tag[]): TagTreeNode[] {
  const entries = new Map<string, Entry>();
  for (const { name, collapsed } of tags) {
    for (const parent of parentsOf(name)) {
      const key = keyOf(parent);
      if (!entries.has(key)) entries.set(key, { name: parent, collapsed: true });
    }
    entries.set(keyOf(name), { name, collapsed });
  }
  const roots: TagTreeNode[] = [];
  const path: TagTreeNode[] = [];
  for (const [, entry] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const level = entry.name.split(SEPARATOR).length;
    path.length = level - 1;
    const node: TagTreeNode = {
      name: entry.name.split(SEPARATOR).at(-1) ?? '',
      fullName: entry.name,
      level,
      collapsed: entry.collapsed,
      children: [],
    };
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
}

function parentsOf(name: string): string[] {
  const parts = name.split(SEPARATOR);
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(SEPARATOR));
}

/** Sorts a tag before the tags below it, and those before its next neighbour. */
function keyOf(name: string): string {
  return foldName(name).split(SEPARATOR).join('\u001f');
}
