import Database from 'better-sqlite3';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { regexMatcher, withUnicodeClasses } from './search-regex.ts';
import { simpleRegex } from './simple-regex.ts';

const numRuns = 150 * Number(process.env['EBB_DEPTH'] ?? 1);
/** Letters that fold in odd ways, other scripts, signs, several lines, characters of two places. */
const CHARS = Array.from(
  'abkKsS\u212a\u017fİıßẞéÉςσΣжЖ日ع1٣_-. \n\r\u2028\u00a0\u0301\u200d\ud83d\ude00'.normalize('NFC'),
);
const text = fc.array(fc.constantFrom(...CHARS), { maxLength: 14 }).map((chars) => chars.join(''));

const escapedSign = fc.constantFrom(...Array.from('.*+?()[]{}|^$/-_')).map((sign) => `\\${sign}`);
const char = fc.constantFrom(...CHARS.filter((one) => one !== '.'));
const short = fc.constantFrom(String.raw`\w`, String.raw`\d`, String.raw`\s`);
const range = fc.constantFrom('a-z', 'A-S', 'α-ω', '0-5', 'k-t', 'Ж-ж');
const inClass = fc.oneof(
  char.filter((one) => one !== '-'),
  short,
  range,
  escapedSign,
);
const charClass = fc
  .tuple(fc.constantFrom('', '^'), fc.array(inClass, { minLength: 1, maxLength: 3 }))
  .map(([sign, items]) => `[${sign}${items.join('')}]`);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '{1,3}?', '*?', '+?', '??');
const atom = fc.oneof(char, fc.constant('.'), short, escapedSign, charClass);
const repeated = fc.tuple(atom, quantifier).map((parts) => parts.join(''));
const { pattern } = fc.letrec<{ pattern: string; sequence: string; piece: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
  sequence: fc.array(tie('piece'), { maxLength: 5 }).map((parts) => parts.join('')),
  piece: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: repeated },
    { weight: 1, arbitrary: fc.constantFrom('^', '$') },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern')).map(([open, inner]) => `${open}${inner})`),
    },
  ),
}));

test('what is simple means the same to both engines, and nothing that matches is passed over', () => {
  const db = new Database(':memory:');
  const like = db.prepare<[string, string], number>("SELECT ? LIKE ? ESCAPE '\\'").pluck();
  let told = 0;
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 4, maxLength: 8 }), (source, texts) => {
      const simple = simpleRegex(source);
      if (simple === undefined) return;
      const linear = RE2JS.compile(withUnicodeClasses(source), RE2JS.CASE_INSENSITIVE);
      const fast = new RegExp(simple.source, 'iu');
      for (const one of texts) {
        const matches = linear.test(one);
        expect([source, one, fast.test(one)]).toEqual([source, one, matches]);
        if (!matches) continue;
        told++;
        expect([source, one, like.get(one, simple.like.pattern)]).toEqual([source, one, 1]);
      }
    }),
    {
      numRuns,
      examples: ['[^a]$', '.$', '(?:[^a]|b)$', '^.$'].map((end) => [end, ['\ud83d\ude00', 'x\ud83d\ude00', 'a']]),
    },
  );
  db.close();
  expect(told).toBeGreaterThan(50);
});

test('every letter has the same others in its stead for both engines', () => {
  const cased: string[] = [];
  for (let code = 0; code < 0x1_f0_00; code++) {
    const one = String.fromCodePoint(code);
    if (/\p{Changes_When_Casemapped}/u.test(one)) cased.push(one);
  }
  const all = cased.join('');
  const differing = cased.filter((one) => {
    const simple = simpleRegex(one);
    const fast = simple === undefined ? [] : (all.match(new RegExp(simple.source, 'giu')) ?? []);
    const matcher = RE2JS.compile(one, RE2JS.CASE_INSENSITIVE).matcher(all);
    const linear: string[] = [];
    while (matcher.find()) linear.push(matcher.group() ?? '');
    return fast.join('') !== linear.join('');
  });
  expect(differing).toEqual([]);
  expect(cased.length).toBeGreaterThan(2000);
});

test.each([
  '(a+)+b',
  '(a|b)*',
  'a?'.repeat(40),
  '(a|a)'.repeat(30),
  '.*.*.*.*.*x',
  'a{2000}',
  'a{3,2}',
  'a**',
  '[a',
  '(a',
  'a)',
  String.raw`\p{L}`,
  String.raw`\bx`,
  String.raw`\W`,
  '[[:alpha:]]',
  '[]a]',
  '[a-\\w]',
  '(?i)a',
  '(?=a)',
  '{',
])('%s is not simple', (source) => {
  expect(simpleRegex(source)).toBeUndefined();
});

test.each([
  ['me\\w+w', '%me_%w%', 3],
  ['^re: 50%?', '%re: 50%', 6],
  ['(?:col)(ou?)r', '%colo%r%', 5],
  ['a(b|c)d', '%a%d%', 2],
  ['skip', '%__ip%', 2],
  ['\\d{3}-x', '%_%-x%', 2],
])('what matches %s is looked for first', (source, like, sure) => {
  expect(simpleRegex(source)?.like).toEqual({ pattern: like, sure });
});

test('texts that make JavaScript slow are left to the linear engine', () => {
  const matches = regexMatcher('a.*b.*c');
  const hostile = 'ab'.repeat(50_000);
  for (let i = 0; i < 20; i++) expect(matches(hostile)).toBe(false);
  expect(matches(`${hostile}c`)).toBe(true);
  const short = 'ab'.repeat(50);
  for (let i = 0; i < 3000; i++) expect(matches(short)).toBe(false);
  expect(matches(`${short}c`)).toBe(true);
});
