import { afterEach, expect, test } from 'vitest';
import { forgetSearches, rememberSearch, useSearchHistory } from './search-history.ts';

afterEach(forgetSearches);

test('the last search comes first, each is there once, and only so many are kept', () => {
  for (const search of ['dog', 'cat', ' dog ', '']) rememberSearch(search);
  expect(useSearchHistory.getState().searches).toEqual(['dog', 'cat']);
  for (let number = 0; number < 40; number += 1) rememberSearch(`tag:${String(number)}`);
  const { searches } = useSearchHistory.getState();
  expect(searches).toHaveLength(30);
  expect(searches[0]).toBe('tag:39');
});
