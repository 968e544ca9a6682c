import { describe, expect, it } from 'vitest';
import { environmentLanguages } from './environment-languages.ts';

describe('environmentLanguages', () => {
  it.each([
    [{ LANG: 'ar_EG.UTF-8' }, ['ar_EG.UTF-8']],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'ar' }, ['ar']],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'ar', LC_ALL: '' }, ['ar']],
    [{ LANG: 'de_DE.UTF-8', LANGUAGE: 'ar:en' }, ['ar', 'en', 'de_DE.UTF-8']],
  ])('of %j are %j', (env, expected) => {
    expect(environmentLanguages(env)).toEqual(expected);
  });

  it.each([{}, { LANG: 'C' }, { LANG: 'POSIX', LANGUAGE: 'ar' }, { LC_ALL: 'C.UTF-8', LANG: 'ar' }])(
    'fall back to the runtime’s where %j asks for none',
    (env) => {
      expect(environmentLanguages(env)).toEqual([Intl.DateTimeFormat().resolvedOptions().locale]);
    },
  );
});
