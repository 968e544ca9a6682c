import { DECK_SEPARATOR, deckNameParts, parentDeckNames } from '#shared/domain/deck-name.ts';
import type { DayLimit, Deck, NormalDeck } from '#shared/domain/deck.ts';
import type { Collection } from '../../collection/collection.ts';
import { addNamedDeck } from '../../decks/deck-naming.ts';
import type { DeckConfig } from '#shared/domain/deck-config.ts';
import { addDeckConfig, findDeckConfig } from '../../storage/deck-config-storage.ts';
import { jsonFromDeck } from '../../storage/deck-json.ts';
import { findDeckByName, updateDeck } from '../../storage/deck-storage.ts';
import { normalDeckObject } from '../../storage/default-objects.ts';
import { overlaid, stringifyLossless } from '../../storage/lossless-json.ts';

/** Brings a package's decks into the collection. Inside a transaction. */
export class DeckMerge {
  readonly #col: Collection;
  /** The number of today in the package's collection. */
  readonly #theirToday: number;
  readonly #homes = new Map<number, number>();
  /** Decks that got another name, and so their children, with the separator behind. */
  readonly #renamed: { readonly from: string; readonly to: string }[] = [];
  readonly #suffix: string;
  #added = 0;

  constructor(col: Collection, theirToday: number) {
    this.#col = col;
    this.#theirToday = theirToday;
    this.#suffix = ` ${this.#nowSecs}`;
  }

  get addedCount(): number {
    return this.#added;
  }

  /** The deck's id here. Cards of decks that did not come keep the id that they have. */
  homeId(deckId: number): number {
    return this.#homes.get(deckId) ?? deckId;
  }

  take(decks: readonly Deck[]): void {
    const parentsFirst = decks.toSorted((a, b) => deckNameParts(a.name).length - deckNameParts(b.name).length);
    for (const deck of parentsFirst) this.#takeOne(this.#withLimitsOfToday({ ...deck, name: this.#moved(deck.name) }));
  }

  #takeOne(deck: Deck): void {
    const existing = findDeckByName(this.#col.db, deck.name);
    if (existing?.kind === deck.kind) {
      this.#update(deck, existing);
      return;
    }
    const name = existing === undefined ? deck.name : this.#renamedDeck(deck.name);
    this.#add({ ...deck, name: this.#withNormalParent(name) });
  }

  /** The name with what keeps it apart; children follow. */
  #renamedDeck(name: string): string {
    const renamed = name + this.#suffix;
    this.#renamed.push({ from: name + DECK_SEPARATOR, to: renamed + DECK_SEPARATOR });
    return renamed;
  }

  #moved(name: string): string {
    const found = this.#renamed.find(({ from }) => name.startsWith(from));
    return found === undefined ? name : found.to + name.slice(found.from.length);
  }

  /** A filtered deck can't have children: they get a normal one beside it for a parent. */
  #withNormalParent(name: string): string {
    const parent = parentDeckNames(name)
      .toReversed()
      .map((parentName) => findDeckByName(this.#col.db, parentName))
      .find((found) => found !== undefined);
    if (parent?.kind !== 'filtered') return name;
    addNamedDeck(this.#col, this.#renamedDeck(parent.name), normalDeckObject);
    return this.#moved(name);
  }

  #add(deck: Deck): void {
    const json = jsonFromDeck(deck);
    const { id } = addNamedDeck(this.#col, deck.name, (newId, name) => overlaid(json, { id: newId, name }));
    this.#homes.set(deck.id, id);
    this.#added += 1;
  }

  #update(deck: Deck, existing: Deck): void {
    this.#homes.set(deck.id, existing.id);
    const updated = unitedDeck(existing, deck);
    if (stringifyLossless(jsonFromDeck(updated)) === stringifyLossless(jsonFromDeck(existing))) return;
    updateDeck(this.#col.db, { ...updated, mtimeSecs: this.#nowSecs, usn: -1 });
  }

  #withLimitsOfToday(deck: Deck): Deck {
    if (deck.kind === 'filtered') return deck;
    const { newLimitToday, reviewLimitToday } = deck;
    return {
      ...deck,
      newLimitToday: this.#limitHere(newLimitToday),
      reviewLimitToday: this.#limitHere(reviewLimitToday),
    };
  }

  /** One that holds today holds today here; another one is over here, too. */
  #limitHere(limit: DayLimit | null): DayLimit | null {
    const { daysElapsed: ourToday } = this.#col.dayTiming();
    if (limit === null) return null;
    if (limit.day === this.#theirToday) return { ...limit, day: ourToday };
    return ourToday === 0 ? null : { ...limit, day: Math.min(limit.day, ourToday - 1) };
  }

  get #nowSecs(): number {
    return Math.floor(this.#col.env.clock.nowMs() / 1000);
  }
}

/** The deck here with what the package's of the same kind brings. */
function unitedDeck(existing: Deck, incoming: Deck): Deck {
  if (existing.kind === 'normal' && incoming.kind === 'normal') return unitedNormalDeck(existing, incoming);
  if (existing.kind === 'filtered' && incoming.kind === 'filtered') {
    const { reschedule, terms, previewAgainSecs, previewHardSecs, previewGoodSecs } = incoming;
    const json = overlaid(existing.json, { delays: incoming.json['delays'] ?? null });
    return { ...existing, json, reschedule, terms, previewAgainSecs, previewHardSecs, previewGoodSecs };
  }
  return existing;
}

function unitedNormalDeck(existing: NormalDeck, incoming: NormalDeck): NormalDeck {
  const { description, descriptionIsMarkdown } = incoming.description === '' ? existing : incoming;
  return {
    ...existing,
    description,
    descriptionIsMarkdown,
    configId: incoming.configId === 1 ? existing.configId : incoming.configId,
    newLimit: incoming.newLimit ?? existing.newLimit,
    reviewLimit: incoming.reviewLimit ?? existing.reviewLimit,
    newLimitToday: incoming.newLimitToday ?? existing.newLimitToday,
    reviewLimitToday: incoming.reviewLimitToday ?? existing.reviewLimitToday,
  };
}

/** Presets whose ids are free; those that are here are never changed. Answers how many. Inside a transaction. */
export function addUnknownDeckConfigs({ db }: Collection, configs: readonly DeckConfig[]): number {
  const unknown = configs.filter(({ id }) => findDeckConfig(db, id) === undefined);
  for (const config of unknown) addDeckConfig(db, { ...config, usn: -1 });
  return unknown.length;
}
