import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayTiming } from './day-clock.ts';

interface Vector {
  readonly crt: number;
  readonly creationOffset: number;
  readonly rollover: number;
  readonly now: number;
  readonly tz: string;
  readonly localOffset: number;
  readonly daysElapsed: number;
  readonly nextDayAt: number;
}
const vectors = (
  JSON.parse(readFileSync(new URL('./fixtures/day-timing.json', import.meta.url), 'utf8')) as { timing: Vector[] }
).timing;

describe('the day number', () => {
  test.each(vectors)('equals the official one: $tz, rollover $rollover, now $now', (v) => {
    expect(
      dayTiming({
        crt: v.crt,
        creationOffset: v.creationOffset,
        rollover: v.rollover,
        nowSecs: v.now,
        offsetWestMins: v.localOffset,
      }),
    ).toEqual({ daysElapsed: v.daysElapsed, nextDayAtSecs: v.nextDayAt });
  });

  test('changes exactly at the rollover hour', () => {
    const at = (nowSecs: number) =>
      dayTiming({ crt: 1_700_020_800, creationOffset: 0, rollover: 4, nowSecs, offsetWestMins: 0 });
    const rollover = 1_700_107_200; // 04:00 UTC
    expect(at(rollover - 1)).toEqual({ daysElapsed: 0, nextDayAtSecs: rollover });
    expect(at(rollover)).toEqual({ daysElapsed: 1, nextDayAtSecs: rollover + 86_400 });
  });

  test('is never below zero, even when the clock stands before the creation', () => {
    const early = { crt: 1_700_020_800, rollover: 4, nowSecs: 1_600_000_000, offsetWestMins: 300 };
    expect(dayTiming({ ...early, creationOffset: 0 }).daysElapsed).toBe(0);
    expect(dayTiming({ ...early, creationOffset: null }).daysElapsed).toBe(0);
  });

  test('an hour beyond 23 counts as 23', () => {
    const base = { crt: 1_700_020_800, creationOffset: 0, nowSecs: 1_700_130_000, offsetWestMins: 0 };
    expect(dayTiming({ ...base, rollover: 40 })).toEqual(dayTiming({ ...base, rollover: 23 }));
  });

  test('without a zone of creation it counts from the rollover hour of the creation day', () => {
    const base = { crt: 1_700_020_800, creationOffset: null, rollover: 4, offsetWestMins: 0 };
    expect(dayTiming({ ...base, nowSecs: 1_700_107_200 + 3 * 86_400 })).toEqual({
      daysElapsed: 4,
      // On the very second of the rollover the legacy rule still names this second.
      nextDayAtSecs: 1_700_107_200 + 3 * 86_400,
    });
  });

  test('a day later is one more, in any zone and at any hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000_000, max: 1_900_000_000 }),
        fc.integer({ min: 0, max: 500_000_000 }),
        fc.integer({ min: -14 * 60, max: 12 * 60 }),
        fc.integer({ min: -14 * 60, max: 12 * 60 }),
        fc.integer({ min: 0, max: 23 }),
        (crt, later, creationOffset, offsetWestMins, rollover) => {
          const nowSecs = crt + 2 * 86_400 + later;
          const today = dayTiming({ crt, creationOffset, rollover, nowSecs, offsetWestMins });
          const next = dayTiming({ crt, creationOffset, rollover, nowSecs: today.nextDayAtSecs, offsetWestMins });
          expect(today.nextDayAtSecs).toBeGreaterThan(nowSecs);
          expect(today.nextDayAtSecs - nowSecs).toBeLessThanOrEqual(86_400);
          expect(next.daysElapsed).toBe(today.daysElapsed + 1);
        },
      ),
    );
  });
});
