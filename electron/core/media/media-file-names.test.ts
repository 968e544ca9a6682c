import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKey, hashedFileName, isEntryName, isNormalizedFileName, normalizedFileName } from './media-file-names.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 500;
const sha1 = 'da4b9237bacccdf19c0760cab7aec4a8359010b0';
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc
    .array(
      fc.constantFrom('con', 'COM1', '.', ' ', 'a', 'É', 'e\u0301', '\u{a0}', '/', ':', '🥲', 'x'.repeat(40), '\0'),
    )
    .map((parts) => parts.join('')),
);

describe('a name that every system can hold', () => {
  it.each([
    ['a/b:c*d?.txt', 'abcd.txt'],
    ['e\u0301.png', 'é.png'],
    ['a\u{a0}b.txt', 'a b.txt'],
    ['tab\there.txt', 'tabhere.txt'],
    ['CON', 'CON_'],
    ['com1.tar.gz', 'com1_.tar.gz'],
    ['conx.txt', 'conx.txt'],
    ['aux.', 'aux_._'],
    ['dot.', 'dot._'],
    ['space ', 'space _'],
    ['..', '.._'],
    // Of Unicode 13, which the official client does not know.
    ['smile🥲.png', 'smile.png'],
    ['smile😀.png', 'smile😀.png'],
  ])('makes %j %j', (name, expected) => {
    expect(normalizedFileName(name)).toBe(expected);
  });

  it('cuts the stem, not the end that says what it is', () => {
    expect(normalizedFileName(`${'a'.repeat(200)}.jpeg`)).toBe(`${'a'.repeat(114)}.jpeg`);
    expect(normalizedFileName(`${'é'.repeat(70)}.txt`)).toBe(`${'é'.repeat(57)}.txt`);
    expect(normalizedFileName(`x.${'e'.repeat(200)}`)).toBe(`x.${'e'.repeat(10)}`);
  });

  it('stays as it is when it is made once more, and fits', () => {
    fc.assert(
      fc.property(names, (name) => {
        const made = normalizedFileName(name);
        expect(normalizedFileName(made)).toBe(made);
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(120);
        expect(made).toBe(made.normalize('NFC'));
        expect(made === '' || isEntryName(made)).toBe(true);
      }),
      { numRuns },
    );
  });

  it('stays one with a hash in it', () => {
    fc.assert(
      fc.property(names, (name) => {
        const made = normalizedFileName(name);
        fc.pre(made !== '');
        const hashed = hashedFileName(made, sha1);
        expect(hashed).toContain(`-${sha1}`);
        expect(isNormalizedFileName(hashed)).toBe(true);
      }),
      { numRuns },
    );
  });
});

it('puts the hash before the end of the name', () => {
  expect(hashedFileName('dog.jpg', sha1)).toBe(`dog-${sha1}.jpg`);
  expect(hashedFileName('noext', sha1)).toBe(`noext-${sha1}`);
  expect(hashedFileName('.txt', sha1)).toBe(`-${sha1}.txt`);
  expect(hashedFileName('a.bcdefghij kl', sha1)).toBe(`a-${sha1}.bcdefghij _`);
});

it('takes names for the same that differ in capitals or in how letters are put together', () => {
  expect(caseKey('É.JPG')).toBe(caseKey('e\u0301.jpg'));
  expect(caseKey('a.jpg')).not.toBe(caseKey('b.jpg'));
});

it.each(['', '.', '..', 'a/b', '/etc/passwd', 'a\0'])('does not take %j for an entry of the folder', (name) => {
  expect(isEntryName(name)).toBe(false);
});
