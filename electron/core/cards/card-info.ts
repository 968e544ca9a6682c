import type { CardInfo } from '#shared/contract/cards.ts';
import { type CardId, NoteId } from '#shared/contract/ids.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { beginDay } from '../collection/begin-day.ts';
import type { Collection } from '../collection/collection.ts';
import { studySources } from '../scheduler/queue/current-queue.ts';
import { parseCardData } from '../storage/card-data.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import { reviewsOfCard, type RevlogRow } from '../storage/revlog-storage.ts';
import { retrievability } from '../storage/search/search-functions.ts';
import { TYPE } from './card-queue.ts';

const DAY_SECS = 86_400;
/** `due` beyond this is a moment, below it a day's number. */
const LAST_DAY_NUMBER = 1_000_000_000;
const KINDS = ['learn', 'review', 'relearn', 'filtered', 'manual', 'rescheduled'] as const;

/** Everything that the card info shows. Throws `notFound`. */
export function cardInfo(col: Collection, cardId: CardId): CardInfo {
  const { db } = col;
  const card = cardStorage.find(db, cardId);
  const note = card === undefined ? undefined : noteStorage.find(db, card.nid);
  if (card === undefined || note === undefined) throw new AppError('notFound', { what: 'cards', id: String(cardId) });
  const notetype = findNotetype(db, note.mid);
  const template = notetype?.templates[notetype.kind === 'cloze' ? 0 : card.ord];
  const homeId = card.odid === 0 ? card.did : card.odid;
  const sources = studySources(col);
  const log = reviewsOfCard(db, cardId);
  const data = parseCardData(card.data);
  const totalMs = log.reduce((sum, { time }) => sum + time, 0);
  const answers = log.filter(({ ease }) => ease > 0).length;
  return {
    cardId,
    noteId: NoteId.parse(note.id),
    deckName: findDeck(db, card.did)?.name ?? '',
    homeDeckName: card.odid === 0 ? null : (findDeck(db, card.odid)?.name ?? ''),
    presetName: sources.presetOf(sources.findDeck(homeId)).config.name,
    notetypeName: notetype?.name ?? '',
    templateName: template?.name ?? '',
    addedMs: card.id,
    firstReviewMs: log[0]?.id ?? null,
    latestReviewMs: log.at(-1)?.id ?? null,
    ...dueOf(col, card, data.position),
    intervalDays: card.ivl,
    ease: card.factor,
    memory: memoryOf(col, card),
    desiredRetention: data.desiredRetention ?? null,
    reviews: card.reps,
    lapses: card.lapses,
    averageSecs: answers === 0 ? 0 : totalMs / 1000 / answers,
    totalSecs: totalMs / 1000,
    customData: data.custom,
    log: log.toReversed().map(loggedReview),
  };
}

/** A card in a filtered deck is told of by where it belongs. */
function dueOf(
  col: Collection,
  card: CardRow,
  formerPosition: number | undefined,
): Pick<CardInfo, 'dueMs' | 'position'> {
  const due = card.odid !== 0 && card.odue !== 0 ? card.odue : card.due;
  if (card.type === TYPE.new) return { dueMs: null, position: formerPosition ?? due };
  const position = formerPosition ?? null;
  if (due > LAST_DAY_NUMBER) return { dueMs: due * 1000, position };
  const { daysElapsed } = beginDay(col);
  const nowSecs = Math.floor(col.env.clock.nowMs() / 1000);
  return { dueMs: (nowSecs + (due - daysElapsed) * DAY_SECS) * 1000, position };
}

function memoryOf(col: Collection, card: CardRow): CardInfo['memory'] {
  const { stability, difficulty } = parseCardData(card.data);
  if (stability === undefined || difficulty === undefined) return null;
  const moment = { ...beginDay(col), nowSecs: Math.floor(col.env.clock.nowMs() / 1000) };
  const due = card.odid === 0 || card.odue === 0 ? card.due : card.odue;
  return { stability, difficulty, retrievability: retrievability(card.data, due, card.ivl, moment) ?? 0 };
}

function loggedReview(row: RevlogRow): CardInfo['log'][number] {
  return {
    atMs: row.id,
    kind: KINDS[row.type] ?? 'unknown',
    rating: row.ease,
    intervalSecs: row.ivl < 0 ? -row.ivl : null,
    intervalDays: row.ivl < 0 ? null : row.ivl,
    factor: row.factor,
    tookMs: row.time,
  };
}
