import { TYPE } from '../../cards/card-queue.ts';
import { changeCards } from '../../cards/change-cards.ts';
import type { Collection } from '../../collection/collection.ts';
import type { Steps } from '../../storage/deck-config-storage.ts';
import { column } from '../../storage/statement.ts';

/** `left` counts the steps in its last three digits. */
const STEP_DIGITS = 1000;
/** At home, or in a filtered deck for now. */
const CARDS_OF_TYPE = 'SELECT id FROM cards WHERE type = ? AND (did = ? OR odid = ?) ORDER BY id';

/** Cards on a step of a deck whose steps changed go on from where they are by their delays. Inside a transaction. */
export function refitSteps(col: Collection, deckId: number, before: Steps, after: Steps): void {
  refit(col, deckId, TYPE.learn, { before: before.learn, after: after.learn });
  refit(col, deckId, TYPE.relearn, { before: before.relearn, after: after.relearn });
}

interface ChangedSteps {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function refit(col: Collection, deckId: number, type: number, steps: ChangedSteps): void {
  if (JSON.stringify(steps.before) === JSON.stringify(steps.after)) return;
  changeCards(col, column<number>(col.db, CARDS_OF_TYPE, [type, deckId, deckId]), ({ left }) => {
    const remaining = left % STEP_DIGITS;
    const fitted = remainingSteps(remaining, steps);
    return fitted === remaining ? undefined : { left: fitted };
  });
}

/** A step is behind the card if one with this delay or a longer one was; one step at least remains. */
export function remainingSteps(remaining: number, { before, after }: ChangedSteps): number {
  if (before.length === 0) return remaining;
  const passed = before[before.length - remaining - 1];
  if (passed === undefined) return Math.max(1, after.length);
  const last = after.findLastIndex((step) => step <= passed);
  return Math.max(1, last === -1 ? after.length : after.length - 1 - last);
}
