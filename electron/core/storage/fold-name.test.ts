import { describe, expect, test } from 'vitest';
import { foldName } from './fold-name.ts';

describe('folding names', () => {
  test('case does not matter, accents do', () => {
    expect(foldName('ÉCOLE')).toBe(foldName('école'));
    expect(foldName('École')).not.toBe(foldName('Ecole'));
    expect(foldName('Deck One')).toBe('deck one');
  });

  test.each([
    ['ß', 'ss'],
    ['ẞ', 'SS'],
    ['ς', 'Σ'],
    ['İ', 'i\u0307'],
    ['K', 'k'],
    ['ŉ', 'ʼN'],
    ['ԵՒ', 'և'],
    ['𐐀', '𐐨'],
  ])('%s is the same as %s', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  test('a dotless i is no i', () => {
    expect(foldName('ı')).not.toBe(foldName('I'));
  });

  test('what was folded stays as it is', () => {
    const samples = ['Straße', 'ΌΣΟΣ', 'ﬃ', 'ΐ', 'Дом', 'a::B'];
    for (const sample of samples) expect(foldName(foldName(sample))).toBe(foldName(sample));
  });
});
