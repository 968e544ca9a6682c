import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import type { DayTiming } from '../../collection/day-clock.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import type { RevlogRow } from '../../storage/revlog-storage.ts';
import { cutDifficultyFactor } from '../answer/revlog-entry.ts';
import { fuzzSeed } from '../fuzz/fuzz-seed.ts';
import { fuzzedInterval, fuzzFactor } from '../fuzz/interval-fuzz.ts';
import type { MemoryState } from '../states/card-state.ts';
import { leastDays } from '../states/next-review.ts';
import type { StudyOptions } from '../study-options.ts';
import { fsrsModel } from './fsrs-model.ts';
import { daysAgo, isCramming, isRated, isReset } from './memory-from-history.ts';
import type { RescheduleBalancer } from './reschedule-balancer.ts';

const RESCHEDULED = 5;
const AGAIN = 1;

export interface RescheduleRequest {
  readonly row: CardRow;
  readonly history: readonly RevlogRow[];
  /** As made anew by the same change. */
  readonly memory: MemoryState | undefined;
  readonly options: StudyOptions;
  readonly desiredRetention: number;
  readonly timing: DayTiming;
  readonly nowMs: number;
  readonly presetId: number;
  /** Chooses among days by how full they are, and is told of the choice; undefined: fuzz alone decides. */
  readonly balancer: RescheduleBalancer | undefined;
}

export interface Rescheduled {
  readonly row: CardRow;
  readonly revlog: RevlogRow;
}

/** A review card moved to the day that FSRS now asks for; undefined: there is nothing to compute it from. */
export function rescheduled(request: RescheduleRequest): Rescheduled | undefined {
  const { row, memory, options, timing, nowMs } = request;
  if (row.type !== TYPE.review || row.queue === QUEUE.suspended || memory === undefined) return undefined;
  const last = lastAnswer(request.history);
  if (last === undefined) return undefined;
  const elapsedDays = daysAgo(last.id / 1000, timing.nextDayAtSecs);
  const interval = fsrsModel(options.fsrsParameters).interval(memory.stability, request.desiredRetention);
  const ivl = chosenDays(request, interval, last, elapsedDays);
  const due = timing.daysElapsed - elapsedDays + ivl;
  const moved = row.odue === 0 ? { due } : { odue: due };
  request.balancer?.move(request.presetId, row.odue === 0 ? row.due : row.odue, due);
  return {
    row: { ...row, ...moved, ivl, mod: Math.floor(nowMs / 1000), usn: -1 },
    revlog: {
      id: nowMs,
      cid: row.id,
      usn: -1,
      ease: 0,
      ivl,
      lastIvl: row.ivl,
      factor: cutDifficultyFactor(memory),
      time: 0,
      type: RESCHEDULED,
    },
  };
}

function chosenDays(request: RescheduleRequest, interval: number, last: RevlogRow, elapsedDays: number): number {
  const { row, options, balancer, presetId } = request;
  const maximum = options.maximumIntervalDays;
  const previous = last.lastIvl >= 0 && last.ease > AGAIN ? last.lastIvl : 0;
  const minimum = Math.max(1, leastDays(interval, previous, maximum));
  const seed = fuzzSeed(row.id, Math.max(0, row.reps - 1));
  return (
    balancer?.interval({ presetId, seed, interval, minimum, maximum, elapsedDays, easyDays: options.easyDays }) ??
    fuzzedInterval(fuzzFactor(seed), interval, minimum, maximum)
  );
}

/** The newest answer since the card was last made new. */
function lastAnswer(history: readonly RevlogRow[]): RevlogRow | undefined {
  const newest = history.findLast((row) => isReset(row) || (isRated(row) && !isCramming(row)));
  return newest === undefined || isReset(newest) ? undefined : newest;
}
