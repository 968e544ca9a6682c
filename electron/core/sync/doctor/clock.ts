import { MAX_CLOCK_DIFFERENCE_SECS } from '../sync-decision.ts';
import { type CheckOutcome, failed, ok, skipped } from './check-outcome.ts';
import type { ServerAnswers } from './server-answers.ts';
import { isOutOfTime } from './time-limit.ts';

export interface ClockParts {
  readonly answers: ServerAnswers;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

/** Our clock beside the server's: the one in its state when it gives us that, else the one on any answer. */
export async function checkClock({ answers, nowMs, signal }: ClockParts): Promise<CheckOutcome> {
  const { meta } = await answers.meta();
  // What keeps it from answering is for the next check to say.
  if (isOutOfTime(signal)) return skipped('notAnswered');
  const dateMs = meta === undefined ? await answers.dateMs(signal) : meta.clockSecs * 1000;
  if (dateMs === undefined) return skipped('noServerTime');
  const [localSecs, serverSecs] = [Math.floor(nowMs() / 1000), Math.floor(dateMs / 1000)];
  const facts = { localSecs, serverSecs, differenceSecs: serverSecs - localSecs };
  return Math.abs(serverSecs - localSecs) > MAX_CLOCK_DIFFERENCE_SECS
    ? failed({ kind: 'clockWrong', localSecs, serverSecs }, facts)
    : ok(facts);
}
