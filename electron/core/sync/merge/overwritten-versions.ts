import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { jsonFromDeck } from '../../storage/deck-json.ts';
import { findDeck } from '../../storage/deck-storage.ts';
import { numberAt, textAt } from '../../storage/json-reader.ts';
import { type JsonObject, type JsonValue, isJsonObject, stringifyLossless } from '../../storage/lossless-json.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { value } from '../../storage/statement.ts';
import type { GraveIds } from './graves.ts';
import type { MergeObserver } from './merge-observer.ts';
import { isSentObjectReplaced, pendingOnClient } from './merge-rules.ts';
import type { ObjectChanges } from './object-changes.ts';
import type { WireNote } from './wire-rows.ts';

const HOME_DECK = 'SELECT CASE odid WHEN 0 THEN did ELSE odid END FROM cards WHERE nid = ? ORDER BY ord LIMIT 1';

/** Whether two versions of a note differ in what a person wrote. */
export function notesDiffer(a: WireNote, b: WireNote): boolean {
  return a.flds !== b.flds || a.tags !== b.tags || a.mid !== b.mid;
}

/** Whether two versions of a card differ in more than the moment of the change. */
export function cardsDiffer(a: CardRow, b: CardRow): boolean {
  return (
    a.due !== b.due ||
    a.ivl !== b.ivl ||
    a.queue !== b.queue ||
    a.type !== b.type ||
    a.reps !== b.reps ||
    a.lapses !== b.lapses ||
    a.factor !== b.factor ||
    a.left !== b.left ||
    a.did !== b.did ||
    a.flags !== b.flags ||
    a.odue !== b.odue ||
    a.odid !== b.odid ||
    a.ord !== b.ord ||
    a.nid !== b.nid ||
    a.data !== b.data
  );
}

/** To be called before the other side's deletions are applied: tells what goes with changes that nobody else has. */
export function tellRemoved(db: ReadDb, { notes, cards, decks }: GraveIds, observer: MergeObserver): void {
  const lost = { side: 'ours', by: 'removal' } as const;
  for (const id of notes) {
    const row = noteStorage.find(db, id);
    if (row === undefined || !pendingOnClient(row.usn)) continue;
    observer.overwritten({ ...lost, kind: 'note', row, deckId: value<number>(db, HOME_DECK, [id]) ?? null });
  }
  for (const id of cards) {
    const row = cardStorage.find(db, id);
    if (row !== undefined && pendingOnClient(row.usn)) observer.overwritten({ ...lost, kind: 'card', row });
  }
  for (const id of decks) {
    const deck = findDeck(db, id);
    if (deck === undefined || !pendingOnClient(deck.usn)) continue;
    observer.overwritten({ ...lost, kind: 'deck', id, name: deck.name, json: jsonFromDeck(deck) });
  }
}

/** What studying and folding change by themselves: no loss that anybody would look for. */
const CHANGED_IN_PASSING: ReadonlySet<string> = new Set([
  'mod',
  'usn',
  'collapsed',
  'browserCollapsed',
  'newToday',
  'revToday',
  'lrnToday',
  'timeToday',
]);

/** Tells of objects that both sides send, each its own version: the earlier one is lost. */
export function tellReplacedObjects(ours: ObjectChanges, theirs: ObjectChanges, observer: MergeObserver): void {
  const kinds = [
    ['notetype', ours.notetypes, theirs.notetypes],
    ['deck', ours.decks, theirs.decks],
    ['deckConfig', ours.deckConfigs, theirs.deckConfigs],
  ] as const;
  for (const [kind, own, incoming] of kinds) {
    const ownById = new Map(own.map((json) => [numberAt(json, 'id'), json]));
    for (const json of incoming) {
      const id = numberAt(json, 'id');
      const mine = ownById.get(id);
      if (mine === undefined || !objectsDiffer(mine, json)) continue;
      const oursIsLost = isSentObjectReplaced(numberAt(mine, 'mod'), numberAt(json, 'mod'));
      const lost = oursIsLost ? mine : json;
      const side = oursIsLost ? 'ours' : 'theirs';
      observer.overwritten({ kind, side, by: 'edit', id, name: textAt(lost, 'name'), json: lost });
    }
  }
}

function objectsDiffer(a: JsonObject, b: JsonObject): boolean {
  return comparable(a) !== comparable(b);
}

function comparable(json: JsonObject): string {
  const kept = Object.entries(json).filter(([key]) => !CHANGED_IN_PASSING.has(key));
  return stringifyLossless(inKeyOrder(Object.fromEntries(kept)));
}

/** Clients write the same object with its keys in different orders. */
function inKeyOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inKeyOrder(value[key] ?? null)]));
}
