import { expect, test } from 'vitest';
import { parseClozes } from './parse-clozes.ts';

test('a cloze has numbers, text and perhaps a hint', () => {
  expect(parseClozes('a {{c2,1::b::c}} d')).toEqual(['a ', { numbers: [1, 2], hint: 'c', nodes: ['b'] }, ' d']);
});

test('clozes may stand in others', () => {
  const inner = { numbers: [2], hint: undefined, nodes: ['b'] };
  expect(parseClozes('{{c1::a {{c2::b}} c::hint}}')).toEqual([
    { numbers: [1], hint: 'hint', nodes: ['a ', inner, ' c'] },
  ]);
});

test('colons of a shape are no hint', () => {
  const shape = 'image-occlusion:rect:left=.1::x';
  expect(parseClozes(`{{c1::${shape}}}`)).toEqual([{ numbers: [1], hint: undefined, nodes: [shape] }]);
});

test('what closes nothing is text, what is never closed is lost', () => {
  expect(parseClozes('a}} {{c1::b')).toEqual(['a', '}}', ' ']);
});
