import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { DEFAULT_DECK_ID, type Deck } from '#shared/domain/deck.ts';
import { QUEUE, TYPE } from '../cards/card-queue.ts';
import { outOfFilteredDeck } from '../decks/filtered/send-cards-home.ts';
import { joinedTags, splitTags } from '../notes/note-tags.ts';
import { cardDataText, parseCardData } from '../storage/card-data.ts';
import type { CardRow } from '../storage/card-storage.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { type JsonObject, overlaid } from '../storage/lossless-json.ts';

/*
 * What becomes of rows that go on without learning progress or without presets. The same on the way out and on the way
 * in: a package with progress can be merged without it.
 */

const SYSTEM_TAGS: ReadonlySet<string> = new Set(['marked', 'leech']);

/** The column of a note's tags without those that tell how its owner got on with it. */
export function withoutSystemTags(tags: string): string {
  if (!/marked|leech/iu.test(tags)) return tags;
  return joinedTags(splitTags(tags).filter((tag) => !SYSTEM_TAGS.has(tag.toLowerCase())));
}

/** Gives cards that were never learnt their places; one counter for all cards of a package. */
export class NewCards {
  #position: number;

  /** `position`: the next free place among the new cards of the collection that they come from. */
  constructor(position: number) {
    this.#position = position;
  }

  /** The card as a new one. It stays in its deck, even in a filtered one, which becomes a normal deck. */
  reset(card: CardRow): CardRow {
    const data = parseCardData(card.data);
    const known = card.type === TYPE.new ? (card.odid === 0 ? card.due : card.odue) : data.position;
    return {
      ...card,
      ...{ odid: 0, odue: 0, type: TYPE.new, queue: QUEUE.new, ivl: 0, factor: 0, reps: 0, lapses: 0, flags: 0 },
      due: known ?? this.#position++,
      data: cardDataText({ ...data, position: undefined, stability: undefined, difficulty: undefined }),
    };
  }
}

/** A card of a filtered deck that is about to become a normal one: it stays there, as it would be at home. */
export function settledInDeck(card: CardRow): CardRow {
  return card.odid === 0 ? card : { ...card, ...outOfFilteredDeck({ ...card, odid: card.did }) };
}

export interface DeckRules {
  readonly withScheduling: boolean;
  readonly withDeckConfigs: boolean;
  /** Every card's home is among the decks. */
  readonly keepsFiltered: boolean;
}

const NOTHING_STUDIED = {
  ...{ lrnToday: [0, 0], revToday: [0, 0], newToday: [0, 0], timeToday: [0, 0] },
  ...{ collapsed: false, browserCollapsed: false },
};
const NO_LIMITS = {
  ...{ extendNew: 0, extendRev: 0, reviewLimit: null, newLimit: null },
  ...{ reviewLimitToday: null, newLimitToday: null },
};

export function resetDeck(deck: Deck, { withScheduling, withDeckConfigs, keepsFiltered }: DeckRules): Deck {
  let json = withScheduling ? deck.json : overlaid(deck.json, NOTHING_STUDIED);
  if (deck.kind === 'filtered') {
    if (!withScheduling || !keepsFiltered) json = asNormalDeck(json, deck);
  } else {
    if (!withDeckConfigs) json = overlaid(json, { conf: DEFAULT_DECK_CONFIG_ID });
    if (!withScheduling) json = overlaid(json, NO_LIMITS);
  }
  return json === deck.json ? deck : { ...deckFromJson(json), ...stampOf(deck) };
}

function asNormalDeck(json: JsonObject, { id, name }: Deck): JsonObject {
  const { lrnToday = [0, 0], revToday = [0, 0], newToday = [0, 0], timeToday = [0, 0] } = json;
  const { collapsed = false, browserCollapsed = false } = json;
  const kept = { lrnToday, revToday, newToday, timeToday, collapsed, browserCollapsed };
  return overlaid(normalDeckObject(id, name), kept);
}

function stampOf({ id, name, mtimeSecs, usn }: Deck): Pick<Deck, 'id' | 'name' | 'mtimeSecs' | 'usn'> {
  return { id, name, mtimeSecs, usn };
}

/** Parameters of FSRS are made of somebody's reviews. */
export function withoutFsrsParameters(preset: JsonObject): JsonObject {
  return overlaid(preset, { fsrsWeights: [], fsrsParams5: [], fsrsParams6: [] });
}

/** Do all cards live in decks that are among these, so that filtered decks can stay what they are? */
export function keepsFilteredDecks(cards: Iterable<Pick<CardRow, 'did' | 'odid'>>, decks: readonly Deck[]): boolean {
  const kinds = new Map(decks.map(({ id, kind }) => [id, kind]));
  for (const { did, odid } of cards) {
    const fits = odid === 0 ? kinds.get(did) === 'normal' : odid === DEFAULT_DECK_ID || kinds.has(odid);
    if (!fits) return false;
  }
  return true;
}
