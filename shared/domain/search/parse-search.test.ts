import { expect, test } from 'vitest';
import { parseSearch } from './parse-search.ts';
import { SearchSyntaxError } from './search-fault.ts';
import type { SearchNodes, SearchTerm } from './search-tree.ts';

function termsOf(nodes: SearchNodes): SearchTerm[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'term') return [node.term];
    if (node.kind === 'group') return termsOf(node.nodes);
    return node.kind === 'not' ? termsOf([node.node]) : [];
  });
}
function faultOf(search: string): readonly [string, string] {
  try {
    parseSearch(search);
  } catch (error: unknown) {
    if (error instanceof SearchSyntaxError) return [error.fault, search.slice(error.start, error.end)];
    throw error;
  }
  throw new Error(`${search} was read`);
}

test('an empty search asks for everything', () => {
  expect(parseSearch('')).toEqual([]);
  expect(parseSearch(' \u3000 ')).toEqual([]);
});

test('terms without a word between them are joined by and', () => {
  expect(parseSearch('a b').map(({ kind }) => kind)).toEqual(['term', 'and', 'term']);
  expect(parseSearch('a OR b').map(({ kind }) => kind)).toEqual(['term', 'or', 'term']);
  expect(parseSearch('-(a b)')).toMatchObject([{ kind: 'not', node: { kind: 'group' } }]);
});

test('a term knows its place', () => {
  expect(parseSearch('  a "b c"')).toMatchObject([{ start: 2, end: 3 }, {}, { start: 4, end: 9 }]);
});

test.each<[string, SearchTerm]>([
  ['DECK:"a b"', { kind: 'deck', name: 'a b' }],
  ['"deck:a b"', { kind: 'deck', name: 'a b' }],
  ['a\\:b', { kind: 'text', text: 'a:b' }],
  ['a\\*b\\\\', { kind: 'text', text: 'a\\*b\\\\' }],
  ['front:re:\\"\\d', { kind: 'field', field: 'front', text: '"\\d', mode: 'regex' }],
  ['rated:0:2', { kind: 'answeredSince', days: 1, answer: 2 }],
  ['prop:ease>=2.1', { kind: 'property', property: 'ease', operator: '>=', value: Math.fround(2.1) }],
  ['card:3', { kind: 'templateNumber', ord: 2 }],
])('%s is read', (search, term) => {
  expect(termsOf(parseSearch(search))).toEqual([term]);
});

test.each([
  ['a and', 'misplacedAnd', 'and'],
  ['or a', 'misplacedOr', 'or'],
  ['a ()', 'emptyGroup', '()'],
  ['a (b', 'unclosedGroup', '('],
  ['a) b', 'unopenedGroup', ')'],
  ['a "b', 'unclosedQuote', '"b'],
  ['""', 'emptyQuote', '""'],
  ['x :a', 'missingKey', ':a'],
  ['a \\x', 'unknownEscape', '\\x'],
  ['deck:a\\x', 'unknownEscape', '\\x'],
  ['a is:odd', 'state', 'odd'],
  ['flag:9', 'flag', '9'],
  ['prop:x=1', 'property', 'x=1'],
  ['prop:ivl', 'operator', 'ivl'],
  ['prop:ease=x', 'number', 'ease=x'],
  ['prop:due=1.5', 'wholeNumber', 'due=1.5'],
  ['added:-1', 'positiveWholeNumber', '-1'],
  ['prop:rated=1', 'negativeWholeNumber', 'rated=1'],
  ['rated:1:5', 'answerButton', '1:5'],
  ['nid:1,', 'idList', '1,'],
  ['dupe:1', 'duplicates', '1'],
])('%s is refused: %s', (search, fault, place) => {
  expect(faultOf(search)).toEqual([fault, place]);
});

test('brackets inside of brackets end before the stack does', () => {
  expect(faultOf('('.repeat(100_000))[0]).toBe('unclosedGroup');
});
