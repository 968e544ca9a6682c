import { expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { type RenderedSide, renderTemplate } from './render-template.ts';

const fields = new Map([
  ['Front', 'a'],
  ['Empty', ''],
  ['c1', '1'],
]);
const filled = new Set(['Front', 'c1']);

function rendered(template: string): RenderedSide {
  const parsed = parseTemplate(template);
  if (parsed.fault !== undefined) throw new Error(`${template} can't be read`);
  return renderTemplate(parsed.nodes, { fields, filled, side: 'answer', clozeNumber: 1, frontSide: '<i>front</i>' });
}

test.each([
  ['x{{Front}}y<!-- z -->', 'xay<!-- z -->'],
  ['{{#Front}}yes{{/Front}}{{^Front}}no{{/Front}}', 'yes'],
  ['{{#Empty}}yes{{/Empty}}{{^Empty}}no{{#Front}}{{Front}}{{/Front}}{{/Empty}}', 'noa'],
  ['{{#c1}}first{{/c1}}{{#c2}}second{{/c2}}', 'first'],
  ['{{FrontSide}}{{text:FrontSide}}', '<i>front</i><i>front</i>'],
  ['{{mine:}}{{Front}}', 'a'],
  ['{{tts-voices:}}{{tts-voices:Front}}{{#Empty}}{{tts-voices:}}{{/Empty}}', '[[tts-voices]][[tts-voices]]'],
])('%s shows %s', (template, html) => {
  expect(rendered(template)).toEqual({ html });
});

test.each([
  ['{{Nothing}}', 'Nothing', 'Nothing'],
  ['{{text:hint:Nothing}}', 'text:hint:Nothing', 'Nothing'],
  ['{{#Empty}}{{Nothing}}{{/Empty}}', 'Nothing', 'Nothing'],
  ['{{^Nothing}}x{{/Nothing}}', '^Nothing', 'Nothing'],
  ['{{#FrontSide}}x{{/FrontSide}}', '#FrontSide', 'FrontSide'],
])('%s names a field that is not there, shown or not', (template, mark, field) => {
  expect(rendered(template)).toEqual({ fault: { kind: 'noSuchField', mark, field } });
});
