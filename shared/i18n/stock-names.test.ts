import { expect, test } from 'vitest';
import { locales } from './locales.ts';
import { stockNames } from './stock-names.ts';

test.each(locales)('the stock names of %s are there, and note types and fields differ from each other', (locale) => {
  const names = stockNames(locale);
  const notetypes = [names.basic, names.basicReversed, names.basicOptionalReversed, names.basicTyping, names.cloze];
  expect(new Set(notetypes).size).toBe(5);
  expect(new Set([names.front, names.back, names.addReverse]).size).toBe(3);
  expect(names.text).not.toBe(names.backExtra);
  expect([...notetypes, names.defaultDeck].join('')).not.toContain('stock-');
  expect(names.defaultDeck).not.toContain('::');
  expect(names.card(1)).not.toBe(names.card(2));
});

test('no stock name carries a mark that cannot be seen', () => {
  for (const locale of locales) {
    const { card, ...names } = stockNames(locale);
    for (const name of [...Object.values(names), card(1)]) expect(name).toMatch(/^[^\p{Cf}]+$/u);
  }
});
