import type { Deck } from '#shared/domain/deck.ts';
import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { QUEUE, queueOf, TYPE } from '../cards/card-queue.ts';
import type { Collection } from '../collection/collection.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { findConfig, setConfig, type Stamp } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findDeckConfig, stepsOf } from '../storage/deck-config-storage.ts';
import { listDecks } from '../storage/deck-storage.ts';
import { listAt } from '../storage/json-reader.ts';
import { column, run } from '../storage/statement.ts';

/** Which of Anki's schedulers a collection was last studied with. */
export type SchedulerVersion = 'first' | 'second' | 'third';

/** The first one's middle buttons stood one place lower for learning cards. */
const RAISE_BUTTONS = 'UPDATE revlog SET ease = ease + 1 WHERE ease IN (2, 3) AND type IN (0, 2)';
/** Those that the first scheduler kept otherwise: cards learnt again, and cards in filtered decks. */
const MAYBE_DIFFERENT = 'SELECT id FROM cards WHERE type IN (2, 3) AND queue IN (1, 3) OR odid != 0 ORDER BY id';
const TIME_ZONE_KEY = 'creationOffset';

export function schedulerVersion(db: ReadDb): SchedulerVersion {
  if (findConfig(db, 'schedVer') !== 2) return 'first';
  return findConfig(db, 'sched2021') === true ? 'third' : 'second';
}

/** Days are counted in a way that a journey to another zone can shift. */
export function countsDaysTheOldWay(db: ReadDb): boolean {
  return typeof findConfig(db, TIME_ZONE_KEY) !== 'number';
}

/**
 * Brings the collection to the present scheduler as the official client does, to the row: cards keep mod and usn,
 * which is why nothing but a one-way sync can carry it to a server. Inside a transaction. A collection of the second
 * scheduler has the same rows and needs no such sync.
 */
export function updateScheduler(collection: Collection): void {
  const { db, env } = collection;
  const version = schedulerVersion(db);
  if (version === 'third') return;
  const stamp = stampNow(collection);
  if (version === 'first') {
    updateFirstScheduler(db);
    setConfig(db, 'schedVer', 2, stamp);
    updateCol(db, { scmMs: Math.max(env.clock.nowMs(), getCol(db).scmMs + 1) });
  }
  setConfig(db, 'sched2021', true, stamp);
  storeTimeZone(collection);
}

/** The rows of a collection of the first scheduler as the second one has them. Inside a transaction. */
export function updateFirstScheduler(db: Collection['db']): void {
  run(db, RAISE_BUTTONS);
  updateCards(db);
}

/** Notes the zone in which the collection was created: from then on days are counted by dates. Inside a transaction. */
export function storeTimeZone(collection: Collection): void {
  const { db, env } = collection;
  if (!countsDaysTheOldWay(db)) return;
  setConfig(db, TIME_ZONE_KEY, env.clock.offsetWestMins(getCol(db).crtSecs), stampNow(collection));
}

function updateCards(db: Collection['db']): void {
  const decks = new Map(listDecks(db).map((deck) => [deck.id, deck]));
  const stepCounts = new Map<string, number>();
  for (const id of column<number>(db, MAYBE_DIFFERENT)) {
    const card = cardStorage.find(db, id);
    if (card === undefined) continue;
    const changed = { ...card, ...changeOf(card, filteredInfo(db, card, decks, stepCounts)) };
    if (changed.type !== card.type || changed.queue !== card.queue || changed.left !== card.left)
      cardStorage.put(db, changed);
  }
}

interface FilteredInfo {
  readonly reschedule: boolean;
  /** Null: the deck had no steps of its own. */
  readonly homeStepCount: number | null;
}

function changeOf(card: CardRow, filtered: FilteredInfo | undefined): Partial<CardRow> {
  const isLearntAgain =
    card.type === TYPE.review && (card.queue === QUEUE.learnToday || card.queue === QUEUE.learnLater);
  const type = isLearntAgain ? TYPE.relearn : card.type;
  if (filtered === undefined) return { type };
  // Steps of the filtered deck's own may have been more than the home deck has.
  const left = filtered.homeStepCount === null ? card.left : Math.min(card.left, filtered.homeStepCount);
  if (filtered.reschedule) {
    const wrongQueue = card.queue === QUEUE.new && type !== TYPE.new;
    return { type, left, queue: wrongQueue ? queueOf({ type, due: card.due }) : card.queue };
  }
  // A preview leaves new cards new: those that it was teaching go on as previews.
  if (type === TYPE.learn) return { type: TYPE.new, left, queue: QUEUE.preview };
  return { type, left, queue: card.queue === QUEUE.new ? QUEUE.review : card.queue };
}

function filteredInfo(
  db: ReadDb,
  card: CardRow,
  decks: ReadonlyMap<number, Deck>,
  stepCounts: Map<string, number>,
): FilteredInfo | undefined {
  const deck = card.odid === 0 ? undefined : decks.get(card.did);
  if (deck?.kind !== 'filtered') return undefined;
  const hadOwnSteps = listAt(deck.json, 'delays').length > 0;
  const { reschedule } = deck;
  if (!hadOwnSteps) return { reschedule, homeStepCount: null };
  const home = decks.get(card.odid);
  const configId = home?.kind === 'normal' ? home.configId : DEFAULT_DECK_CONFIG_ID;
  const which = card.type === TYPE.review ? 'relearn' : 'learn';
  const key = `${which} ${configId}`;
  const known = stepCounts.get(key);
  if (known !== undefined) return { reschedule, homeStepCount: known };
  const config = findDeckConfig(db, configId);
  const count = config === undefined ? 0 : stepsOf(config)[which].length;
  stepCounts.set(key, count);
  return { reschedule, homeStepCount: count };
}

function stampNow({ env }: Collection): Stamp {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
