import { expect, test } from 'vitest';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { renderWords } from './render-words.ts';

/** Every sentence that speaks about something, with what it is about. */
const ABOUT: readonly (readonly [(words: RenderWords) => string, ...string[]])[] = [
  [(words) => words.notClosed('{{/A}}'), '{{/A}}'],
  [(words) => words.closedWrongly('{{/A}}', '{{/B}}'), '{{/A}}', '{{/B}}'],
  [(words) => words.notOpen('{{/A}}', '{{#A}}', '{{^A}}'), '{{/A}}', '{{#A}}', '{{^A}}'],
  [(words) => words.noSuchField('{{text:A}}', 'A'), '{{text:A}}', 'A'],
  [(words) => words.tooLarge('{{A}}'), '{{A}}'],
  [(words) => words.clozeMissing(1234), '1234'],
  [(words) => words.typedFieldUnknown('A <b>'), 'A <b>'],
];

test('what cards say names what it is about', () => {
  const words = renderWords('en');
  for (const [said, ...names] of ABOUT) for (const name of names) expect(said(words)).toContain(name);
});

test('an Arabic sentence keeps marks of templates in their own direction', () => {
  const words = renderWords('ar');
  for (const [said, ...names] of ABOUT) {
    for (const name of names) expect(said(words)).toContain(/^\d+$/.test(name) ? name : `\u2068${name}\u2069`);
  }
});
