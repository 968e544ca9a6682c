import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { catalogueLocales, generatedFiles, messageTable, readCatalogue } from '#build/generate-messages.ts';
import { locales } from './locales.ts';
import type { MessageId } from './message-ids.gen.ts';
import { createTranslator } from './translate.ts';

const tables = new Map(catalogueLocales.map((locale) => [locale, messageTable(readCatalogue(locale))]));
const english = tables.get('en') ?? new Map<string, readonly string[]>();

/** Argument values that reach every plural form of Arabic. */
const counts = [0, 1, 2, 3, 11, 100];

/** Arguments that are texts or moments. Every other one counts as a number. */
const textArguments = new Set([
  ...['address', 'allow', 'base', 'before', 'cause', 'code', 'colour', 'deck', 'difference', 'door', 'each'],
  ...['expected', 'fault', 'field', 'file', 'first', 'found', 'from', 'host', 'ifEmpty', 'ifFilled', 'issuer', 'kind'],
  ...['keptAs', 'lang', 'language', 'limit', 'mark', 'named', 'notetype', 'other', 'rate', 'tag', 'template', 'there'],
  ...['last', 'localTime', 'message', 'missing', 'name', 'names', 'now', 'operation', 'option', 'otherTime'],
  ...['platform', 'profile', 'proxy', 'reason', 'scheme', 'serverTime', 'shownBy', 'size', 'span', 'sync', 'time'],
  ...['to', 'until', 'url', 'user', 'username', 'variable', 'version', 'what', 'when'],
]);
/** What follows the number here is the same for every number. */
const invariantNouns: Readonly<Record<string, string>> = {
  'decks-row-counts': 'adjectives of cards',
  'reviewer-left-now': 'adjectives of cards',
  'overview-differs': 'a place',
  'check-media-progress': 'which of how many',
  'check-media-trashing': 'which of how many',
  'check-media-restoring': 'which of how many',
  'check-media-emptying': 'which of how many',
  'media-files-looking': 'which of how many',
  'media-log-added': 'no noun',
  'media-log-removed': 'no noun',
  'media-toast-done': 'no noun',
  'options-range': 'no noun',
  'options-workload': 'a factor',
  'history-due-position': 'a place in an order',
  'error-sync-collectionTooLarge': 'a unit that has one form',
  'preferences-timeout-range': 'the limits never change',
  'reviewer-interval-seconds': 'an abbreviation',
  'reviewer-interval-minutes': 'an abbreviation',
  'reviewer-interval-hours': 'an abbreviation',
  'reviewer-interval-days': 'an abbreviation',
  'reviewer-interval-months': 'an abbreviation',
};

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The variants of each choice in a message, those inside of others too. */
function choicesIn(part: unknown): string[][] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap(choicesIn);
  if (!('variants' in part && Array.isArray(part.variants))) return inside;
  const keys = part.variants.map(({ key }: { key: { value: unknown } }) => String(key.value));
  return [keys, ...inside];
}

interface Message {
  readonly id: string;
  readonly text: string;
  readonly names: readonly string[];
}

function messagesIn(source: string): Message[] {
  return source
    .split(/^(?=[a-zA-Z])/mu)
    .filter((text) => /^[a-zA-Z]/u.test(text))
    .map((text) => {
      const names = [...text.matchAll(/\{ \$(\w+)/gu)].map(([, name = '']) => name);
      return { id: text.slice(0, text.indexOf(' =')), text, names: [...new Set(names)] };
    });
}

/** `5 of 20` counts nothing by the five. */
function isFollowedByWord(text: string, name: string): boolean {
  return new RegExp(String.raw`\{ \$${name} \}\s+(?!من )\p{L}`, 'u').test(text);
}

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
    const chosen = new FluentResource(readCatalogue('ar')).body.flatMap(({ id, value }) =>
      choicesIn(value).map((keys) => ({ id, keys })),
    );
    // Some messages choose by a word or by a number itself instead.
    const counting = chosen.filter(({ keys }) => keys.some((key) => pluralForms.slice(0, -1).includes(key)));
    expect(counting.length).toBeGreaterThan(100);
    for (const { id, keys } of counting) expect(keys, id).toEqual(pluralForms);
  });

  test('says every counted thing in Arabic with its number: a noun after a number changes with it', () => {
    const withoutForms = messagesIn(readCatalogue('ar')).filter(({ id, text, names }) => {
      const counted = names.filter((name) => !textArguments.has(name) && !text.includes(`$${name} ->`));
      return !(id in invariantNouns) && counted.some((name) => isFollowedByWord(text, name));
    });
    expect(withoutForms.map(({ id }) => id)).toEqual([]);
    const known = new Set(messagesIn(readCatalogue('ar')).map(({ id }) => id));
    expect(Object.keys(invariantNouns).filter((id) => !known.has(id))).toEqual([]);
  });

  test('is found out when a number stands before a noun without forms', () => {
    const [message] = messagesIn('x = جارٍ الحفظ: { $count } بطاقة\n');
    expect(message?.names).toEqual(['count']);
    expect(isFollowedByWord(message?.text ?? '', 'count')).toBe(true);
    expect(isFollowedByWord('{ $percent }٪ من', 'percent')).toBe(false);
  });

  test('is refused when a message does not parse', () => {
    expect(() => messageTable('good = yes\nbad = { $x ->\n    [one] never closed\n')).toThrow('bad');
    expect(() => messageTable('twice = a\ntwice = b\n')).toThrow('twice');
  });
});
