import type { DeckStudied } from '#shared/domain/deck.ts';
import { QUEUE } from '../../cards/card-queue.ts';
import { changeCards } from '../../cards/change-cards.ts';
import type { Collection } from '../../collection/collection.ts';
import { joinedTags, registeredTags, splitTags } from '../../notes/note-tags.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import { noteStorage, putNoteTags } from '../../storage/note-storage.ts';
import { siblingsInQueues } from '../../storage/queue-storage.ts';
import { revlogStorage } from '../../storage/revlog-storage.ts';
import { studySources } from '../queue/current-queue.ts';
import type { CardStudy } from '../study-context.ts';
import type { StudyOptions } from '../study-options.ts';
import { type AnswerEffect, answerEffect } from './answer-effect.ts';
import type { GivenAnswer } from './given-answer.ts';

const LEECH_TAG = 'leech';

/** Writes an answer: log, counters of the decks, siblings, the card, its note. Inside a transaction. */
export function applyAnswer(col: Collection, study: CardStudy, given: GivenAnswer): AnswerEffect {
  const { db } = col;
  const { row, options } = study.card;
  const effect = answerEffect(study, given);
  revlogStorage.putFree(db, effect.revlog);
  countAnswer(col, study, effect.revlog.time);
  burySiblings(col, row, options);
  cardStorage.change(db, effect.row);
  if (effect.leech) tagLeech(col, row.nid);
  return effect;
}

/** In the deck that holds the card and all above it. Learning is not counted. */
function countAnswer(col: Collection, { card: { row }, context }: CardStudy, tookMs: number): void {
  const sources = studySources(col);
  const isNew = row.queue === QUEUE.new;
  const isReview = row.queue === QUEUE.review || row.queue === QUEUE.learnLater;
  const counted = (before: DeckStudied): DeckStudied => {
    const studied = studiedOn(before, context.timing.daysElapsed);
    return {
      ...studied,
      newCards: studied.newCards + (isNew ? 1 : 0),
      reviews: studied.reviews + (isReview ? 1 : 0),
      tookMs: studied.tookMs + tookMs,
    };
  };
  for (const deckId of sources.deckWithParents(row.did)) sources.counters.change(col.db, deckId, counted, stamp(col));
}

/** What a deck counted on this day. */
export function studiedOn(studied: DeckStudied, today: number): DeckStudied {
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
  const siblings = siblingsInQueues(col.db, { noteId: nid, exceptCardId: id, queues });
  if (siblings.length > 0) changeCards(col, siblings, () => ({ queue: QUEUE.buriedByScheduler }));
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
