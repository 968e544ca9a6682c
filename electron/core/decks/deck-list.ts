import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { DEFAULT_DECK_CONFIG_ID, type DeckConfig } from '#shared/domain/deck-config.ts';
import { DEFAULT_DECK_ID, type Deck } from '#shared/domain/deck.ts';
import { beginDay } from '../collection/begin-day.ts';
import type { Collection } from '../collection/collection.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { listDeckConfigs } from '../storage/deck-config-storage.ts';
import { deckNameKey, listDecks } from '../storage/deck-storage.ts';
import { value } from '../storage/statement.ts';
import { rawDeckCounts } from './deck-counts.ts';
import { type DeckLimits, deckLimits, type LimitSettings, type PresetLimits } from './deck-limits.ts';
import { type DeckTreeEntry, deckTree, type RawDeckCounts } from './deck-tree.ts';

const DEFAULT_LEARN_AHEAD_SECS = 1200;
/** What the official client takes for a deck whose preset is not there, nor the Default one. */
const FALLBACK_PRESET: PresetLimits = { newPerDay: 20, reviewsPerDay: 200 };
const NO_LIMITS: DeckLimits = { newCards: 0, reviews: 0, capNewToReviews: false };
const NO_COUNTS: RawDeckCounts = { newCards: 0, reviews: 0, interday: 0, intraday: 0 };
const HAS_CARDS = 'SELECT 1 FROM cards WHERE did = ? LIMIT 1';

/** The deck tree as it is to be shown now. On the first call of a day, buried cards come back. */
export function currentDeckTree(collection: Collection): DeckTreeNode[] {
  const { db, env } = collection;
  const { daysElapsed: today } = beginDay(collection);
  const learnAheadUntilSecs = Math.floor(env.clock.nowMs() / 1000) + learnAheadSecs(db);
  const settings: LimitSettings = { today, newCardsIgnoreReviewLimit: flag(db, 'newCardsIgnoreReviewLimit') };
  const presets = new Map(listDeckConfigs(db).map((config) => [config.id, config]));
  const decks = listDecks(db);
  const limits = new Map(decks.map((deck) => [deck.id, deckLimits(deck, presetOf(deck, presets), settings)]));
  const counts = rawDeckCounts(db, limits, { today, learnAheadUntilSecs });
  const entries = decks.map(
    (deck): DeckTreeEntry => ({
      deckId: DeckId.parse(deck.id),
      fullName: deck.name,
      nameKey: deckNameKey(deck.name),
      collapsed: deck.collapsed,
      collapsedInBrowser: deck.browserCollapsed,
      filtered: deck.kind === 'filtered',
      limits: limits.get(deck.id) ?? NO_LIMITS,
      counts: counts.get(deck.id) ?? NO_COUNTS,
    }),
  );
  return deckTree(entries, {
    applyAllParentLimits: flag(db, 'applyAllParentLimits'),
    hideDefault: value<number>(db, HAS_CARDS, [DEFAULT_DECK_ID]) === undefined,
  });
}

/** The node of one deck, wherever it is. */
export function findDeckNode(nodes: readonly DeckTreeNode[], deckId: number): DeckTreeNode | undefined {
  for (const node of nodes) {
    const found = node.deckId === deckId ? node : findDeckNode(node.children, deckId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function presetOf(deck: Deck, presets: ReadonlyMap<number, DeckConfig>): PresetLimits {
  const own = deck.kind === 'normal' ? presets.get(deck.configId) : undefined;
  return own ?? presets.get(DEFAULT_DECK_CONFIG_ID) ?? FALLBACK_PRESET;
}

function learnAheadSecs(db: ReadDb): number {
  const found = findConfig(db, 'collapseTime');
  return typeof found === 'number' ? found : DEFAULT_LEARN_AHEAD_SECS;
}

function flag(db: ReadDb, key: string): boolean {
  return findConfig(db, key) === true;
}
