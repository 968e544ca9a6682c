import { describe, expect, test } from 'vitest';
import { filtered } from './filters.ts';

const context = { fieldName: 'Front', side: 'question', clozeNumber: 1 } as const;
/** With the filters as they stand in a template: the last one is applied first. */
const through = (filters: string, text: string): string => filtered(text, filters.split(':').toReversed(), context);

test.each([
  ['text', '<b>a</b> &amp; b', 'a & b'],
  ['kana', '日[に]', 'に'],
  ['kanji', '日[に]', '日'],
  ['text:furigana', '日[に]', '日に'],
  ['cloze-only', '{{c1::a::b}}', 'b'],
  ['tts en_US speed=2', 'a', '[anki:tts lang=en_US speed=2]a[/anki:tts]'],
  ['', 'a', 'a'],
  ['mine', '<b>a</b>', '<b>a</b>'],
  ['mine:text', '<b>a</b>', 'a'],
  ['text:mine', '<b>a</b>', '<b>a</b>'],
  ['TEXT', '<b>a</b>', '<b>a</b>'],
])('%s makes of %s: %s', (filters, text, result) => {
  expect(through(filters, text)).toBe(result);
});

test.each([
  ['type', '[[type:Front]]'],
  ['type:cloze', '[[type:cloze:Front]]'],
  ['type:nc', '[[type:nc:Front]]'],
  ['type:nc:text', '[[type:Front]]'],
  ['type:mine', '[[type:Front]]'],
  ['text:type', '[[type:Front]]'],
  ['text:type:mine', 'a'],
])('%s leaves the mark of a box: %s', (filters, mark) => {
  expect(through(filters, 'a')).toBe(mark);
});

describe('a hint', () => {
  test('is a link that shows the field, under an id that depends on both', () => {
    const html = through('hint', 'a');
    expect(html).toMatch(
      /<a class=hint href="#"[^>]*>\nFront<\/a>\n<div id="hint[\da-f]{16}" class=hint style="display: none">a<\/div>/,
    );
    expect(through('hint', 'b')).not.toContain(/id="(hint\w+)"/.exec(html)?.[1]);
  });

  test('of nothing is nothing', () => {
    expect(through('hint', ' \n')).toBe(' \n');
  });
});
