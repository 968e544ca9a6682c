import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { lastDeckNamePart } from '#shared/domain/deck-name.ts';
import { cappedTo, type DeckLimits } from './deck-limits.ts';

/** Cards of one deck alone that could be shown today. Each but intraday may stop at the deck's own limit. */
export interface RawDeckCounts {
  readonly newCards: number;
  readonly reviews: number;
  readonly interday: number;
  readonly intraday: number;
}

export interface DeckTreeEntry {
  readonly deckId: DeckId;
  readonly fullName: string;
  /** Folded name with 0x1F between its parts. */
  readonly nameKey: string;
  readonly collapsed: boolean;
  readonly collapsedInBrowser: boolean;
  readonly filtered: boolean;
  readonly limits: DeckLimits;
  readonly counts: RawDeckCounts;
}

export interface DeckTreeOptions {
  /** Parents' limits hold for what children show, not only for what they add to their parents. */
  readonly applyAllParentLimits: boolean;
  /** The Default deck has no cards: it is left out unless it is needed. */
  readonly hideDefault: boolean;
}

const KEY_SEPARATOR = '\u001f';
const DEFAULT_DECK_ID = 1;

interface Branch {
  readonly entry: DeckTreeEntry;
  readonly level: number;
  readonly children: Branch[];
}

/**
 * The deck list: what each deck and its children offer today, equal to the official one's numbers (which are not
 * those of the study queue: siblings that will be buried are counted).
 * `entries` are sorted by `nameKey`, so that parents come before their children.
 */
export function deckTree(entries: readonly DeckTreeEntry[], options: DeckTreeOptions): DeckTreeNode[] {
  const top = branches(entries).filter(
    ({ entry, children }) =>
      !(options.hideDefault && entry.deckId === DEFAULT_DECK_ID && children.length === 0 && entries.length > 1),
  );
  return top.map((branch) => counted(branch, undefined, options).node);
}

/** Decks under their nearest ancestor that exists: a deck whose parent is missing must not vanish. */
function branches(entries: readonly DeckTreeEntry[]): Branch[] {
  const top: Branch[] = [];
  const byKey = new Map<string, Branch>();
  for (const entry of entries) {
    const parent = nearestAncestor(byKey, entry.nameKey);
    const branch: Branch = { entry, level: (parent?.level ?? 0) + 1, children: [] };
    (parent?.children ?? top).push(branch);
    byKey.set(entry.nameKey, branch);
  }
  return top;
}

function nearestAncestor(byKey: ReadonlyMap<string, Branch>, nameKey: string): Branch | undefined {
  for (let at = nameKey.lastIndexOf(KEY_SEPARATOR); at > 0; at = nameKey.lastIndexOf(KEY_SEPARATOR, at - 1)) {
    const found = byKey.get(nameKey.slice(0, at));
    if (found !== undefined) return found;
  }
  return undefined;
}

function counted(
  branch: Branch,
  parentLimits: DeckLimits | undefined,
  options: DeckTreeOptions,
): { node: DeckTreeNode; counts: RawDeckCounts } {
  const { entry, level } = branch;
  const limits = parentLimits === undefined ? entry.limits : cappedTo(entry.limits, parentLimits);
  const children = branch.children.map((c) => counted(c, options.applyAllParentLimits ? limits : undefined, options));
  const counts = capped(
    children.reduce((sum, child) => added(sum, child.counts), entry.counts),
    limits,
  );
  const node: DeckTreeNode = {
    deckId: entry.deckId,
    name: lastDeckNamePart(entry.fullName),
    fullName: entry.fullName,
    level,
    collapsed: entry.collapsed,
    collapsedInBrowser: entry.collapsedInBrowser,
    filtered: entry.filtered,
    newCount: counts.newCards,
    learnCount: counts.intraday + counts.interday,
    reviewCount: counts.reviews,
    children: children.map((child) => child.node),
  };
  return { node, counts };
}

function added(a: RawDeckCounts, b: RawDeckCounts): RawDeckCounts {
  return {
    newCards: a.newCards + b.newCards,
    reviews: a.reviews + b.reviews,
    interday: a.interday + b.interday,
    intraday: a.intraday + b.intraday,
  };
}

/** Learning that crossed a day comes first out of the review limit, then reviews, then new cards. */
function capped(counts: RawDeckCounts, limits: DeckLimits): RawDeckCounts {
  const interday = Math.min(counts.interday, limits.reviews);
  const reviews = Math.min(counts.reviews, limits.reviews - interday);
  const left = limits.reviews - interday - reviews;
  const newCards = Math.min(
    counts.newCards,
    limits.capNewToReviews ? Math.min(limits.newCards, left) : limits.newCards,
  );
  return { newCards, reviews, interday, intraday: counts.intraday };
}
