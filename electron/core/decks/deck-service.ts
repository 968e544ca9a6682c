import type { decks } from '#shared/contract/decks.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { currentDeckId } from './current-deck.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { DEFAULT_DECK_ID, type Deck } from '#shared/domain/deck.ts';
import { lastDeckNamePart, normalizedDeckName } from '#shared/domain/deck-name.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { beginDay } from '../collection/begin-day.ts';
import type { Collection } from '../collection/collection.ts';
import { setConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { deckNameKey, findDeck, getDeck, listChildDeckIds, listDecks, updateDeck } from '../storage/deck-storage.ts';
import { one, value } from '../storage/statement.ts';
import { currentDeckTree, findDeckNode } from './deck-list.ts';
import { filteredDeckService } from './filtered/filtered-deck-service.ts';
import { createNamedDeck, moveDeckUnder, renameDeck } from './deck-naming.ts';
import { countCardsOfDecks, removeDecks, type RemovalRules, withChildren } from './deck-removal.ts';

interface DeckServiceDeps {
  /** The open collection; throws when there is none. */
  readonly collection: () => Collection;
  /** What the Default deck is called in the user's language: removing it gives it that name back. */
  readonly defaultDeckName: string;
  /** Told of the notes that go with their decks, while they are still there. */
  readonly onNotesRemoved?: RemovalRules['onNotes'];
}

const MANUAL_LOG_ENTRY = 4;
const RESCHEDULED_LOG_ENTRY = 5;
/** Entries that a person's answer made; over the primary key from today on. */
export const STUDIED_SINCE = `SELECT count(*) AS cards, coalesce(sum(time), 0) AS tookMs FROM revlog
  WHERE id > ? AND type NOT IN (${MANUAL_LOG_ENTRY}, ${RESCHEDULED_LOG_ENTRY})`;
export const COUNT_IN_DECKS = 'SELECT count(*) FROM cards WHERE did IN (SELECT value FROM json_each(?))';
export const COUNT_BURIED_IN_DECKS = `${COUNT_IN_DECKS} AND queue IN (-2, -3)`;

/** Everything the deck list and a deck's overview do. */
export function deckService(deps: DeckServiceDeps): Handlers<typeof decks> {
  return { ...deckQueries(deps), ...treeOperations(deps), ...settingOperations(deps), ...filteredDeckService(deps) };
}

type Queries = 'tree' | 'get' | 'current' | 'studiedToday' | 'removalPreview';
function deckQueries({ collection }: DeckServiceDeps): Pick<Handlers<typeof decks>, Queries> {
  return {
    tree: () => currentDeckTree(collection()),
    get: ({ deckId }) => deckOverview(collection(), deckId),
    current: () => {
      const deck = currentDeck(collection().db);
      return { deckId: DeckId.parse(deck.id), fullName: deck.name };
    },
    studiedToday: () => {
      const col = collection();
      const dayBeganMs = (beginDay(col).nextDayAtSecs - 86_400) * 1000;
      return one<{ cards: number; tookMs: number }>(col.db, STUDIED_SINCE, [dayBeganMs]) ?? { cards: 0, tookMs: 0 };
    },
    removalPreview: ({ deckIds }) => {
      const { db } = collection();
      const chosen = deckIds.map((id) => getDeck(db, id));
      const first = chosen[0];
      if (first === undefined) throw new AppError('invalidInput', { issues: ['deckIds: empty'] });
      const all = withChildren(db, chosen);
      const normal = all.filter((deck) => deck.kind === 'normal').map((deck) => deck.id);
      return {
        deckCount: all.length,
        cardCount: countCardsOfDecks(db, normal),
        fullName: first.name,
        filtered: first.kind === 'filtered',
      };
    },
  };
}

type TreeOperations = 'create' | 'rename' | 'remove' | 'reparent';
function treeOperations(deps: DeckServiceDeps): Pick<Handlers<typeof decks>, TreeOperations> {
  const { collection, defaultDeckName, onNotesRemoved } = deps;
  return {
    create: ({ name }) => {
      const col = collection();
      refuseEmpty(name);
      return col.transact('createDeck', () => {
        const deck = createNamedDeck(col, name);
        return { deckId: DeckId.parse(deck.id), name: deck.name };
      });
    },
    rename: ({ deckId, name }) => {
      const col = collection();
      refuseEmpty(name);
      return col.transact('renameDeck', () => ({ name: renameDeck(col, getDeck(col.db, deckId), name).name }));
    },
    remove: ({ deckIds }) => {
      const col = collection();
      return col.transact('removeDeck', () => {
        const chosen = deckIds.map((id) => getDeck(col.db, id));
        return { cardCount: removeDecks(col, chosen, { defaultDeckName, onNotes: onNotesRemoved }) };
      });
    },
    reparent: ({ deckIds, newParentId }) => {
      const col = collection();
      return col.transact('reparentDecks', () => ({ movedCount: reparent(col, deckIds, newParentId) }));
    },
  };
}

type SettingOperations = 'setCollapsed' | 'select' | 'setDescription';
function settingOperations({ collection }: DeckServiceDeps): Pick<Handlers<typeof decks>, SettingOperations> {
  return {
    setCollapsed: ({ deckId, collapsed, in: place = 'deckList' }) => {
      const col = collection();
      const change = place === 'browser' ? { browserCollapsed: collapsed } : { collapsed };
      return col.transact('collapseDeck', () => changeDeck(col, getDeck(col.db, deckId), change));
    },
    select: ({ deckId }) => {
      const col = collection();
      return col.transact('selectDeck', () => {
        getDeck(col.db, deckId);
        setConfig(col.db, 'curDeck', deckId, { mtimeSecs: nowSecs(col), usn: -1 });
        return null;
      });
    },
    setDescription: ({ deckId, description, markdown }) => {
      const col = collection();
      return col.transact('describeDeck', () => {
        const deck = getDeck(col.db, deckId);
        // A filtered deck has no place for one in newer files: it would be lost.
        if (deck.kind === 'filtered') {
          throw new AppError('invalidInput', { issues: ['deckId: a filtered deck has no description'] });
        }
        return changeDeck(col, deck, { description, descriptionIsMarkdown: markdown });
      });
    },
  };
}

function deckOverview(col: Collection, deckId: DeckId): Awaited<ReturnType<Handlers<typeof decks>['get']>> {
  const deck = getDeck(col.db, deckId);
  const node = findDeckNode(currentDeckTree(col), deckId);
  const ids = JSON.stringify([deckId, ...listChildDeckIds(col.db, deck.name)]);
  return {
    deckId,
    name: lastDeckNamePart(deck.name),
    fullName: deck.name,
    filtered: deck.kind === 'filtered',
    description: deck.description,
    descriptionIsMarkdown: deck.descriptionIsMarkdown,
    // The hidden Default deck is in no tree, and has no cards.
    newCount: node?.newCount ?? 0,
    learnCount: node?.learnCount ?? 0,
    reviewCount: node?.reviewCount ?? 0,
    cardCount: value<number>(col.db, COUNT_IN_DECKS, [ids]) ?? 0,
    buriedCount: value<number>(col.db, COUNT_BURIED_IN_DECKS, [ids]) ?? 0,
  };
}

/** Another device may have removed the chosen deck: then it is the Default one, as in the official client. */
function currentDeck(db: ReadDb): Deck {
  return findDeck(db, currentDeckId(db)) ?? findDeck(db, DEFAULT_DECK_ID) ?? firstDeck(db);
}

function firstDeck(db: ReadDb): Deck {
  const [first] = listDecks(db);
  if (first === undefined) throw new AppError('collection.damaged', { check: 'decks is empty' });
  return first;
}

function reparent(col: Collection, deckIds: readonly DeckId[], newParentId: DeckId | null): number {
  const parent = newParentId === null ? undefined : getDeck(col.db, newParentId);
  if (parent?.kind === 'filtered') throw new AppError('deck.filteredCantHaveChildren', { name: parent.name });
  let moved = 0;
  for (const id of deckIds) {
    const deck = getDeck(col.db, id);
    if (parent !== undefined && isInside(parent, deck)) {
      throw new AppError('deck.cantMoveIntoItself', { name: deck.name });
    }
    if (moveDeckUnder(col, deck, parent)) moved++;
  }
  return moved;
}

function isInside(inner: Deck, outer: Deck): boolean {
  const [innerKey, outerKey] = [deckNameKey(inner.name), deckNameKey(outer.name)];
  return innerKey === outerKey || innerKey.startsWith(`${outerKey}\u001f`);
}

/** Writes nothing when nothing changes: a fresh mtime would be sent. */
function changeDeck(
  col: Collection,
  deck: Deck,
  change: Partial<Pick<Deck, 'collapsed' | 'browserCollapsed' | 'description' | 'descriptionIsMarkdown'>>,
): null {
  const changed: Deck = { ...deck, ...change };
  const same =
    changed.collapsed === deck.collapsed &&
    changed.browserCollapsed === deck.browserCollapsed &&
    changed.description === deck.description &&
    changed.descriptionIsMarkdown === deck.descriptionIsMarkdown;
  if (!same) updateDeck(col.db, { ...changed, mtimeSecs: nowSecs(col), usn: -1 });
  return null;
}

/** The official client calls such a deck "blank"; somebody who typed nothing did not mean that. */
function refuseEmpty(name: string): void {
  if (normalizedDeckName(name) === 'blank' && name.trim() !== 'blank') throw new AppError('deck.nameEmpty', {});
}

function nowSecs({ env }: Collection): number {
  return Math.floor(env.clock.nowMs() / 1000);
}
