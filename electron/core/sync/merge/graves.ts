import { cardStorage } from '../../storage/card-storage.ts';
import type { ReadDb, WriteDb } from '../../storage/connection.ts';
import { removeDeck } from '../../storage/deck-storage.ts';
import {
  GRAVE_CARD,
  GRAVE_DECK,
  GRAVE_NOTE,
  addGrave,
  markGravesSynced,
  pendingGraves,
} from '../../storage/grave-storage.ts';
import { isJsonObject, numberOf } from '../../storage/lossless-json.ts';
import type { JsonValue } from '../../storage/lossless-json.ts';
import { listOf } from '../../storage/json-reader.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { badData } from './wire-rows.ts';

/** Ids of what was deleted. */
export interface GraveIds {
  readonly cards: readonly number[];
  readonly decks: readonly number[];
  readonly notes: readonly number[];
}

export function countGraves({ cards, decks, notes }: GraveIds): number {
  return cards.length + decks.length + notes.length;
}

/** Older clients write ids as text. Throws `sync.badData`. */
export function gravesFromWire(wire: JsonValue): GraveIds {
  if (!isJsonObject(wire)) throw badData('graves');
  const idsAt = (key: keyof GraveIds): number[] => (listOf(wire[key]) ?? []).map((id) => graveId(id));
  return { cards: idsAt('cards'), decks: idsAt('decks'), notes: idsAt('notes') };
}

function graveId(value: JsonValue): number {
  const id = numberOf(value);
  if (id === undefined || !Number.isSafeInteger(id)) throw badData('graves');
  return id;
}

/** This client's deletions that were not sent yet; from now on they count as sent under `usn`. */
export function takePendingGraves(db: WriteDb, usn: number): GraveIds {
  const graves = pendingGravesOf(db);
  markGravesSynced(db, usn);
  return graves;
}

function pendingGravesOf(db: ReadDb): GraveIds {
  const cards: number[] = [];
  const decks: number[] = [];
  const notes: number[] = [];
  const listOfType = { [GRAVE_CARD]: cards, [GRAVE_NOTE]: notes, [GRAVE_DECK]: decks };
  for (const { oid, type } of pendingGraves(db)) listOfType[type].push(oid);
  return { cards, decks, notes };
}

/** Parts of at most `limit` ids, from the ends of cards, notes and decks in this order. */
export function* graveChunks(graves: GraveIds, limit: number): Generator<GraveIds> {
  const rest = { cards: [...graves.cards], notes: [...graves.notes], decks: [...graves.decks] };
  while (countGraves(rest) > 0) {
    let room = limit;
    const take = (ids: number[]): number[] => {
      const taken = ids.splice(Math.max(0, ids.length - room));
      room -= taken.length;
      return taken.reverse();
    };
    const [cards, notes, decks] = [take(rest.cards), take(rest.notes), take(rest.decks)];
    yield { cards, decks, notes };
  }
}

/**
 * Removes what was deleted on the other side, changed here or not, and notes the deletion under `usn`. Nothing goes
 * along with it: cards of a note have graves of their own, and review logs stay.
 */
export function applyGraves(db: WriteDb, { cards, decks, notes }: GraveIds, usn: number): void {
  for (const oid of notes) {
    noteStorage.remove(db, oid);
    addGrave(db, { oid, type: GRAVE_NOTE, usn });
  }
  for (const oid of cards) {
    cardStorage.remove(db, oid);
    addGrave(db, { oid, type: GRAVE_CARD, usn });
  }
  for (const oid of decks) {
    removeDeck(db, oid);
    addGrave(db, { oid, type: GRAVE_DECK, usn });
  }
}
