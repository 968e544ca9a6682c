import { beginDay } from '../../collection/begin-day.ts';
import type { Collection } from '../../collection/collection.ts';
import { currentDeckId } from '../../decks/current-deck.ts';
import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import { StudySources } from '../study-sources.ts';
import { builtQueue } from './build-queue.ts';
import type { StudyQueue } from './study-queue.ts';

/** What studying keeps of a collection between answers. */
interface Kept {
  readonly generation: number;
  readonly sources: StudySources;
  queue: StudyQueue | undefined;
}

const kept = new WeakMap<Collection, Kept>();

function keptOf(col: Collection): Kept {
  const found = kept.get(col);
  if (found?.generation === col.studyGeneration) return found;
  const fresh: Kept = { generation: col.studyGeneration, sources: new StudySources(col), queue: undefined };
  kept.set(col, fresh);
  return fresh;
}

/** Decks, presets and settings as of now. */
export function studySources(col: Collection): StudySources {
  return keptOf(col).sources;
}

/** The queue of a deck (default: the chosen one): the one that is there, or a new one. */
export function currentQueue(col: Collection, deckId?: number): StudyQueue {
  const { daysElapsed } = beginDay(col);
  const now = keptOf(col);
  const root = now.sources.findDeck(deckId ?? currentDeckId(col.db)) ?? now.sources.getDeck(deckId ?? DEFAULT_DECK_ID);
  // As official: what was done on a day that was studied is not taken back on the next one.
  if (now.queue !== undefined && now.queue.today !== daysElapsed) col.clearUndo();
  if (now.queue?.deckId !== root.id || now.queue.today !== daysElapsed) now.queue = builtQueue(col, now.sources, root);
  const { queue } = now;
  const { new: newCards, learning, review } = queue.counts;
  if (newCards + learning + review === 0) queue.moveCutoff(Math.floor(col.env.clock.nowMs() / 1000));
  return queue;
}

/** The queue that is there, if it still holds. Whatever day it was built on: an answer may come after midnight. */
export function findQueue(col: Collection): StudyQueue | undefined {
  const found = kept.get(col);
  return found?.generation === col.studyGeneration ? found.queue : undefined;
}

/** Something happened that the queue does not know of: the next one asks the rows. */
export function dropQueue(col: Collection): void {
  keptOf(col).queue = undefined;
}
