import { expect, test } from 'vitest';
import type { ShownErrorCode } from './error-text.ts';
import { errorTexts, errorTitle } from './error-texts.ts';
import { locales } from './locales.ts';
import { createTranslator } from './translate.ts';

const samples = {
  host: 'sync.example.org',
  status: 500,
  address: 'x y',
  username: 'me',
  name: 'Deck',
  file: '/c',
  message: 'full',
  found: 9,
  door: 'cli',
  processId: 12,
  timeoutSecs: 60,
  counts: 'cards',
  localTime: '10:00',
  serverTime: '11:00',
  otherTime: '11:00',
  shownBy: 'review',
  difference: '1 hour',
  fault: 'regex',
  allow: 'sync.example.org',
  names: 'other.example.org',
  proxy: 'proxy.example.org:3128',
  variable: 'HTTPS_PROXY',
  megabytes: 301,
  limitMegabytes: 300,
  fileName: 'a.jpg',
  reason: 'expired',
  version: 4,
};

const codes = Object.keys(errorTexts) as ShownErrorCode[];

test.each(locales)('every error says what is the matter, what is safe and what to do, in %s', (locale) => {
  const { textWith } = createTranslator(locale);
  for (const code of codes) {
    const { safe, next } = errorTexts[code];
    for (const id of [errorTitle(code), safe, next]) {
      const said = textWith(id, samples);
      expect(said, code).not.toBe(id);
      expect(said, code).not.toContain('{');
    }
  }
});

test('errors name the server they are about, never another', () => {
  const { textWith } = createTranslator('en');
  for (const code of codes) {
    const said = textWith(errorTitle(code), samples) + textWith(errorTexts[code].next, samples);
    expect(said, code).not.toContain('AnkiWeb');
  }
  expect(textWith(errorTitle('sync.serverProblem'), samples)).toContain('sync.example.org');
});
