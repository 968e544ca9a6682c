import { DEFAULT_DECK_CONFIG_ID, type DeckConfig } from '#shared/domain/deck-config.ts';
import type { Deck } from '#shared/domain/deck.ts';
import { parentDeckNames } from '#shared/domain/deck-name.ts';
import type { Collection } from '../collection/collection.ts';
import type { CardRow } from '../storage/card-storage.ts';
import { findConfig } from '../storage/config-storage.ts';
import { deckConfigFromJson, listDeckConfigs } from '../storage/deck-config-storage.ts';
import { DeckCounters } from '../storage/deck-counters.ts';
import { deckNameKey, listDecks } from '../storage/deck-storage.ts';
import { notFound } from '../storage/object-table.ts';
import { reviewsOfCard } from '../storage/revlog-storage.ts';
import type { LoadBalancer } from './fuzz/load-balancer.ts';
import type { FilteredOptions, StudiedCard, StudyContext } from './study-context.ts';
import { type StudyOptions, studyOptionsOf } from './study-options.ts';

/** A preset with its options read. */
export interface StudyPreset {
  readonly config: DeckConfig;
  readonly options: StudyOptions;
}

const DEFAULT_LEARN_AHEAD_SECS = 1200;
/** Where official finds no preset at all, it takes the built-in values. */
const BUILT_IN: StudyPreset = presetFrom(deckConfigFromJson({ id: DEFAULT_DECK_CONFIG_ID }));

/**
 * Decks, presets and settings as studying needs them, read once. Answers change nothing of it but what a deck
 * counted today, which is to be read anew.
 */
export class StudySources {
  /** In the order of the deck list. */
  readonly decks: readonly Deck[];
  readonly fsrs: boolean;
  readonly learnAheadSecs: number;
  readonly counters = new DeckCounters();
  readonly #col: Collection;
  readonly #fsrsShortTermWithSteps: boolean;
  readonly #decksById: ReadonlyMap<number, Deck>;
  readonly #presets: ReadonlyMap<number, StudyPreset>;
  readonly #withParents = new Map<number, readonly number[]>();

  constructor(col: Collection) {
    const { db } = col;
    this.#col = col;
    this.decks = listDecks(db);
    this.#decksById = new Map(this.decks.map((deck) => [deck.id, deck]));
    this.#presets = new Map(listDeckConfigs(db).map((config) => [config.id, presetFrom(config)]));
    this.fsrs = findConfig(db, 'fsrs') === true;
    this.#fsrsShortTermWithSteps = findConfig(db, 'fsrsShortTermWithStepsEnabled') === true;
    const learnAhead = findConfig(db, 'collapseTime');
    this.learnAheadSecs = typeof learnAhead === 'number' ? learnAhead : DEFAULT_LEARN_AHEAD_SECS;
  }

  findDeck(deckId: number): Deck | undefined {
    return this.#decksById.get(deckId);
  }

  /** Throws `notFound`. */
  getDeck(id: number): Deck {
    const deck = this.#decksById.get(id);
    if (deck === undefined) throw notFound('decks', id);
    return deck;
  }

  /** The deck and all above it that there are, the top first but for itself. Throws `notFound`. */
  deckWithParents(deckId: number): readonly number[] {
    const known = this.#withParents.get(deckId);
    if (known !== undefined) return known;
    const above = new Set(parentDeckNames(this.getDeck(deckId).name).map(deckNameKey));
    const parents = above.size === 0 ? [] : this.decks.filter(({ name }) => above.has(deckNameKey(name)));
    const ids = [deckId, ...parents.map(({ id }) => id)];
    this.#withParents.set(deckId, ids);
    return ids;
  }

  /** The preset of a normal deck; that of any other is the Default one. */
  presetOf(deck: Deck | undefined): StudyPreset {
    const own = deck?.kind === 'normal' ? this.#presets.get(deck.configId) : undefined;
    return own ?? this.#presets.get(DEFAULT_DECK_CONFIG_ID) ?? BUILT_IN;
  }

  /** A card with what decides over its answers. Throws `notFound` where it lies in no deck. */
  studiedCard(row: CardRow): StudiedCard {
    const deck = this.getDeck(row.did);
    const home = row.odid === 0 ? deck : this.getDeck(row.odid);
    const { config, options } = this.presetOf(home);
    const percent = home.kind === 'normal' ? home.desiredRetentionPercent : null;
    return {
      row,
      options,
      presetId: config.id,
      desiredRetention: percent === null ? undefined : Math.fround(Math.fround(percent) / 100),
      filtered: filteredOptions(deck),
      history: () => reviewsOfCard(this.#col.db, row.id),
    };
  }

  context(loadBalancer: LoadBalancer | undefined): StudyContext {
    return {
      nowMs: this.#col.env.clock.nowMs(),
      timing: this.#col.dayTiming(),
      fsrs: this.fsrs,
      fsrsShortTermWithSteps: this.#fsrsShortTermWithSteps,
      loadBalancer,
      fuzz: true,
    };
  }
}

function presetFrom(config: DeckConfig): StudyPreset {
  return { config, options: studyOptionsOf(config) };
}

function filteredOptions(deck: Deck): FilteredOptions | undefined {
  if (deck.kind === 'normal') return undefined;
  const { reschedule, previewAgainSecs, previewHardSecs, previewGoodSecs } = deck;
  return { reschedule, previewAgainSecs, previewHardSecs, previewGoodSecs };
}
