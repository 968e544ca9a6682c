import { useState } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { type Joining, joined, REPLACING } from './search-terms.ts';
import type { SidebarActionId } from './sidebar-actions.ts';
import type { SidebarNode } from './sidebar-tree.ts';
import type { Move } from './use-sidebar-drag.ts';

/** What the sidebar asks before it does something. */
export type SidebarQuestion =
  | { readonly kind: 'saveSearch'; readonly query: string }
  | { readonly kind: 'rename'; readonly node: SidebarNode }
  | { readonly kind: 'move'; readonly nodes: readonly SidebarNode[] }
  | { readonly kind: 'removeDecks'; readonly deckIds: readonly DeckId[] };

interface SidebarActionOptions {
  /** What is in the search field. */
  readonly typed: () => string;
  readonly onSearch: (search: string, joining: Joining) => void;
}

/** Everything that is done with entries of the sidebar. */
export function useSidebarActions({ typed, onSearch }: SidebarActionOptions) {
  const [question, setQuestion] = useState<SidebarQuestion>();
  const move = useMove();
  const { remove, updateSaved } = useEntryChanges(setQuestion);
  const searchBy = (nodes: readonly SidebarNode[], how: 'and' | 'or'): void => {
    const searches = nodes.flatMap(({ search }) => search ?? []);
    onSearch(
      searches.reduce((all, one) => joined(all, one, { how, negated: false }), ''),
      REPLACING,
    );
  };
  const searchOne = ([node]: readonly SidebarNode[], joining: Joining): void => {
    if (node?.search !== undefined) onSearch(node.search, joining);
  };
  const acts: Record<SidebarActionId, (nodes: readonly SidebarNode[]) => void | Promise<void>> = {
    search: (nodes) => searchOne(nodes, REPLACING),
    searchAnd: (nodes) => searchOne(nodes, { how: 'and', negated: false }),
    searchOr: (nodes) => searchOne(nodes, { how: 'or', negated: false }),
    searchNot: (nodes) => searchOne(nodes, { how: 'and', negated: true }),
    searchAll: (nodes) => searchBy(nodes, 'and'),
    searchAny: (nodes) => searchBy(nodes, 'or'),
    saveSearch: () => setQuestion({ kind: 'saveSearch', query: typed() }),
    updateSaved: ([node]) => updateSaved(node, typed()),
    rename: ([node]) => {
      if (node?.subject.kind === 'deck') openDialog({ kind: 'renameDeck', deckId: node.subject.deckId });
      else if (node !== undefined) setQuestion({ kind: 'rename', node });
    },
    move: (nodes) => setQuestion({ kind: 'move', nodes }),
    remove,
  };
  return {
    question,
    closeQuestion: () => setQuestion(undefined),
    move: (wanted: Move) => void move(wanted).catch(showError),
    run: (id: SidebarActionId, nodes: readonly SidebarNode[]) => void Promise.resolve(acts[id](nodes)).catch(showError),
  };
}

function deckIdsOf(nodes: readonly SidebarNode[]): DeckId[] {
  return nodes.flatMap(({ subject }) => (subject.kind === 'deck' ? [subject.deckId] : []));
}
function tagsOf(nodes: readonly SidebarNode[]): string[] {
  return nodes.flatMap(({ subject }) => (subject.kind === 'tag' ? [subject.fullName] : []));
}

/** Decks or tags go under another one, one undo step for all of them. */
function useMove(): (move: Move) => Promise<void> {
  const text = useText();
  const { calls } = useClient();
  return async ({ moved, parent }) => {
    const deckIds = deckIdsOf(moved);
    if (deckIds.length > 0) {
      const newParentId = parent?.subject.kind === 'deck' ? parent.subject.deckId : null;
      const { movedCount } = await calls.decks.reparent({ deckIds, newParentId });
      if (movedCount > 0) showToast(text('decks-moved', { count: movedCount }), { canUndo: true });
      return;
    }
    const under = parent?.subject.kind === 'tag' ? parent.subject.fullName : null;
    const { noteCount } = await calls.tags.reparent({ tags: tagsOf(moved), parent: under });
    showToast(text('browser-notes-changed', { count: noteCount }), { canUndo: true });
  };
}

function useEntryChanges(ask: (question: SidebarQuestion) => void) {
  const text = useText();
  const { calls } = useClient();
  return {
    updateSaved: async (node: SidebarNode | undefined, query: string): Promise<void> => {
      if (node?.subject.kind !== 'saved') return;
      const { name } = node.subject;
      const { savedSearches } = await calls.browserPreferences.get({});
      await calls.browserPreferences.set({
        savedSearches: savedSearches.map((saved) => (saved.name === name ? { name, query } : saved)),
      });
      showToast(text('browser-saved', { name }));
    },
    remove: async (nodes: readonly SidebarNode[]): Promise<void> => {
      const deckIds = deckIdsOf(nodes);
      const [onlyDeck, ...otherDecks] = deckIds;
      if (onlyDeck !== undefined) {
        if (otherDecks.length === 0) openDialog({ kind: 'deleteDeck', deckId: onlyDeck });
        else ask({ kind: 'removeDecks', deckIds });
        return;
      }
      const tags = tagsOf(nodes);
      if (tags.length > 0) {
        const { noteCount } = await calls.tags.remove({ tags });
        showToast(text('browser-tags-removed', { count: noteCount }), { canUndo: true });
        return;
      }
      const names = nodes.flatMap(({ subject }) => (subject.kind === 'saved' ? [subject.name] : []));
      const { savedSearches } = await calls.browserPreferences.get({});
      await calls.browserPreferences.set({ savedSearches: savedSearches.filter(({ name }) => !names.includes(name)) });
    },
  };
}
