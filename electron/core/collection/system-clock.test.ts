import { describe, expect, test } from 'vitest';
import { systemClock } from './system-clock.ts';

const secs = (iso: string) => Date.parse(iso) / 1000;

describe('the offset of a zone', () => {
  test.each([
    ['UTC', '2026-07-01T12:00:00Z', 0],
    ['Asia/Kolkata', '2026-07-01T12:00:00Z', -330],
    ['America/New_York', '2026-07-01T12:00:00Z', 240],
    ['America/New_York', '2026-01-01T12:00:00Z', 300],
    ['Pacific/Auckland', '2026-01-01T12:00:00Z', -780],
    ['Pacific/Auckland', '2026-07-01T12:00:00Z', -720],
    ['Asia/Kathmandu', '2026-07-01T00:00:00Z', -345],
    ['Pacific/Marquesas', '2026-07-01T00:00:00Z', 570],
  ])('%s at %s is %i minutes west', (timeZone, moment, west) => {
    expect(systemClock({ timeZone }).offsetWestMins(secs(moment))).toBe(west);
  });

  test('changes in the second in which daylight saving does', () => {
    const clock = systemClock({ timeZone: 'Europe/Berlin' });
    const change = secs('2026-03-29T01:00:00Z');
    expect(clock.offsetWestMins(change - 1)).toBe(-60);
    expect(clock.offsetWestMins(change)).toBe(-120);
  });

  test('an unknown zone is refused', () => {
    expect(() => systemClock({ timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  });
});

describe('the time', () => {
  test('is the system’s unless it was moved', () => {
    expect(Math.abs(systemClock().nowMs() - Date.now())).toBeLessThan(1000);
  });

  test('starts where it was moved to and runs on', () => {
    const clock = systemClock({ startSecs: 1_700_000_000 });
    const first = clock.nowMs();
    expect(first).toBeGreaterThanOrEqual(1_700_000_000_000);
    expect(first).toBeLessThan(1_700_000_060_000);
    const end = performance.now() + 1000;
    while (clock.nowMs() === first && performance.now() < end);
    expect(clock.nowMs()).toBeGreaterThan(first);
  });
});
