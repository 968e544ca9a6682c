import { parentDeckNames } from '#shared/domain/deck-name.ts';
import type { Deck } from '#shared/domain/deck.ts';
import { QUEUE } from '../../cards/card-queue.ts';
import { changeCards } from '../../cards/change-cards.ts';
import type { Collection } from '../../collection/collection.ts';
import { joinedTags, registeredTags, splitTags } from '../../notes/note-tags.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import { findDeckByName, getDeck, updateDeck } from '../../storage/deck-storage.ts';
import { noteStorage, putNoteTags } from '../../storage/note-storage.ts';
import { siblingsInQueues } from '../../storage/queue-storage.ts';
import { revlogStorage } from '../../storage/revlog-storage.ts';
import type { StudyOptions } from '../study-options.ts';
import type { CardStudy } from '../study-context.ts';
import { type AnswerEffect, answerEffect } from './answer-effect.ts';
import type { GivenAnswer } from './given-answer.ts';

const LEECH_TAG = 'leech';

/** Writes an answer: log, counters of the decks, siblings, the card, its note. Inside a transaction. */
export function applyAnswer(col: Collection, study: CardStudy, given: GivenAnswer): AnswerEffect {
  const { db } = col;
  const { row, options } = study.card;
  const effect = answerEffect(study, given);
  revlogStorage.put(db, { ...effect.revlog, id: revlogStorage.freeId(db, effect.revlog.id) });
  countAnswer(col, study, effect.revlog.time);
  burySiblings(col, row, options);
  cardStorage.put(db, effect.row);
  if (effect.leech) tagLeech(col, row.nid);
  return effect;
}

/** In the deck that holds the card and all above it. Learning is not counted. */
function countAnswer(col: Collection, { card: { row }, context }: CardStudy, tookMs: number): void {
  const deck = getDeck(col.db, row.did);
  const parents = parentDeckNames(deck.name).flatMap((name) => findDeckByName(col.db, name) ?? []);
  for (const counted of [deck, ...parents]) {
    const studied = studiedOn(counted, context.timing.daysElapsed);
    const newCards = studied.newCards + (row.queue === QUEUE.new ? 1 : 0);
    const isReview = row.queue === QUEUE.review || row.queue === QUEUE.learnLater;
    const reviews = studied.reviews + (isReview ? 1 : 0);
    updateDeck(col.db, {
      ...counted,
      studied: { ...studied, newCards, reviews, tookMs: studied.tookMs + tookMs },
      ...stamp(col),
    });
  }
}

/** What the deck counted on this day. */
export function studiedOn({ studied }: Deck, today: number): Deck['studied'] {
  return studied.day === today ? studied : { day: today, newCards: 0, reviews: 0, learning: 0, tookMs: 0 };
}

/** The kinds that would have been gathered before the card itself are left alone. */
function burySiblings(col: Collection, { id, nid, queue }: CardRow, options: StudyOptions): void {
  const isLearning = queue === QUEUE.learnToday || queue === QUEUE.preview || queue === QUEUE.learnLater;
  const queues = [
    ...(options.buryNew ? [QUEUE.new] : []),
    ...(options.buryReviews && (isLearning || queue === QUEUE.review) ? [QUEUE.review] : []),
    ...(options.buryInterdayLearning && isLearning ? [QUEUE.learnLater] : []),
  ];
  if (queues.length === 0) return;
  changeCards(col, siblingsInQueues(col.db, { noteId: nid, exceptCardId: id, queues }), () => ({
    queue: QUEUE.buriedByScheduler,
  }));
}

function tagLeech(col: Collection, noteId: number): void {
  const note = noteStorage.find(col.db, noteId);
  if (note === undefined) return;
  const tags = joinedTags(registeredTags(col.db, [...splitTags(note.tags), LEECH_TAG]));
  if (tags === note.tags) return;
  const { mtimeSecs, usn } = stamp(col);
  putNoteTags(col.db, { id: noteId, tags, mod: mtimeSecs, usn });
}

function stamp({ env }: Collection): { readonly mtimeSecs: number; readonly usn: number } {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
