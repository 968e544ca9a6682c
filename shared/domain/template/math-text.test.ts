import { expect, test } from 'vitest';
import { textWithoutHtmlInMath } from './math-text.ts';

test.each([
  ['<b>a</b> \\(<b>x</b> &lt; y\\)', '<b>a</b> \\(x &lt; y\\)'],
  ['\\[<i>a</i>\\) <i>b</i>', '\\[a\\) <i>b</i>'],
  ['\\(<b>never closed</b>', '\\(<b>never closed</b>'],
  ['\\(a < b > c\\)', '\\(a  c\\)'],
])('%s becomes %s', (text, without) => {
  expect(textWithoutHtmlInMath(text)).toBe(without);
});
