import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogueLocales, generatedFiles, messageTable, readCatalogue } from '#build/generate-messages.ts';
import { locales } from './locales.ts';
import type { MessageId } from './message-ids.gen.ts';
import { createTranslator } from './translate.ts';

const tables = new Map(catalogueLocales.map((locale) => [locale, messageTable(readCatalogue(locale))]));
const english = tables.get('en') ?? new Map<string, readonly string[]>();

/** Argument values that reach every plural form of Arabic. */
const counts = [0, 1, 2, 3, 11, 100];

describe('the message catalogue', () => {
  test('is generated for every language that the app offers', () => {
    expect([...catalogueLocales].toSorted()).toEqual([...locales].toSorted());
  });

  test.each(generatedFiles())('is up to date: $path', ({ path, text }) => {
    expect(readFileSync(path, 'utf8') === text, 'run: node build/generate-messages.ts').toBe(true);
  });

  test.each(catalogueLocales)('has the same messages with the same arguments in %s', (locale) => {
    expect(english.size).toBeGreaterThan(200);
    const table = tables.get(locale) ?? new Map();
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(english));
  });

  test.each(catalogueLocales)('can say every message in %s, in every plural form, without falling back', (locale) => {
    const { textWith } = createTranslator(locale);
    for (const [id, names] of english) {
      for (const count of counts) {
        const values = Object.fromEntries(names.map((name) => [name, count]));
        const said = textWith(id as MessageId, values);
        expect(said, id).not.toBe(id);
        expect(said, id).not.toContain('{');
      }
    }
  });

  test('has all six plural forms wherever Arabic counts something', () => {
    const source = readCatalogue('ar');
    // Some messages choose by a word instead.
    const counts = (text: string): boolean =>
      text.includes('->') && !/\{ \$(?:reason|variable|fault|shownBy|kind) ->/u.test(text);
    for (const block of source.split(/^(?=[a-z])/mu).filter(counts)) {
      const forms = [...block.matchAll(/\[(\w+)\]/gu)].map((match) => match[1]);
      expect(forms, block.split('\n')[0]).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
    }
  });

  test('is refused when a message does not parse', () => {
    expect(() => messageTable('good = yes\nbad = { $x ->\n    [one] never closed\n')).toThrow('bad');
    expect(() => messageTable('twice = a\ntwice = b\n')).toThrow('twice');
  });
});
