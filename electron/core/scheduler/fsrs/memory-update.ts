import { TYPE } from '../../cards/card-queue.ts';
import { cardDataText, parseCardData } from '../../storage/card-data.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import type { RevlogRow } from '../../storage/revlog-storage.ts';
import type { MemoryState } from '../states/card-state.ts';
import type { StudyOptions } from '../study-options.ts';
import { fsrsModel } from './fsrs-model.ts';
import { cardDecay } from './fsrs-parameters.ts';
import { memoryFromReviews } from './memory-from-history.ts';

/** What the cards' memory is made anew with, after FSRS was switched or a preset changed. */
export interface MemorySettings {
  readonly options: StudyOptions;
  /** Of the home deck, or of its preset. */
  readonly desiredRetention: number;
  readonly nextDayAtSecs: number;
}

export interface UpdatedMemory {
  /** The card's `data` from now on. */
  readonly data: string;
  readonly memory: MemoryState | undefined;
}

/** Switching FSRS on, or changing what it computes with. Undefined: the card (new, or never answered) stays as it is. */
export function memoryMadeAnew(
  row: CardRow,
  history: readonly RevlogRow[],
  { options, desiredRetention, nextDayAtSecs }: MemorySettings,
): UpdatedMemory | undefined {
  if (!hasMemoryToUpdate(row, history)) return undefined;
  const { fsrsParameters, historicalRetention, ignoreReviewsBeforeMs } = options;
  const model = fsrsModel(fsrsParameters);
  const memory = memoryFromReviews(history, { model, nextDayAtSecs, historicalRetention, ignoreReviewsBeforeMs });
  const data = cardDataText({
    ...parseCardData(row.data),
    stability: memory?.stability,
    difficulty: memory?.difficulty,
    desiredRetention,
    decay: cardDecay(fsrsParameters),
  });
  return { data, memory };
}

/** Switching FSRS off: the card's `data` from now on. */
export function dataWithoutMemory(row: CardRow, history: readonly RevlogRow[]): string | undefined {
  if (!hasMemoryToUpdate(row, history)) return undefined;
  return cardDataText({
    ...parseCardData(row.data),
    stability: undefined,
    difficulty: undefined,
    desiredRetention: undefined,
    decay: undefined,
  });
}

function hasMemoryToUpdate(row: CardRow, history: readonly RevlogRow[]): boolean {
  return row.type !== TYPE.new && history.length > 0;
}
