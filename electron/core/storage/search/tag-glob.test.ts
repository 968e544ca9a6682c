import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { tagGlob } from './tag-glob.ts';

const db = new Database(':memory:');
const isFound = (text: string, glob: string): boolean =>
  db.prepare('SELECT :text GLOB :glob').pluck().get({ text, glob }) === 1;

describe('the pattern of a tag', () => {
  it('finds each letter in the cases in which a regular expression finds it', () => {
    const letters = Array.from({ length: 0x1_f0_00 }, (_, code) => String.fromCodePoint(code)).filter((char) =>
      /\p{Changes_When_Casemapped}|\p{Changes_When_Casefolded}/u.test(char),
    );
    const all = letters.join('');
    const wrong = letters.filter((letter) => {
      const glob = tagGlob(letter);
      if (glob === undefined) return false;
      const expected = all.match(new RegExp(letter, 'giu')) ?? [];
      const found = glob === letter ? [letter] : (glob.match(/[^[\]]/gu) ?? []);
      return found.toSorted().join('') !== expected.toSorted().join('');
    });
    expect(wrong).toEqual([]);
  });

  it('takes other signs as they are, escaped or not', () => {
    for (const tag of ['a[b]', 'q?', '2-3', 'к^', ']', '語彙', 'a::b', 'x]^-']) {
      expect(isFound(tag, tagGlob(tag) ?? '')).toBe(true);
      expect(isFound(`${tag}x`, tagGlob(tag) ?? '')).toBe(false);
    }
    expect(isFound('a*_', tagGlob(String.raw`a\*\_`) ?? '')).toBe(true);
    expect(isFound('abc', tagGlob(String.raw`a\*\_`) ?? '')).toBe(false);
  });

  it('is none where there are wildcards, or letters whose capitals are two', () => {
    expect(['a*', 'a_', 'straße', 'ΐ'].map(tagGlob)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
