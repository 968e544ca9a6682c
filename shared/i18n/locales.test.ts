import { expect, test } from 'vitest';
import { bestFitLocale, directionOf } from './locales.ts';

test('the best fit is the first system language that has a catalogue, else English', () => {
  expect(bestFitLocale(['de-DE', 'ar-EG', 'en'])).toBe('ar');
  expect(bestFitLocale(['ar_SA.UTF-8'])).toBe('ar');
  expect(bestFitLocale(['EN-gb', 'ar'])).toBe('en');
  expect(bestFitLocale(['fr', 'ja'])).toBe('en');
  expect(bestFitLocale([])).toBe('en');
});

test('Arabic, Hebrew, Persian, Uyghur and Yiddish run from right to left', () => {
  for (const tag of ['ar', 'ar-EG', 'he', 'fa-IR', 'ug', 'yi']) expect(directionOf(tag), tag).toBe('rtl');
  for (const tag of ['en', 'de', 'ja', 'tr']) expect(directionOf(tag), tag).toBe('ltr');
});
