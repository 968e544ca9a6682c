import { describe, expect, test } from 'vitest';
import { typeInOf, withoutTypeMarks, withTypeBox, withTypedAnswer } from './type-in.ts';

const font = { fontFamily: "A'rial", fontSizePx: 20 };
const fields = [
  { name: 'Front', content: 'q', ...font },
  { name: 'Back', content: 'näch', ...font },
  { name: 'Empty', content: '', ...font },
  { name: 'Text', content: '{{c1::a}} {{c2::b}}', ...font },
];
const box = { expected: 'a', combining: true, ...font };

describe('what is to be typed', () => {
  test.each([
    ['[[type:Back]]', { kind: 'box', expected: 'näch', combining: true, ...font }],
    ['x [[type:nc:Back]]', { kind: 'box', expected: 'näch', combining: false, ...font }],
    ['[[type:cloze:Text]]', { kind: 'box', expected: 'a', combining: true, ...font }],
    ['[[type:Back]] [[type:Front]]', { kind: 'box', expected: 'näch', combining: true, ...font }],
    ['[[type:Empty]]', { kind: 'emptyField' }],
    ['[[type:Nothing]]', { kind: 'unknownField', fieldName: 'Nothing' }],
    ['[[type:cloze:Back]]', { kind: 'clozeMissing' }],
    ['[[type:cloze:Nothing]]', { kind: 'clozeMissing' }],
    ['[[type:Back', undefined],
    ['[[type:]]', undefined],
    ['[[type:Ba\nck]]', undefined],
  ])('%j is %j', (question, typeIn) => {
    expect(typeInOf(question, fields, 1)).toEqual(typeIn);
  });
});

test('the question has a box in the font of the field', () => {
  expect(withTypeBox('a[[type:x]]b', box)).toBe(`a
<center>
<input type=text id=typeans style="font-family: 'A&#x27;rial'; font-size: 20px">
</center>
b`);
  expect(withTypeBox('a[[type:x]]b', undefined, '<i>no</i>')).toBe('a<i>no</i>b');
});

describe('the answer', () => {
  const shown = `\n<div style="font-family: 'A&#x27;rial'; font-size: 20px"><code id=typeans><span class=typeGood>a</span></code></div>`;

  test('has the comparison where the box was', () => {
    expect(withTypedAnswer('x[[type:x]]y', box, 'a')).toBe(`x${shown}y`);
  });

  test('has it behind the line even where the question stands before', () => {
    expect(withTypedAnswer('[[type:x]]<hr id=answer>y', box, 'a')).toBe(`<hr id=answer>${shown}y`);
  });

  test('without a box is as it was', () => {
    expect(withTypedAnswer('a<hr id=answer>b', box, 'a')).toBe('a<hr id=answer>b');
    expect(withTypedAnswer('a[[type:x]]b', undefined, '')).toBe('ab');
    expect(withoutTypeMarks('a[[type:x]]b[[type:y]]', '')).toBe('ab');
  });
});
