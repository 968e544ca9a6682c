import { cardStorage } from '../../storage/card-storage.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { numberAt } from '../../storage/json-reader.ts';
import type { JsonObject } from '../../storage/lossless-json.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { revlogStorage } from '../../storage/revlog-storage.ts';
import type { Chunk } from './chunks.ts';
import type { GraveIds } from './graves.ts';
import type { MergeObserver } from './merge-observer.ts';
import type { ObjectChanges } from './object-changes.ts';

type Direction = 'came' | 'went';

export function tellGravesMoved(direction: Direction, graves: GraveIds, observer: MergeObserver): void {
  observer.moved(direction, 'removedNotes', graves.notes);
  observer.moved(direction, 'removedCards', graves.cards);
  observer.moved(direction, 'removedDecks', graves.decks);
}

export function tellObjectsMoved(direction: Direction, objects: ObjectChanges, observer: MergeObserver): void {
  observer.moved(direction, 'notetypes', idsOf(objects.notetypes));
  observer.moved(direction, 'decks', idsOf(objects.decks));
  observer.moved(direction, 'deckConfigs', idsOf(objects.deckConfigs));
}

export function tellRowsCame({ notes, cards, revlog }: Chunk, observer: MergeObserver): void {
  observer.moved('came', 'notes', idsOfRows(notes));
  observer.moved('came', 'cards', idsOfRows(cards));
  observer.movedReviews('came', revlog.length);
}

/** To be called when all of the other side's rows are in: what still waits is what goes. */
export function tellRowsGo(db: ReadDb, observer: MergeObserver): void {
  observer.moved('went', 'notes', noteStorage.pendingIds(db));
  observer.moved('went', 'cards', cardStorage.pendingIds(db));
  observer.movedReviews('went', revlogStorage.countPending(db));
}

function idsOf(objects: readonly JsonObject[]): number[] {
  return objects.map((json) => numberAt(json, 'id'));
}

function idsOfRows(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}
