import { expect, test } from 'vitest';
import { parseTemplate, type TemplateNode } from './parse-template.ts';
import { fieldRequirement, referencedFields, showsAnyOf, showsClozes } from './template-fields.ts';

function nodesOf(template: string): readonly TemplateNode[] {
  const parsed = parseTemplate(template);
  if (parsed.fault !== undefined) throw new Error(`no template: ${template}`);
  return parsed.nodes;
}
const requirement = (template: string): unknown => fieldRequirement(nodesOf(template), ['A', 'B', 'C']);

test('a side shows a field only where all conditionals around it let it', () => {
  const nodes = nodesOf('x{{#A}}{{^B}}{{C}}{{/B}}{{/A}}');
  expect(showsAnyOf(nodes, new Set(['C']))).toBe(false);
  expect(showsAnyOf(nodes, new Set(['A', 'C']))).toBe(true);
  expect(showsAnyOf(nodes, new Set(['A', 'B', 'C']))).toBe(false);
  expect(showsAnyOf(nodesOf('only text'), new Set(['A']))).toBe(false);
});

test('requirements say any where one field is enough, all where several are needed', () => {
  expect(requirement('{{A}}{{text:C}}')).toEqual({ kind: 'any', fields: [0, 2] });
  expect(requirement('{{#A}}{{B}}{{/A}}')).toEqual({ kind: 'all', fields: [0, 1] });
  expect(requirement('{{^A}}{{B}}{{/A}}')).toEqual({ kind: 'any', fields: [1] });
  expect(requirement('nothing')).toEqual({ kind: 'none', fields: [] });
  expect(requirement('{{#A}}{{B}}{{/A}}{{#B}}{{C}}{{/B}}')).toEqual({ kind: 'all', fields: [1] });
});

test('fields are found in conditionals and in their marks, cloze numbers are no fields', () => {
  expect(referencedFields(nodesOf('{{#A}}{{^c1}}{{cloze:B}}{{/c1}}{{/A}}'))).toEqual(new Set(['A', 'B']));
  expect(showsClozes(nodesOf('{{#A}}{{type:cloze:B}}{{/A}}'))).toBe(true);
  expect(showsClozes(nodesOf('{{cloze}}{{B}}'))).toBe(false);
});
