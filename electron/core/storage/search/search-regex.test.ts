import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordMatcher } from './search-regex.ts';
import { globSource } from './wildcards.ts';

const numRuns = 20 * Number(process.env['EBB_DEPTH'] ?? 1);
const CHARS = [
  'a',
  'A',
  'b',
  's',
  '\u017f',
  'é',
  '\u0301',
  'عر',
  '日',
  'Ж',
  '1',
  '-',
  ' ',
  '.',
  '\u200d',
  '\ud835\udc9c',
  '😀',
];
const word = fc.array(fc.constantFrom(...CHARS), { minLength: 1, maxLength: 3 }).map((chars) => chars.join(''));
const text = fc.array(fc.constantFrom(...CHARS), { maxLength: 12 }).map((chars) => chars.join(''));
const WORD_CHAR = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]`;
const EDGE = `(?:(?<=${WORD_CHAR})(?!${WORD_CHAR})|(?<!${WORD_CHAR})(?=${WORD_CHAR}))`;

test('a word is found where the edges of words are, wherever it stands first', () => {
  let found = 0;
  fc.assert(
    fc.property(word, fc.array(text, { minLength: 20, maxLength: 20 }), (wanted, texts) => {
      const expected = new RegExp(EDGE + globSource(wanted) + EDGE, 'iu');
      const matches = wordMatcher(wanted);
      for (const one of [...texts, ...texts.map((before) => `${before}${wanted} ${wanted}`)]) {
        expect([wanted, one, matches(one)]).toEqual([wanted, one, expected.test(one)]);
        if (matches(one)) found++;
      }
    }),
    { numRuns, examples: [['\ud835\udc9c', ['\ud835\udc9c', '\ud835\udc9ca \ud835\udc9c']]] },
  );
  expect(found).toBeGreaterThan(10);
});
