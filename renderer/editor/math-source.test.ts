// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mathHtml, mathSourceOf } from './math-source.ts';

test.each([
  ['\\(x^2\\)', { tex: 'x^2', isBlock: false }],
  ['\\[a &lt; b<br>c\\]', { tex: 'a < b\nc', isBlock: true }],
  ['\\(\\)', { tex: '', isBlock: false }],
])('%s is read and written', (html, source) => {
  expect(mathSourceOf(html)).toEqual(source);
  expect(mathHtml(source)).toBe(html);
});

test('what is typed as a formula comes back, but for what would end it', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (typed, isBlock) => {
      const tex = typed.replaceAll(/[\r\0]|\\[)\]]/gu, '').replaceAll(/\\$/gu, '');
      expect(mathSourceOf(mathHtml({ tex, isBlock }))).toEqual({ tex: tex.replaceAll(/\\[)\]]/gu, ''), isBlock });
    }),
    { numRuns: 200 * Number(process.env['EBB_DEPTH'] ?? 1) },
  );
});
