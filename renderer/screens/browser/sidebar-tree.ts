import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { TagTreeNode } from '#shared/contract/tags.ts';
import type { SidebarSection } from '#shared/domain/sidebar-section.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { term } from './search-terms.ts';

/** What an entry stands for, as far as something can be done with it. */
export type SidebarSubject =
  | { readonly kind: 'section'; readonly section: SidebarSection }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'deck'; readonly deckId: DeckId; readonly fullName: string; readonly filtered: boolean }
  | { readonly kind: 'tag'; readonly fullName: string }
  | { readonly kind: 'other' };

/** An entry of the sidebar. Without a search it only holds others. */
export interface SidebarNode {
  readonly key: string;
  readonly label: string;
  readonly search: string | undefined;
  readonly subject: SidebarSubject;
  /** As it is stored. */
  readonly folded: boolean;
  readonly children: readonly SidebarNode[];
}

export interface SidebarParts {
  readonly preferences: BrowserPreferences;
  readonly decks: readonly DeckTreeNode[];
  readonly notetypes: MethodOutput<'notetypes.list'>;
  readonly tags: readonly TagTreeNode[];
}

const TODAY = {
  due: 'is:due',
  added: 'added:1',
  edited: 'edited:1',
  studied: 'rated:1',
  introduced: 'introduced:1',
  rescheduled: 'resched:1',
  again: 'rated:1:1',
  overdue: 'is:due -prop:due=0',
} as const;
const STATES = {
  new: 'is:new',
  learn: 'is:learn',
  review: 'is:review',
  suspended: 'is:suspended',
  buried: 'is:buried',
} as const;

const OTHER: SidebarSubject = { kind: 'other' };
const leaf = (key: string, label: string, search: string, subject: SidebarSubject = OTHER): SidebarNode => ({
  key,
  label,
  search,
  subject,
  folded: false,
  children: [],
});

/** Everything that one can search for by a click, in sections. */
export function sidebarTree(
  { preferences, decks, notetypes, tags }: SidebarParts,
  text: Translator['text'],
): SidebarNode[] {
  const section = (id: SidebarSection, children: readonly SidebarNode[], search?: string): SidebarNode => ({
    key: id,
    label: text('browser-section', { section: id }),
    search,
    subject: { kind: 'section', section: id },
    folded: preferences.collapsedSections.includes(id),
    children,
  });
  const saved = preferences.savedSearches.map(({ name, query }) =>
    leaf(`saved ${name}`, name, query, { kind: 'saved', name }),
  );
  const today = Object.entries(TODAY).map(([id, search]) =>
    leaf(`today ${id}`, text('browser-today', { what: id }), search),
  );
  const flags = preferences.flagNames.map((name, index) =>
    leaf(`flag ${String(index)}`, name || text('browser-flag', { flag: index + 1 }), `flag:${String(index + 1)}`, {
      kind: 'flag',
      flag: index + 1,
    }),
  );
  const states = Object.entries(STATES).map(([id, search]) =>
    leaf(`state ${id}`, text('browser-cardState', { state: id }), search),
  );
  return [
    section('savedSearches', saved),
    section('today', today),
    section('flags', [...flags, leaf('flag none', text('browser-flag', { flag: 0 }), 'flag:0')], '-flag:0'),
    section('cardState', states),
    section(
      'decks',
      [leaf('deck current', text('browser-deck-current'), 'deck:current'), ...decks.map(deckNode)],
      'deck:_*',
    ),
    section('notetypes', notetypes.map(notetypeNode)),
    section('tags', [...tags.map(tagNode), leaf('tag none', text('browser-untagged'), 'tag:none')], '-tag:none'),
  ];
}

function deckNode({ deckId, name, fullName, filtered, collapsedInBrowser, children }: DeckTreeNode): SidebarNode {
  return {
    key: `deck ${String(deckId)}`,
    label: name,
    search: term('deck', fullName),
    subject: { kind: 'deck', deckId, fullName, filtered },
    folded: collapsedInBrowser,
    children: children.map(deckNode),
  };
}

function tagNode({ name, fullName, collapsed, children }: TagTreeNode): SidebarNode {
  return {
    key: `tag ${fullName}`,
    label: name,
    search: term('tag', fullName),
    subject: { kind: 'tag', fullName },
    folded: collapsed,
    children: children.map(tagNode),
  };
}

function notetypeNode({
  notetypeId,
  name,
  templateNames,
  fieldNames,
}: MethodOutput<'notetypes.list'>[number]): SidebarNode {
  const key = `notetype ${String(notetypeId)}`;
  const search = term('note', name);
  return {
    key,
    label: name,
    search,
    subject: OTHER,
    folded: true,
    children: [
      ...templateNames.map((template, index) =>
        leaf(`${key} card ${String(index)}`, template, `${search} ${term('card', template)}`),
      ),
      ...fieldNames.map((field, index) =>
        leaf(`${key} field ${String(index)}`, field, `${search} ${term(field, '')}`.replace(/:"$/u, ':_*"')),
      ),
    ],
  };
}

/** Entries whose name holds the text, with what they lie in. */
export function filteredTree(nodes: readonly SidebarNode[], wanted: string): SidebarNode[] {
  const key = wanted.trim().toLocaleLowerCase();
  if (key === '') return [...nodes];
  return nodes.flatMap((node) => {
    if (node.label.toLocaleLowerCase().includes(key)) return [node];
    const children = filteredTree(node.children, wanted);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** All keys that hold others: what a filter has to open. */
export function parentKeys(nodes: readonly SidebarNode[]): string[] {
  return nodes.flatMap((node) => (node.children.length > 0 ? [node.key, ...parentKeys(node.children)] : []));
}

/** Every entry by its key. */
export function nodesByKey(nodes: readonly SidebarNode[]): Map<string, SidebarNode> {
  const found = new Map<string, SidebarNode>();
  const visit = (node: SidebarNode): void => {
    found.set(node.key, node);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}
