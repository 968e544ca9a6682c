import type { Deck } from '#shared/domain/deck.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findDeck, findDeckByName } from '../storage/deck-storage.ts';
import { findNotetype, findNotetypeByName } from '../storage/notetype-storage.ts';
import type { NameOrId } from './name-or-id.ts';

export function namedNotetype(db: ReadDb, named: NameOrId): Notetype | undefined {
  const byId = named.id === undefined ? undefined : findNotetype(db, Number(named.id));
  return byId ?? findNotetypeByName(db, named.name);
}

/** Filtered ones, too. */
export function namedDeck(db: ReadDb, named: NameOrId): Deck | undefined {
  const byId = named.id === undefined ? undefined : findDeck(db, Number(named.id));
  return byId ?? findDeckByName(db, named.name);
}
