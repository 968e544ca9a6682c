import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { globSource, looseLikePattern } from './wildcards.ts';

const numRuns = 600 * Number(process.env['EBB_DEPTH'] ?? 1);
const CHARS = [
  'a',
  'B',
  'k',
  '\u212a',
  's',
  '\u017f',
  'ß',
  'ẞ',
  'Σ',
  'ς',
  'тЕ',
  'Ж',
  'İ',
  '日',
  ':',
  '%',
  '[',
  ']',
  '?',
  '😀',
];
const text = fc.array(fc.constantFrom(...CHARS), { maxLength: 6 }).map((chars) => chars.join(''));
const wanted = fc
  .array(fc.constantFrom(...CHARS, '*', '_', '\\*', '\\_', '\\\\'), { minLength: 1, maxLength: 5 })
  .map((chars) => chars.join(''));

const db = new Database(':memory:');
afterAll(() => db.close());

test('what has a text in whatever case is among what SQLite looks for first', () => {
  const like = db.prepare<[string, string], number>("SELECT ? LIKE ? ESCAPE '\\'").pluck();
  let found = 0;
  const swapped = (one: string): string[] => [one, one.toUpperCase(), one.toLowerCase()];
  fc.assert(
    fc.property(wanted, text, text, (looked, before, after) => {
      const regex = new RegExp(globSource(looked), 'iu');
      const filled = looked.replaceAll(/(?<!\\)[*_]/gu, 'x').replaceAll(/\\(.)/gu, '$1');
      const pattern = looseLikePattern(looked);
      for (const one of [before, ...swapped(filled).map((middle) => before + middle + after)]) {
        if (!regex.test(one)) continue;
        if (pattern === undefined) continue;
        found++;
        expect([looked, one, like.get(one, pattern)]).toEqual([looked, one, 1]);
      }
    }),
    { numRuns },
  );
  expect(found).toBeGreaterThan(40);
});
