import { cardDataText, parseCardData } from '../storage/card-data.ts';
import type { WriteDb } from '../storage/connection.ts';
import { listDecks } from '../storage/deck-storage.ts';
import { putCardData } from '../storage/pending-card-data.ts';
import { cardsAwayFromHome, forgetHome, type LastReview, lastReviews } from '../storage/repair-storage.ts';

/** As every client writes it: the moment last, and nothing that would need a reader of JSON. */
const PLAIN = /^\{(?:"[a-z]+":[\d.]+,)*"lrt":(\d+)\}$/u;

/** Cards know when they were answered last as the log does. Answers how many did not; their mod and usn stay. */
export function repairLastReviews(db: WriteDb): number {
  const wrong: LastReview[] = [];
  for (const review of lastReviews(db)) {
    const { data, answeredSecs } = review;
    if (PLAIN.exec(data)?.[1] === String(answeredSecs)) continue;
    if ((parseCardData(data).lastReviewSecs ?? null) !== answeredSecs) wrong.push(review);
  }
  for (const { id, data, answeredSecs } of wrong) {
    const known = parseCardData(data);
    putCardData(db, { id, data: cardDataText({ ...known, lastReviewSecs: answeredSecs ?? undefined }) });
  }
  return wrong.length;
}

/** Cards that have a home elsewhere although they are in no filtered deck. Answers how many. */
export function bringCardsHome(db: WriteDb): number {
  const away = cardsAwayFromHome(db);
  if (away.length === 0) return 0;
  const normal = new Set(listDecks(db).flatMap(({ id, kind }) => (kind === 'normal' ? [id] : [])));
  const wrong = away.filter(({ did }) => normal.has(did));
  for (const { id, data } of wrong) forgetHome(db, { id, data: cardDataText(parseCardData(data)) });
  return wrong.length;
}
