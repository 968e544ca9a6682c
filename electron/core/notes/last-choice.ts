import type { Collection } from '../collection/collection.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';

const CURRENT_NOTETYPE = 'curModel';

/** Note type and deck that a note was added with: adding begins with them the next time. Inside a transaction. */
export function rememberChoice({ db, env }: Collection, notetypeId: number, deckId: number): void {
  const now = { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
  setConfig(db, lastDeckKey(notetypeId), deckId, now);
  setConfig(db, lastNotetypeKey(deckId), notetypeId, now);
  setConfig(db, CURRENT_NOTETYPE, notetypeId, now);
}

/** Inside a transaction. */
export function rememberNotetype({ db, env }: Collection, notetypeId: number): void {
  setConfig(db, CURRENT_NOTETYPE, notetypeId, { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
}

/** The deck that a note of this note type was added to last; it may be gone. */
export function lastDeckOf(db: ReadDb, notetypeId: number): number | undefined {
  return numberOf(db, lastDeckKey(notetypeId));
}

/** The note type of the note that was added to this deck last; it may be gone. */
export function lastNotetypeOf(db: ReadDb, deckId: number): number | undefined {
  return numberOf(db, lastNotetypeKey(deckId));
}

/** The note type that was used last anywhere; it may be gone. */
export function currentNotetypeId(db: ReadDb): number | undefined {
  return numberOf(db, CURRENT_NOTETYPE);
}

/** What is remembered for a note type begins with this. */
export function notetypeConfigPrefix(notetypeId: number): string {
  return `_nt_${notetypeId}_`;
}

function lastDeckKey(notetypeId: number): string {
  return `${notetypeConfigPrefix(notetypeId)}lastDeck`;
}

function lastNotetypeKey(deckId: number): string {
  return `_deck_${deckId}_lastNotetype`;
}

function numberOf(db: ReadDb, key: string): number | undefined {
  const found = findConfig(db, key);
  return typeof found === 'number' ? found : undefined;
}
