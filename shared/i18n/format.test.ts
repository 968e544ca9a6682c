import { describe, expect, test } from 'vitest';
import { createFormatter } from './format.ts';

const english = createFormatter('en');
const nowMs = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('formatting in English', () => {
  test('writes sizes with the unit that fits', () => {
    expect(english.bytes(999)).toBe('999 byte');
    expect(english.bytes(1500)).toBe('2 kB');
    expect(english.bytes(12_345_678)).toBe('12.3 MB');
    expect(english.bytes(2_500_000_000)).toBe('2.5 GB');
  });

  test('writes spans in one unit', () => {
    expect(english.span(6600)).toBe('6.6 sec');
    expect(english.span(18 * 60_000)).toBe('18 min');
    expect(english.span(90 * 60_000)).toBe('1.5 hr');
    expect(english.span(3 * 86_400_000)).toBe('3 days');
    expect(english.span(45 * 86_400_000)).toBe('1.5 mths');
    expect(english.span(730 * 86_400_000)).toBe('2 yrs');
  });

  test('says how long ago in the coarsest unit, and never that something is in the future', () => {
    expect(english.ago(nowMs - 12 * 60_000, nowMs)).toBe('12 minutes ago');
    expect(english.ago(nowMs - 26 * 3_600_000, nowMs)).toBe('yesterday');
    expect(english.ago(nowMs + 5000, nowMs)).toBe('now');
  });

  test('says today and yesterday for a day, else the date', () => {
    expect(english.day(nowMs, nowMs)).toBe('today');
    expect(english.day(nowMs - 86_400_000, nowMs)).toBe('yesterday');
    expect(english.day(nowMs - 3 * 86_400_000, nowMs)).toContain('2026');
  });

  test('says today for a moment of this day, else the date', () => {
    expect(english.moment(nowMs, nowMs)).toMatch(/^today, /);
    expect(english.moment(nowMs - 3 * 86_400_000, nowMs)).toContain('2026');
  });
});

test('formatting in Arabic uses Arabic words', () => {
  const arabic = createFormatter('ar');
  expect(arabic.ago(nowMs - 12 * 60_000, nowMs)).toContain('دقيقة');
  expect(arabic.moment(nowMs, nowMs)).toMatch(/^اليوم/);
});
