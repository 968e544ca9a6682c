import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deckNameParts, lastDeckNamePart, normalizedDeckName, parentDeckName, parentDeckNames } from './deck-name.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 200;

describe('names of decks', () => {
  test.each([
    ['foo', 'foo'],
    [' a :: b:c ::', 'a::b:c::blank'],
    ['', 'blank'],
    ['foo::::baz', 'foo::blank::baz'],
    ['a:::b', 'a::b'],
    ['tab\there\u001f', 'tabhere'],
    ['e\u0301', 'é'],
    ['\u0085\u3000x\u00a0', 'x'],
    ['\ufeffx', '\ufeffx'],
    ['a:\t: b', 'a::b'],
  ])('%j is stored as %j', (name, stored) => {
    expect(normalizedDeckName(name)).toBe(stored);
  });

  test('a stored name is stored as it is, and no part of it is empty', () => {
    const part = fc.string({ unit: fc.constantFrom('a', ':', ' ', '\t', 'é', 'e\u0301', '\u00a0', '🂡') });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const stored = normalizedDeckName(parts.join('::'));
        expect(normalizedDeckName(stored)).toBe(stored);
        expect(deckNameParts(stored)).not.toContain('');
      }),
      { numRuns },
    );
  });

  test('parents are found from the name', () => {
    expect(parentDeckName('a')).toBeUndefined();
    expect(parentDeckName('a::b::c')).toBe('a::b');
    expect(parentDeckNames('a::b::c')).toEqual(['a', 'a::b']);
    expect(parentDeckNames('a')).toEqual([]);
    expect(lastDeckNamePart('a::b::c')).toBe('c');
    expect(lastDeckNamePart('a')).toBe('a');
  });
});
