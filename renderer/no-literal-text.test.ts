import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { catalogueLocales, messageTable, readCatalogue } from '#build/generate-messages.ts';

const root = join(import.meta.dirname, '..');
const sources = globSync('{renderer,shared,electron}/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !/\.(test\.tsx?|gen\.ts)$|\/testing\//u.test(path),
);

/** Attributes whose value people see or hear. */
const spokenAttributes = new Set(['label', 'title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'summary']);
/** Names of keys are the same in every language. */
const keyNames = /^[A-Z↵]$/u;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Texts in JSX that come from no catalogue. */
function literalTexts(code: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'JSXText') found.push(String(node['value']));
    if (node.type === 'JSXExpressionContainer') found.push(...stringIn(node['expression']));
    if (node.type === 'JSXAttribute') {
      const name = (node['name'] as Node | undefined)?.['name'];
      if (spokenAttributes.has(String(name))) found.push(...stringIn(node['value']));
      // Other attributes hold class names, roles and the like, but may hold elements.
      const inside = node['value'] as Node | null;
      return inside?.type === 'JSXExpressionContainer' ? visitBelow(inside['expression']) : undefined;
    }
    visitBelow(node);
  };
  const visitBelow = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(parseSync('file.tsx', code).program);
  return found.filter((text) => /\p{L}/u.test(text) && !keyNames.test(text.trim()));
}

function stringIn(expression: unknown): string[] {
  if (typeof expression !== 'object' || expression === null) return [];
  const node = expression as Node;
  return node.type === 'Literal' && typeof node['value'] === 'string' ? [node['value']] : [];
}

test('no component says anything that is not in the catalogue', () => {
  const components = sources.filter((path) => path.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(40);
  for (const path of components) expect(literalTexts(readFileSync(join(root, path), 'utf8')), path).toEqual([]);
});

test.each([
  ['<p>Hello</p>', ['Hello']],
  ['<p>{"Hello"}</p>', ['Hello']],
  ['<Button label="Close" />', ['Close']],
  ['<div className="x" role="row">{text("a")}</div>', []],
  ['<X trigger={<b>Open</b>} />', ['Open']],
  ['<kbd>{"Y"}</kbd>', []],
])('a literal text is found where there is one: %s', (jsx, expected) => {
  expect(literalTexts(`const x = ${jsx};`)).toEqual(expected);
});

test('every message of the catalogue is used somewhere', () => {
  const code = sources.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  // Ids that are put together: their beginning stands in the code before `${`.
  const beginnings = [...code.matchAll(/`([a-z][\w-]*-)\$\{/gu)].map((match) => match[1] ?? '');
  for (const locale of catalogueLocales) {
    const unused = [...messageTable(readCatalogue(locale)).keys()].filter(
      (id) => !code.includes(`'${id}'`) && !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused, locale).toEqual([]);
  }
});
