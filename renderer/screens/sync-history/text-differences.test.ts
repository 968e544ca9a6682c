import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextPart, textDifferences } from './text-differences.ts';

const depth = Number(process.env['EBB_DEPTH'] ?? 1);
const text = (parts: readonly TextPart[]): string => parts.map((part) => part.text).join('');
const marked = (a: string, b: string): string[] =>
  textDifferences(a, b).map((parts) => parts.map((part) => (part.differs ? `[${part.text}]` : part.text)).join(''));

describe('two texts side by side', () => {
  it('have the words marked that only one has', () => {
    expect(marked('the quick brown fox', 'the slow brown fox')).toEqual([
      'the [quick] brown fox',
      'the [slow] brown fox',
    ]);
    expect(marked('a b', 'a b c')).toEqual(['a b', 'a b[ c]']);
    expect(marked('', 'new')).toEqual(['', '[new]']);
  });

  it('have nothing marked when they are the same', () => {
    expect(marked('<b>same</b>', '<b>same</b>')).toEqual(['<b>same</b>', '<b>same</b>']);
  });

  it('keep whole words in every script', () => {
    expect(marked('كتاب جديد', 'كتاب قديم')).toEqual(['كتاب [جديد]', 'كتاب [قديم]']);
  });

  it('are marked as a whole in the middle when they are very long', () => {
    const [a, b] = ['x ', 'y '].map((word) => `same ${word.repeat(2000)}same`);
    expect(textDifferences(a ?? '', b ?? '')[0].map(({ differs }) => differs)).toEqual([false, true, false]);
  });

  it('are complete, and what is not marked is the same in both', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', '<', 'ü', '\n', '😀'), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (first, second) => {
        const [a, b] = [first.join(''), second.join('')];
        const [partsA, partsB] = textDifferences(a, b);
        expect([text(partsA), text(partsB)]).toEqual([a, b]);
        const unmarked = (parts: readonly TextPart[]): string => text(parts.filter(({ differs }) => !differs));
        expect(unmarked(partsA)).toBe(unmarked(partsB));
      }),
      { numRuns: 200 * depth },
    );
  });
});
