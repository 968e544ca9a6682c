import { DEFAULT_DECK_CONFIG_ID, type DeckConfig } from '#shared/domain/deck-config.ts';
import type { NormalDeck } from '#shared/domain/deck.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { cardDataText, parseCardData } from '../storage/card-data.ts';
import type { CardRow } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findConfig } from '../storage/config-storage.ts';
import {
  deckConfigFromJson,
  DEFAULT_STEPS,
  findDeckConfig,
  type Steps,
  stepsOf,
} from '../storage/deck-config-storage.ts';
import { findDeck, getDeck } from '../storage/deck-storage.ts';
import { updateMemory } from '../scheduler/fsrs/update-memory.ts';
import { studyOptionsOf } from '../scheduler/study-options.ts';
import { outOfFilteredDeck } from '../decks/filtered/send-cards-home.ts';
import { TYPE } from './card-queue.ts';
import { changeCards } from './change-cards.ts';

/** Older clients kept the steps that fit into the day above this. */
const STEPS_PACKED_BY = 1000;

/**
 * Moves cards to a normal deck. Those of a filtered deck leave it; what was calculated with the other deck's preset
 * (memory, steps left) is made anew or fitted to the new one's. Inside a transaction. Answers how many moved.
 */
export function moveCards(collection: Collection, cardIds: readonly number[], deckId: number): number {
  const { db } = collection;
  const deck = getDeck(db, deckId);
  if (deck.kind === 'filtered') {
    throw new AppError('invalidInput', { issues: ['deckId: a filtered deck gathers its cards itself'] });
  }
  const steps = stepsOfDeck(db, deck);
  const moved = changeCards(collection, cardIds, (card) => {
    if (card.did === deckId) return undefined;
    const from = findDeck(db, card.odid === 0 ? card.did : card.odid);
    const oldSteps = from?.kind === 'normal' ? stepsOfDeck(db, from) : DEFAULT_STEPS;
    const data = { ...parseCardData(card.data), stability: undefined, difficulty: undefined };
    return {
      ...outOfFilteredDeck(card),
      left: remainingSteps(card, oldSteps, steps),
      did: deckId,
      data: cardDataText({ ...data, desiredRetention: undefined, decay: undefined }),
    };
  });
  if (moved > 0 && findConfig(db, 'fsrs') === true) makeMissingMemory(collection, deck);
  return moved;
}

/** Of all the deck's cards that have none, as official does it: with the parameters of the deck that they are in now. */
function makeMissingMemory(collection: Collection, deck: NormalDeck): void {
  const preset = presetOf(collection.db, deck) ?? deckConfigFromJson({ id: DEFAULT_DECK_CONFIG_ID });
  const fsrs = { options: studyOptionsOf(preset), reschedule: false };
  const update = { presetId: preset.id, deckIds: [deck.id], fsrs, onlyMissing: true };
  updateMemory(collection, [update], { throwIfCancelled: () => undefined, report: () => undefined });
}

/** A step counts as done if the card has passed one of the same or a greater delay; one at least remains. */
function remainingSteps(card: CardRow, oldSteps: Steps, newSteps: Steps): number {
  const kind = card.type === TYPE.learn ? 'learn' : card.type === TYPE.relearn ? 'relearn' : undefined;
  if (kind === undefined) return card.left;
  const [before, after] = [oldSteps[kind], newSteps[kind]];
  const remaining = card.left % STEPS_PACKED_BY;
  if (before.length === 0) return card.left;
  const lastPassed = before[before.length - remaining - 1];
  const lastDone = lastPassed === undefined ? -1 : after.findLastIndex((step) => step <= lastPassed);
  const left = Math.max(1, after.length - 1 - lastDone);
  return left === remaining ? card.left : left;
}

function stepsOfDeck(db: ReadDb, deck: NormalDeck): Steps {
  const preset = presetOf(db, deck);
  return preset === undefined ? DEFAULT_STEPS : stepsOf(preset);
}

function presetOf(db: ReadDb, deck: NormalDeck): DeckConfig | undefined {
  return findDeckConfig(db, deck.configId) ?? findDeckConfig(db, DEFAULT_DECK_CONFIG_ID);
}
