import { expect, test } from 'vitest';
import { dateUpToToday } from './date-up-to-today.ts';

const secs = (text: string): number => Date.parse(text) / 1000;

test.each([
  ['2026-11-20', '2026-11-20'],
  ['2026-11-21', '2026-11-21'],
  ['2026-11-22', '2026-11-21'],
  ['2099-01-01', '2026-11-21'],
  ['', ''],
  ['1970-01-01', '1970-01-01'],
])('on the evening of 21 November %j is stored as %j', (given, stored) => {
  // In Japan tomorrow begins at four there, 19:00 UTC.
  const tomorrowInJapan = { nextDayAtSecs: secs('2026-11-21T19:00:00Z'), offsetWestMins: -540 };
  expect(dateUpToToday(given, tomorrowInJapan)).toBe(stored);
  const tomorrowInHawaii = { nextDayAtSecs: secs('2026-11-22T14:00:00Z'), offsetWestMins: 600 };
  expect(dateUpToToday(given, tomorrowInHawaii)).toBe(stored);
});

test('a day that begins late lasts beyond midnight', () => {
  const rolloverAt23 = { nextDayAtSecs: secs('2026-11-22T23:00:00Z'), offsetWestMins: 0 };
  expect(dateUpToToday('2026-11-22', rolloverAt23)).toBe('2026-11-21');
});
