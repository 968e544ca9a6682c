import type { DeckRow } from './visible-rows.ts';

export type GridStep =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'fold' | 'unfold' | 'open' | 'menu' | 'rename' | 'delete' };

/** What a key does in the deck list. Left and right follow the reading direction. */
export function gridStep(
  key: string,
  rows: readonly DeckRow[],
  index: number,
  direction: 'ltr' | 'rtl',
  pageRows: number,
): GridStep | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const focus = (target: number): GridStep => ({
    kind: 'focus',
    index: Math.max(0, Math.min(rows.length - 1, target)),
  });
  const [inward, outward] = direction === 'ltr' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  const hasChildren = row.deck.children.length > 0;
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1);
    case 'ArrowUp':
      return focus(index - 1);
    case 'PageDown':
      return focus(index + pageRows);
    case 'PageUp':
      return focus(index - pageRows);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case inward:
      if (!hasChildren) return undefined;
      return row.deck.collapsed ? { kind: 'unfold' } : focus(index + 1);
    case outward: {
      if (hasChildren && !row.deck.collapsed) return { kind: 'fold' };
      const parent = rows.findIndex((candidate) => candidate.deck.deckId === row.parentId);
      return parent < 0 ? undefined : focus(parent);
    }
    case 'Enter':
      return { kind: 'open' };
    case 'F2':
      return { kind: 'rename' };
    case 'Delete':
      return { kind: 'delete' };
    case 'ContextMenu':
      return { kind: 'menu' };
    default:
      return undefined;
  }
}
