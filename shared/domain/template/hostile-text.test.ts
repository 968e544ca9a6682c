import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedAnswer } from './compare-answer.ts';
import { withLatexImages } from './latex.ts';
import { mediaReferences } from './media-references.ts';
import { type CardHtml, renderCard } from './render-card.ts';
import type { RenderWords } from './render-words.ts';
import { typeInOf, withTypeBox, withTypedAnswer } from './type-in.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 200;
const said = (...about: string[]): string => about.join(' ');
const words: RenderWords = {
  sideFaulty: { question: 'Q', answer: 'A', 'browser-question': 'BQ', 'browser-answer': 'BA' },
  notClosed: said,
  closedWrongly: said,
  notOpen: said,
  noSuchField: said,
  tooLarge: said,
  moreInfo: 'help',
  emptyFront: 'blank',
  clozeMissing: String,
  templateMissing: 'none',
  speechWithoutLanguage: 'none',
  blank: 'gap',
  latexUnsupported: 'none',
  typedFieldUnknown: said,
  typedClozeMissing: 'none',
};

/** Everything that begins, ends or separates something somewhere. */
const MARKS = [
  ...[
    '{{',
    '}}',
    '{{c1::',
    '{{c1,',
    '::',
    '{{#A}}',
    '{{^A}}',
    '{{/A}}',
    '{{A}}',
    '{{text:',
    '{{=<% %>=}}',
    '<%',
    '%>',
    '{',
  ],
  ...[
    '<!--',
    '-->',
    '<',
    '>',
    '<script>',
    '</script',
    '<style',
    '<img src="',
    '<img src=',
    "<img a='",
    '<br>',
    '<div ',
    '"',
    "'",
    '=',
  ],
  ...[
    '[sound:',
    '[sound:a]',
    '[anki:tts lang=en]',
    '[anki:a b=',
    '[anki:a b="c',
    '[/anki:tts]',
    '[',
    ']',
    'a[b] ',
    ' >',
  ],
  ...[
    '[latex]',
    '[/latex]',
    '[$]',
    '[/$]',
    '[[type:',
    ']]',
    '\\(',
    '\\)',
    '\\[',
    '&',
    '&amp;',
    '&#',
    ';',
    '\n',
    ' ',
    '\u00a0',
    '%',
    '%41',
  ],
  ...['{{c1::image-occlusion:rect:left=', ':top=', 'points=1,2 ', 'a', 'é', '\u0301', '한', '😀', '\ud83d'],
];
const FILTERS = ['', 'text:', 'hint:', 'furigana:', 'kana:', 'kanji:', 'cloze:', 'cloze-only:', 'tts en:', 'type:'];
const EVERY_FILTER = FILTERS.map((filter) => `{{${filter}A}}`).join('');

/** A text in every place that a text can come to. */
function everywhere(text: string): readonly CardHtml[] {
  const as = (template: string, field: string, isCloze: boolean): CardHtml =>
    renderCard(
      { questionFormat: template, answerFormat: `{{FrontSide}}${template}` },
      { fields: new Map([['A', field]]), cardNumber: 1, isCloze },
      words,
    );
  const cards = [
    as(EVERY_FILTER, text, true),
    as('{{A}}', text, false),
    as(text, 'x', false),
    as(`{{A}}${text}`, text, false),
  ];
  for (const { question, answer } of cards.slice(1)) {
    withLatexImages(answer, { svg: false, sha1: () => '0' });
    mediaReferences(answer);
    typeInOf(question, [{ name: 'A', content: text, fontFamily: text, fontSizePx: 1 }], 1);
  }
  const box = { expected: text, combining: true, fontFamily: text, fontSizePx: 1 };
  withTypeBox(text, box);
  withTypedAnswer(text, { ...box, expected: 'b' }, 'a');
  comparedAnswer(text, 'a', { combining: false });
  return cards;
}

test('whatever stands in templates and fields, a card comes of it', () => {
  const text = fc.array(fc.constantFrom(...MARKS), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (some) => {
      for (const { question, answer } of everywhere(some))
        expect([typeof question, typeof answer]).toEqual(['string', 'string']);
    }),
    { numRuns },
  );
});

/*
 * Where reading a text once more for each of its marks would take minutes, a test that ends at all has shown enough.
 */
const LONG_CHARS = process.env['EBB_DEPTH'] === undefined ? 150_000 : 1_000_000;

test.each(MARKS)('a long text of %j and nothing else is read a fixed number of times', (mark) => {
  expect(everywhere(mark.repeat(Math.ceil(LONG_CHARS / mark.length)))).toHaveLength(4);
});

describe('a field brings no script that is not in it', () => {
  const PARTS = [
    '<',
    'scr',
    'ipt',
    '<script',
    '>',
    '"',
    "'",
    '{{c1::',
    '{{c2::',
    '}}',
    '::',
    '&lt;',
    '<b ',
    '=',
    '/',
    ' ',
    'image-occlusion:rect:',
  ];
  const field = fc.array(fc.constantFrom(...PARTS), { maxLength: 25 }).map((parts) => parts.join(''));
  const scripts = (html: string): number => html.match(/<script/gi)?.length ?? 0;

  // Text and readings are taken apart and put together again, as in the official client: what is no markup in the
  // field may be some afterwards. The frame that shows cards holds scripts in any case.
  test.each(['', 'hint:', 'cloze:', 'cloze-only:', 'tts en:'])('shown through %j', (filter) => {
    fc.assert(
      fc.property(field, fc.boolean(), (content, isCloze) => {
        const card = renderCard(
          { questionFormat: `{{${filter}A}}`, answerFormat: `{{${filter}A}}` },
          { fields: new Map([['A', content]]), cardNumber: 1, isCloze },
          words,
        );
        expect(scripts(card.question)).toBeLessThanOrEqual(scripts(content));
        expect(scripts(card.answer)).toBeLessThanOrEqual(scripts(content));
      }),
      { numRuns },
    );
  });
});
