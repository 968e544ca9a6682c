import { describe, expect, test } from 'vitest';
import { createTranslator, isolated } from './translate.ts';

const [open, close] = ['\u2068', '\u2069'];

describe('a translator', () => {
  test('fills arguments and picks the plural form of its language', () => {
    expect(createTranslator('en').text('overview-cards', { cards: 1 })).toBe('1 card in all');
    expect(createTranslator('en').text('overview-cards', { cards: 7214 })).toBe('7,214 cards in all');
    expect(createTranslator('ar').text('overview-cards', { cards: 2 })).toBe('بطاقتان إجمالًا');
    expect(createTranslator('ar').text('overview-cards', { cards: 5 })).toContain('بطاقات');
  });

  test('falls back to English for a message it cannot say', () => {
    const { textWith } = createTranslator('ar');
    expect(textWith('sync-state-upToDate', {})).toBe('لا شيء في الانتظار');
    expect(textWith('decks-created', {})).toBe('decks-created');
  });

  test('isolates a name whose letters run against the sentence, and leaves others as they are', () => {
    expect(createTranslator('en').text('decks-expand', { deck: 'Europe' })).toBe('Unfold Europe');
    expect(createTranslator('en').text('decks-expand', { deck: 'العربية' })).toBe(`Unfold ${open}العربية${close}`);
    expect(createTranslator('ar').text('decks-expand', { deck: 'Europe' })).toBe(`فتح ${open}Europe${close}`);
    expect(createTranslator('ar').text('decks-expand', { deck: 'العربية' })).toBe('فتح العربية');
  });

  test('a word chooses the variant of its name in every language, and is isolated where it is shown', () => {
    const values = { shownBy: 'review', localTime: '1', otherTime: '2', difference: 'two days' };
    for (const [locale, words] of [
      ['en', 'a card was answered'],
      ['ar', 'بطاقة أُجيب عنها'],
    ] as const) {
      const said = createTranslator(locale).textWith('error-clock-wrong', values);
      expect(said).toContain(words);
      expect(said.includes(`${open}two days${close}`)).toBe(locale === 'ar');
    }
  });

  test('isolates addresses and mixed text in a right-to-left sentence, numbers not', () => {
    expect(isolated('http://127.0.0.1:8080/', 'rtl')).toBe(`${open}http://127.0.0.1:8080/${close}`);
    expect(isolated('كتاب C++', 'rtl')).toBe(`${open}كتاب C++${close}`);
    expect(isolated('1,234', 'rtl')).toBe('1,234');
  });
});
