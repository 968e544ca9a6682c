import { expect, test } from 'vitest';
import { createFormatter } from '#shared/i18n/format.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { errorWords } from './error-words.ts';

const counts = { cards: 1231, notes: 1000, reviews: 5, notetypes: 6, decks: 2, deckConfigs: 1 };
const titleOf = (details: object): string =>
  errorWords({ code: 'sync.sanityFailed', details }, createTranslator('en'), createFormatter('en')).title;

test('the counts that differ are named, with both numbers', () => {
  const there = { ...counts, cards: 1230, reviews: 7 };
  expect(titleOf({ differing: ['cards', 'reviews'], here: counts, there })).toBe(
    'After merging, the two sides would have differed: cards (here 1,231, on the server 1,230) and reviews (here 5, on the server 7).',
  );
});

test('a server that names none is not spoken for', () => {
  expect(titleOf({ differing: [], here: counts, there: null })).toBe(
    'After merging, the two sides would have differed: the server did not say where.',
  );
});
