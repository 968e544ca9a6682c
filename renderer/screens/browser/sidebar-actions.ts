import type { SidebarNode, SidebarSubject } from './sidebar-tree.ts';

/** What can be done with entries of the sidebar. Each has the message `browser-entry-action`. */
export type SidebarActionId =
  | 'search'
  | 'searchAnd'
  | 'searchOr'
  | 'searchNot'
  | 'searchAll'
  | 'searchAny'
  | 'saveSearch'
  | 'updateSaved'
  | 'rename'
  | 'move'
  | 'remove';

interface OfferedAction {
  readonly id: SidebarActionId;
  readonly group: number;
  readonly key: string | null;
}

type Kind = SidebarSubject['kind'];
const RENAMED: readonly Kind[] = ['saved', 'flag', 'deck', 'tag'];
const MOVED: readonly Kind[] = ['deck', 'tag'];
const REMOVED: readonly Kind[] = ['saved', 'deck', 'tag'];

/** What is offered for one entry, or for several of one kind. */
export function sidebarActions(nodes: readonly SidebarNode[]): OfferedAction[] {
  const [first, ...others] = nodes;
  if (first === undefined) return [];
  const { kind } = first.subject;
  const isAlike = others.every((node) => node.subject.kind === kind);
  const offered: OfferedAction[] = searching(nodes).map((id) => ({ id, group: 0, key: null }));
  const offer = (id: SidebarActionId, isOffered: boolean, key: string | null = null): void => {
    if (isOffered) offered.push({ id, group: 1, key });
  };
  const isOne = others.length === 0;
  offer('saveSearch', isOne && first.key === 'savedSearches');
  offer('updateSaved', isOne && kind === 'saved');
  offer('rename', isOne && RENAMED.includes(kind), 'F2');
  offer('move', isAlike && MOVED.includes(kind));
  offer('remove', isAlike && REMOVED.includes(kind), 'Delete');
  return offered;
}

function searching(nodes: readonly SidebarNode[]): SidebarActionId[] {
  if (nodes.some(({ search }) => search === undefined)) return [];
  return nodes.length > 1 ? ['searchAll', 'searchAny'] : ['search', 'searchAnd', 'searchOr', 'searchNot'];
}
