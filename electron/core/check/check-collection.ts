import type { Collection } from '../collection/collection.ts';
import { markSchemaChanged } from '../collection/mark-schema-changed.ts';
import type { StockNames } from '../engine-types.ts';
import { schedulerVersion } from '../old-scheduler/update-scheduler.ts';
import { setConfig } from '../storage/config-storage.ts';
import {
  nextNewPlace,
  removeCardsWithoutNote,
  repairCardNumbers,
  repairFutureIds,
  repairRevlogNumbers,
} from '../storage/repair-storage.ts';
import { bringCardsHome, repairLastReviews } from './card-repairs.ts';
import { CheckReport } from './check-report.ts';
import { addMissingParents, recoverMissingDecks } from './deck-repairs.ts';
import { type NoteProgress, repairNotes } from './note-repairs.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface CheckSteps {
  readonly stockNames: StockNames;
  /** Called before each step, and may throw to stop. */
  onStage(stage: 'cards' | 'notes' | 'history'): void;
  onNotes: NoteProgress;
}

/**
 * Looks through everything and mends what can't be, in the order of the official client and with its effects on rows:
 * some repairs change neither mod nor usn nor leave graves, and so send the next sync one way (compared with it in
 * check-database.conf.test.ts). Inside a transaction; who throws out of it leaves everything as it was.
 */
export function checkCollection(col: Collection, steps: CheckSteps): CheckReport {
  const { db, env } = col;
  const report = new CheckReport();
  const nowMs = env.clock.nowMs();
  const nowSecs = Math.floor(nowMs / 1000);

  steps.onStage('cards');
  const { places, others } = repairCardNumbers(db, {
    today: col.dayTiming().daysElapsed,
    modSecs: nowSecs,
    keepsOriginalDue: schedulerVersion(db) === 'first',
  });
  report.add('newPlacesTooHigh', places);
  report.add('cardsInvalid', others);
  report.addBySchema('lastReviewsCorrected', repairLastReviews(db));
  report.addBySchema('cardsWithoutNote', removeCardsWithoutNote(db));
  report.add('decksMissing', recoverMissingDecks(db, nowSecs));
  report.addBySchema('cardsInvalid', bringCardsHome(db));

  steps.onStage('notes');
  repairNotes(col, { report, stockNames: steps.stockNames, onNotes: steps.onNotes });

  steps.onStage('history');
  report.addBySchema('reviewsInvalid', repairRevlogNumbers(db));
  report.add('decksMissing', addMissingParents(col));
  setConfig(db, 'nextPos', nextNewPlace(db), { mtimeSecs: nowSecs, usn: -1 });
  report.addBySchema('idsInFuture', repairFutureIds(db, { lastMs: nowMs + DAY_MS, fromMs: nowMs }));
  if (report.schemaChanged) markSchemaChanged(col);
  return report;
}
