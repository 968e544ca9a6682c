import { expect, test } from 'vitest';
import { clozeNumbers } from './cloze-numbers.ts';

test.each([
  ['{{c2::te}}{{c1::s}}t{{', [1, 2]],
  ['{{c1::a {{c3::b}} }}', [1, 3]],
  ['{{c1,4,1::a}}', [1, 4]],
  ['{{c0::a}}{{c00::b}}', []],
  ['{{c1:a}} {{c::b}} {{c,::c}} {{C1::d}}', []],
  ['{{c1::never closed {{c2::inside}}', []],
  ['{{c1::hint::here}} }}', [1]],
  ['{{c65535::a}}{{c65536::b}}', [65535]],
  ['{{c65536,7::b}}', [7]],
  ['{{{c1::x}}', [1]],
  ['{{c70000::{{c2::x}}', [2]],
])('%s has the numbers %j', (text, numbers) => {
  expect(clozeNumbers(text)).toEqual(numbers);
});

test('clozes inside more than ten others are none', () => {
  const nested = (depth: number): string =>
    depth === 0 ? '' : `${'{{c1::'.repeat(depth - 1)}{{c2::x}}${'}}'.repeat(depth - 1)}`;
  expect(clozeNumbers(nested(10))).toEqual([1, 2]);
  expect(clozeNumbers(nested(11))).toEqual([1]);
});
