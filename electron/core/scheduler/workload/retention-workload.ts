import type { Collection } from '../../collection/collection.ts';
import { searchCards } from '../../search/search-cards.ts';
import { parseCardData } from '../../storage/card-data.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import { all } from '../../storage/statement.ts';
import { QUEUE } from '../../cards/card-queue.ts';
import { searchOf } from '../fsrs/training-set.ts';
import { answerHabits } from './answer-habits.ts';
import { type StudiedMemory, WorkloadTable } from './workload-table.ts';

/** What has been studied, and neither rests nor is repeated in a preview. */
const STUDIED = `SELECT queue, due, odue, odid, ivl, data FROM cards
  WHERE type != 0 AND queue NOT IN (-1, 4) AND id IN (SELECT value FROM json_each(?))`;

export interface WorkloadChoice {
  readonly presetName: string;
  readonly fsrsParameters: readonly number[];
  readonly retentionPercent: number;
}

/**
 * Seconds that the cards of a preset are expected to take in the coming year with a desired retention, if all new ones
 * were begun today. Only the ratio of two such numbers means something: it is what official's deck options show.
 */
export function yearOfStudySecs(col: Collection, choice: WorkloadChoice): number {
  const cardIds = searchCards(col, searchOf({ search: '', presetName: choice.presetName, ignoreReviewsBefore: '' }));
  const studied = studiedMemories(col, cardIds);
  const retention = Math.fround(choice.retentionPercent / 100);
  const table = new WorkloadTable(choice.fsrsParameters, retention, answerHabits(col, cardIds));
  const ofStudied = studied.reduce((sum, card) => sum + table.cardSecs(card), 0);
  return ofStudied + table.newCardSecs() * (cardIds.length - studied.length);
}

type StudiedRow = Pick<CardRow, 'queue' | 'due' | 'odue' | 'odid' | 'ivl' | 'data'>;

function studiedMemories(col: Collection, cardIds: readonly number[]): StudiedMemory[] {
  const today = col.dayTiming().daysElapsed;
  return all<StudiedRow>(col.db, STUDIED, [JSON.stringify(cardIds)]).flatMap((row) => {
    const { stability, difficulty } = parseCardData(row.data);
    if (stability === undefined || difficulty === undefined || row.queue === QUEUE.new) return [];
    return [{ stability, difficulty, ...daysOf(row, today) }];
  });
}

/** What is in learning or buried counts as due today, and as seen today. */
function daysOf(row: StudiedRow, today: number): Pick<StudiedMemory, 'lastDay' | 'dueDay'> {
  if (row.queue !== QUEUE.review && row.queue !== QUEUE.learnLater) return { lastDay: 0, dueDay: 0 };
  const dueDay = (row.odid === 0 ? row.due : row.odue) - today;
  return { lastDay: Math.min(dueDay - row.ivl, 0), dueDay };
}
