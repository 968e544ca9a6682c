import { describe, expect, test } from 'vitest';
import { clozeHtml, clozeOnly, typedClozes } from './cloze.ts';

const TEXT = '{{c1::one::hint}} {{c2::two}}';
const question = (text: string, number = 1): string => clozeHtml(text, { number, side: 'question' });
const answer = (text: string, number = 1): string => clozeHtml(text, { number, side: 'answer' });

describe('a field with clozes', () => {
  test('hides those of the card on the question and marks the others', () => {
    expect(question(TEXT)).toBe(
      '<span class="cloze" data-cloze="one" data-ordinal="1">[hint]</span> ' +
        '<span class="cloze-inactive" data-ordinal="2">two</span>',
    );
    expect(question(TEXT, 2)).toContain('>[...]</span>');
  });

  test('shows all of them on the answer', () => {
    expect(answer(TEXT)).toBe(
      '<span class="cloze" data-ordinal="1">one</span> <span class="cloze-inactive" data-ordinal="2">two</span>',
    );
  });

  test('is nothing on a card whose number it has not', () => {
    expect(question(TEXT, 3)).toBe('');
    expect(question('no cloze')).toBe('');
  });

  test('keeps what is hidden from ending its attribute', () => {
    expect(question('{{c1::"><script>}}')).toBe(
      '<span class="cloze" data-cloze="&quot;&gt;&lt;script&gt;" data-ordinal="1">[...]</span>',
    );
  });

  test('leaves no marks in formulas', () => {
    expect(answer('\\(a + {{c1::b}}\\)')).toBe('\\(a + b\\)');
    expect(question('\\(a + {{c1::b}}\\)')).toBe('\\(a + [...]\\)');
  });

  test('draws shapes on images, the ones that are always hidden too', () => {
    const text =
      '{{c1::image-occlusion:rect:left=.1}}{{c2::image-occlusion:rect:left=.2}}{{c0::image-occlusion:rect:left=.3}}';
    expect(answer(text)).toBe(
      '<div class="cloze-highlight" data-ordinal="1" data-shape="rect" data-left=".1" ></div>' +
        '<div class="cloze-inactive" data-ordinal="2" data-shape="rect" data-left=".2" ></div>' +
        '<div class="cloze" data-ordinal="0" data-shape="rect" data-left=".3" ></div>',
    );
    expect(question(text)).toContain('<div class="cloze" data-ordinal="1"');
  });

  test('does not grow beyond measure: what is hidden many times over is left out', () => {
    const deep = `${'{{c1::'.repeat(10)}${'"'.repeat(5000)}${'}}'.repeat(10)}`;
    expect(question(deep).length).toBeLessThan(3_000_000);
  });
});

test('only the clozes: hints on the question, texts on the answer', () => {
  expect(clozeOnly(TEXT, { number: 1, side: 'question' })).toBe('hint');
  expect(clozeOnly(TEXT, { number: 2, side: 'question' })).toBe('...');
  expect(clozeOnly('{{c1::a {{c1::b}}}} {{c1::c}}', { number: 1, side: 'answer' })).toBe('a b, b, c');
});

test('what is typed for several clozes has commas between, unless they are all the same', () => {
  expect(typedClozes('{{c1::a}} {{c2::b}} {{c1::c}}', 1)).toBe('a, c');
  expect(typedClozes('{{c1::a}} {{c1::a}}', 1)).toBe('a');
  expect(typedClozes('a', 1)).toBe('');
});
