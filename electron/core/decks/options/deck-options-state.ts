import type { DeckOptionsState } from '#shared/contract/deck-options.ts';
import { DeckConfigId, type DeckId } from '#shared/contract/ids.ts';
import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { deckNameParts } from '#shared/domain/deck-name.ts';
import type { NormalDeck } from '#shared/domain/deck.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { beginDay } from '../../collection/begin-day.ts';
import type { Collection } from '../../collection/collection.ts';
import { getCol, isSchemaChanged } from '../../storage/col-storage.ts';
import { findConfig } from '../../storage/config-storage.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { jsonFromDeckConfig, listDeckConfigs } from '../../storage/deck-config-storage.ts';
import { findDeckByName, getDeck, listChildDeckIds, listDecks } from '../../storage/deck-storage.ts';
import { ownOptions } from './own-limits.ts';
import { presetOptions } from './preset-options.ts';

/** So many decks of a preset are named; of the others only their number is told. */
const NAMED_DECKS = 8;

/** Everything that the options of a normal deck show. Throws `notFound`. */
export function deckOptionsState(col: Collection, deckId: DeckId): DeckOptionsState {
  const { db } = col;
  const deck = getDeck(db, deckId);
  if (deck.kind === 'filtered') throw new AppError('invalidInput', { issues: ['deckId: a filtered deck'] });
  const { daysElapsed: today } = beginDay(col);
  const presets = shownPresets(db);
  const used = presets.find((preset) => preset.deckConfigId === deck.configId);
  return {
    deckId,
    fullName: deck.name,
    // A preset that is gone counts as the Default one.
    deckConfigId: used?.deckConfigId ?? DeckConfigId.parse(DEFAULT_DECK_CONFIG_ID),
    childCount: listChildDeckIds(db, deck.name).length,
    presets,
    own: ownOptions(deck, today),
    lastToday: {
      newLimit: deck.newLimitToday?.limit ?? null,
      reviewLimit: deck.reviewLimitToday?.limit ?? null,
    },
    parents: parentsOf(db, deck, today),
    shared: {
      newCardsIgnoreReviewLimit: findConfig(db, 'newCardsIgnoreReviewLimit') === true,
      applyAllParentLimits: findConfig(db, 'applyAllParentLimits') === true,
      fsrs: findConfig(db, 'fsrs') === true,
      fsrsHealthCheck: findConfig(db, 'fsrsHealthCheck') !== false,
      cardStateCustomizer: textOf(findConfig(db, 'cardStateCustomizer')),
    },
    schemaChanged: isSchemaChanged(getCol(db)),
    daysSinceOptimized: daysSince(findConfig(db, 'lastFsrsOptimize'), today),
  };
}

function shownPresets(db: ReadDb): DeckOptionsState['presets'] {
  const users = Map.groupBy(
    listDecks(db).filter((deck) => deck.kind === 'normal'),
    (deck) => deck.configId,
  );
  return listDeckConfigs(db).map((config) => {
    const decks = users.get(config.id) ?? [];
    return {
      deckConfigId: DeckConfigId.parse(config.id),
      name: config.name,
      options: presetOptions(jsonFromDeckConfig(config)),
      deckCount: decks.length,
      deckNames: decks.slice(0, NAMED_DECKS).map((deck) => deck.name),
    };
  });
}

function parentsOf(db: ReadDb, deck: NormalDeck, today: number): DeckOptionsState['parents'] {
  const parts = deckNameParts(deck.name);
  const names = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('::'));
  return names.flatMap((name) => {
    const parent = findDeckByName(db, name);
    if (parent?.kind !== 'normal') return [];
    const own = ownOptions(parent, today);
    return [
      {
        deckConfigId: DeckConfigId.parse(parent.configId),
        newLimit: own.newLimitToday ?? own.newLimit,
        reviewLimit: own.reviewLimitToday ?? own.reviewLimit,
      },
    ];
  });
}

function daysSince(lastDay: unknown, today: number): number | null {
  return typeof lastDay === 'number' && lastDay > 0 ? Math.max(0, today - lastDay) : null;
}

function textOf(found: unknown): string {
  return typeof found === 'string' ? found : '';
}
