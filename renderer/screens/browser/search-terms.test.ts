import { describe, expect, test } from 'vitest';
import { joined, joiningOf, term } from './search-terms.ts';

const keys = (pressed: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>>) =>
  joiningOf({ ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...pressed });

describe('terms of the sidebar', () => {
  test('names are quoted and hold no operators', () => {
    expect(term('deck', 'A "b"::c_d*')).toBe('"deck:A \\"b\\"::c\\_d\\*"');
  });
  test('a click searches anew, Ctrl narrows, Shift widens, Alt negates', () => {
    expect(joined('dog', 'is:due', keys({}))).toBe('is:due');
    expect(joined('dog', 'is:due', keys({ ctrlKey: true }))).toBe('dog is:due');
    expect(joined('dog or cat', 'is:due', keys({ ctrlKey: true }))).toBe('(dog or cat) is:due');
    expect(joined('dog', 'is:due or is:new', keys({ ctrlKey: true }))).toBe('dog (is:due or is:new)');
    expect(joined('dog', 'is:due', keys({ shiftKey: true }))).toBe('dog or is:due');
    expect(joined('dog', 'is:due', keys({ altKey: true }))).toBe('-is:due');
    expect(joined('', 'is:due', keys({ ctrlKey: true, altKey: true }))).toBe('-is:due');
    expect(joined('dog', 'is:due is:new', keys({ ctrlKey: true, altKey: true }))).toBe('dog -(is:due is:new)');
  });
  test('Ctrl and Shift put a term in the place of those of its kind, wherever they stand', () => {
    const both = keys({ ctrlKey: true, shiftKey: true });
    expect(joined('(deck:A or "deck:B c") -tag:x', '"deck:D e"', both)).toBe('("deck:D e" or "deck:D e") -tag:x');
    expect(joined('deck:"A b" dog', 'deck:current', both)).toBe('deck:current dog');
    expect(joined('dog -flag:1', 'flag:2', both)).toBe('dog flag:2');
    expect(joined('dog', 'flag:2', both)).toBe('dog');
    expect(joined('', 'flag:2', both)).toBe('flag:2');
  });
});
