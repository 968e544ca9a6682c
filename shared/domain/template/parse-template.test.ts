import { expect, test } from 'vitest';
import { parseTemplate, type TemplateNode } from './parse-template.ts';

const field = (name: string, ...filters: string[]): TemplateNode => ({ kind: 'replacement', field: name, filters });
const nodes = (template: string): readonly TemplateNode[] | undefined => {
  const parsed = parseTemplate(template);
  return parsed.fault === undefined ? parsed.nodes : undefined;
};

test('text, fields and comments stand in their order', () => {
  expect(nodes('a{{ Front }}b<!-- {{Back}} -->c')).toEqual([
    { kind: 'text', text: 'a' },
    field('Front'),
    { kind: 'text', text: 'b' },
    { kind: 'comment', text: ' {{Back}} ' },
    { kind: 'text', text: 'c' },
  ]);
});

test('filters come in the order they are applied', () => {
  expect(nodes('{{tts en_US:cloze:Front}}')).toEqual([field('Front', 'cloze', 'tts en_US')]);
  expect(nodes('{{text: Front}}')).toEqual([field(' Front', 'text')]);
});

test('conditionals hold what is between their marks', () => {
  expect(nodes('{{#A}}{{^ B }}x{{/B}}{{/A}}')).toEqual([
    {
      kind: 'conditional',
      field: 'A',
      negated: false,
      children: [{ kind: 'conditional', field: 'B', negated: true, children: [{ kind: 'text', text: 'x' }] }],
    },
  ]);
});

test('what is never closed is text', () => {
  expect(nodes('{{Front')).toEqual([{ kind: 'text', text: '{{Front' }]);
  expect(nodes('<!-- {{Front}}')).toEqual([{ kind: 'text', text: '<!-- ' }, field('Front')]);
});

test('too many braces, single signs and empty marks name fields', () => {
  expect(nodes('{{{Front}}}')).toEqual([field('Front'), { kind: 'text', text: '}' }]);
  expect(nodes('{{#}}{{}}')).toEqual([field('#'), field('')]);
});

test('old templates may use other marks', () => {
  expect(nodes(' {{=<% %>=}}<%#A%><%B%><%/A%>{{C}}')).toEqual([
    { kind: 'conditional', field: 'A', negated: false, children: [field('B')] },
    { kind: 'text', text: '{{C}}' },
  ]);
});

test('a conditional that is not closed, or closed in the wrong order, is a fault', () => {
  expect(parseTemplate('{{#A}}x').fault).toEqual({ kind: 'notClosed', field: 'A' });
  expect(parseTemplate('{{#A}}{{^B}}{{/A}}{{/B}}').fault).toEqual({ kind: 'notOpen', field: 'A', open: 'B' });
  expect(parseTemplate('{{/A}}').fault).toEqual({ kind: 'notOpen', field: 'A', open: undefined });
});

test('a hundred thousand marks are no trouble', () => {
  const deep = parseTemplate('{{#A}}'.repeat(100_000) + '{{/A}}'.repeat(100_000));
  expect(deep.fault).toBeUndefined();
  expect(nodes('{{'.repeat(100_000))).toHaveLength(1);
});
