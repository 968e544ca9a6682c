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
    expect(joined('dog', 'is:due', keys({ shiftKey: true }))).toBe('dog or is:due');
    expect(joined('dog', 'is:due', keys({ altKey: true }))).toBe('-is:due');
    expect(joined('', 'is:due', keys({ ctrlKey: true, altKey: true }))).toBe('-is:due');
    expect(joined('dog', 'is:due is:new', keys({ ctrlKey: true, altKey: true }))).toBe('dog -(is:due is:new)');
  });
});
