import { type DragEvent, useState } from 'react';
import type { SidebarNode } from './sidebar-tree.ts';

const DRAG_TYPE = 'application/x-ebb-sidebar';

export interface Move {
  readonly moved: readonly SidebarNode[];
  /** Null: to the top level. */
  readonly parent: SidebarNode | null;
}

/** Where entries may go: decks under decks, tags under tags, never into themselves or what lies in them. */
export function moveTo(moved: readonly SidebarNode[], target: SidebarNode): Move | undefined {
  const kind = moved[0]?.subject.kind;
  if (kind !== 'deck' && kind !== 'tag') return undefined;
  if (target.key === (kind === 'deck' ? 'decks' : 'tags')) return { moved, parent: null };
  if (target.subject.kind !== kind || (target.subject.kind === 'deck' && target.subject.filtered)) return undefined;
  return moved.some((node) => holds(node, target.key)) ? undefined : { moved, parent: target };
}

function holds(node: SidebarNode, key: string): boolean {
  return node.key === key || node.children.some((child) => holds(child, key));
}

/** Decks and tags are dragged under others. `entryOf` says which entry lies under the pointer. */
export function useSidebarDrag(options: {
  readonly entryOf: (target: EventTarget) => SidebarNode | undefined;
  /** An entry that is among the chosen ones takes them along. */
  readonly chosenWith: (node: SidebarNode) => readonly SidebarNode[];
  readonly onMove: (move: Move) => void;
}) {
  const [dragged, setDragged] = useState<readonly SidebarNode[]>();
  const [targetKey, setTargetKey] = useState<string>();
  const moveAt = (event: DragEvent): Move | undefined => {
    const target = options.entryOf(event.target);
    return dragged === undefined || target === undefined ? undefined : moveTo(dragged, target);
  };
  const stop = (): void => {
    setDragged(undefined);
    setTargetKey(undefined);
  };
  return {
    targetKey,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const node = options.entryOf(event.target);
        if (node === undefined || (node.subject.kind !== 'deck' && node.subject.kind !== 'tag')) {
          event.preventDefault();
          return;
        }
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(DRAG_TYPE, node.key);
        setDragged(options.chosenWith(node));
      },
      onDragOver: (event: DragEvent) => {
        const isPossible = moveAt(event) !== undefined;
        if (isPossible) event.preventDefault();
        setTargetKey(isPossible ? options.entryOf(event.target)?.key : undefined);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        const move = moveAt(event);
        stop();
        if (move !== undefined) options.onMove(move);
      },
      onDragEnd: stop,
    },
  };
}
