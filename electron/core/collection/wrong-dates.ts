import type { collection } from '#shared/contract/collection.ts';
import type { CallContext, Handlers, OutputOf, ProgressOf } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { CollectionSlot, EngineOptions, ProfilePaths } from '../engine-types.ts';
import { all, value } from '../storage/statement.ts';
import { createBackup } from './backup.ts';
import { futureBeginsMs, keepFutureRows, wrongClock } from './clock-check.ts';
import type { Collection } from './collection.ts';

export interface WrongDatesDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly emit: EngineOptions['emit'];
}

const ANSWERS = `SELECT count(*) AS answers, count(DISTINCT cid) AS cards, min(id) AS firstMs, max(id) AS lastMs
  FROM revlog WHERE id > ? AND ease > 0`;
/** Further ahead than the interval can be counted from today: their day was counted from the wrong one. */
const WAITING = `SELECT count(*) FROM cards
  WHERE id IN (SELECT cid FROM revlog WHERE id > :afterMs AND ease > 0) AND queue >= 0
  AND (type = 2 AND CASE WHEN odid = 0 THEN due ELSE odue END > :today + ivl
    OR type IN (1, 3) AND due > 1000000000 AND due > :tomorrowSecs)`;

type KeepContext = CallContext<ProgressOf<(typeof collection)['keepWrongDates']>>;

/** Rows of later than now while the clock is right: what a clock that was wrong once leaves behind. */
export function wrongDates(deps: WrongDatesDeps): Pick<Handlers<typeof collection>, 'wrongDates' | 'keepWrongDates'> {
  return {
    wrongDates: () => futureAnswers(deps.slot.get()),
    keepWrongDates: (_input, context) => keepWrongDates(deps, context),
  };
}

function futureAnswers(col: Collection): OutputOf<(typeof collection)['wrongDates']> {
  const afterMs = futureBeginsMs(col);
  const { daysElapsed, nextDayAtSecs } = col.dayTiming();
  const [row] = all<{ answers: number; cards: number; firstMs: number | null; lastMs: number | null }>(
    col.db,
    ANSWERS,
    [afterMs],
  );
  const params = { afterMs, today: daysElapsed, tomorrowSecs: nextDayAtSecs };
  return {
    answers: row?.answers ?? 0,
    cards: row?.cards ?? 0,
    firstMs: row?.firstMs ?? null,
    lastMs: row?.lastMs ?? null,
    waiting: value<number>(col.db, WAITING, params) ?? 0,
  };
}

async function keepWrongDates(
  { slot, paths, emit }: WrongDatesDeps,
  context: KeepContext,
): Promise<OutputOf<(typeof collection)['keepWrongDates']>> {
  const col = slot.get();
  const wrong = wrongClock(col);
  if (wrong === null) return { backupId: null };
  // A server that says another time is no row that could be dated wrong.
  if (wrong.shownBy === 'server') throw new AppError('invalidInput', { issues: ['a sync server says another time'] });
  context.report({ stage: 'backingUp' });
  const { signal } = context;
  const backup = await createBackup({ collection: col, paths, reason: 'beforeKeepingDates', force: true, signal });
  if (backup === null) throw new AppError('backup.failed', { reason: 'notMade' });
  context.throwIfCancelled();
  const { changes } = col.transact('keepWrongDates', () => keepFutureRows(col));
  if (changes !== null) emit('changes', changes);
  return { backupId: backup.backupId };
}
