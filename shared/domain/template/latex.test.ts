import { expect, test } from 'vitest';
import { type LatexHtml, withLatexImages } from './latex.ts';

/** Enough to see what was hashed. */
const sha1 = (text: string): string => `<${text}>`;
const shown = (html: string, svg = false): LatexHtml => withLatexImages(html, { svg, sha1 });

test('a formula becomes the image that is named by it', () => {
  const fileName = `latex-${sha1('$x < y$')}.png`;
  expect(shown('a [$]x &lt; y[/$] b')).toEqual({
    html: `a <img class=latex alt="&#x24;x&#x20;&lt;&#x20;y&#x24;" src="${fileName}"> b`,
    fileNames: [fileName],
  });
  expect(shown('[latex]x[/latex]', true).fileNames).toEqual([`latex-${sha1('x')}.svg`]);
});

test('lines of the editor are lines of the formula', () => {
  const lines = [`latex-${sha1('a\nb\nc')}.png`];
  expect(shown('[LaTeX]a<br>b<div>c</div>[/latex]').fileNames).toEqual(lines);
});

test('what is empty or never closed stays text', () => {
  const text = '[latex][/latex] [$]a [$$]b[/$]';
  expect(shown('[latex][/latex]')).toEqual({ html: '[latex][/latex]', fileNames: [] });
  expect(shown(text).fileNames).toEqual([`latex-${sha1('$a [$$]b$')}.png`]);
});
