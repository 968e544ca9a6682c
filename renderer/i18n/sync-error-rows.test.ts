import { describe, expect, test } from 'vitest';
import type { ErrorDetails } from '#shared/errors/error-codes.ts';
import type { ErrorAction, ShownErrorCode } from '#shared/i18n/error-text.ts';
import { errorTexts } from '#shared/i18n/error-texts.ts';
import { createFormatter } from '#shared/i18n/format.ts';
import { locales } from '#shared/i18n/locales.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { type ErrorWords, errorWords } from './error-words.ts';

interface Row {
  /** What happened. */
  readonly cause: string;
  readonly error: {
    readonly [C in ShownErrorCode]: { readonly code: C; readonly details: ErrorDetails[C] };
  }[ShownErrorCode];
  readonly action: ErrorAction;
  /** What the words have to name, in every language. */
  readonly names?: readonly string[];
}

const host = 'nas.example:8080';
const proxy = 'proxy.example:3128';
const cause = 'CODE';

/** What can go wrong with a sync, a row each: its own words, what is safe, and the one next step. */
const rows: readonly Row[] = [
  {
    cause: 'no byte ever received',
    error: { code: 'sync.noAnswer', details: { host: 'sync.ankiweb.net', allow: '*.ankiweb.net' } },
    action: 'tryAgain',
    names: ['*.ankiweb.net'],
  },
  {
    cause: '413, or a refusal that speaks of size',
    error: { code: 'sync.tooLarge', details: { host } },
    action: 'tryAgain',
    names: [host, 'MAX_SYNC_PAYLOAD_MEGS'],
  },
  {
    cause: 'no protocol 11',
    error: { code: 'sync.serverTooOld', details: { host, status: 400 } },
    action: 'close',
    names: [host],
  },
  {
    cause: '404',
    error: { code: 'sync.nothingAtAddress', details: { host, status: 404 } },
    action: 'openSyncSettings',
    names: [host, '404'],
  },
  {
    cause: 'unreachable',
    error: { code: 'sync.offline', details: { host, cause } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: 'no byte moved for too long',
    error: { code: 'sync.timeout', details: { host, timeoutSecs: 60 } },
    action: 'tryAgain',
    names: [host, '60'],
  },
  {
    cause: 'connection lost',
    error: { code: 'sync.connectionLost', details: { host } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: '407',
    error: { code: 'sync.proxyAuth', details: { host, proxy, variable: 'HTTPS_PROXY' } },
    action: 'close',
    names: [proxy, host, 'HTTPS_PROXY', '%40'],
  },
  {
    cause: 'proxy out of reach',
    error: { code: 'sync.proxyUnreachable', details: { host, proxy, cause } },
    action: 'tryAgain',
    names: [proxy, host],
  },
  {
    cause: 'proxy refuses',
    error: { code: 'sync.proxyRefused', details: { host, proxy, status: 403 } },
    action: 'tryAgain',
    names: [proxy, host, 'NO_PROXY'],
  },
  {
    cause: 'proxy setting',
    error: { code: 'sync.proxySetting', details: { host, variable: 'ALL_PROXY' } },
    action: 'close',
    names: ['ALL_PROXY', 'socks5://'],
  },
  {
    cause: 'other TLS fault',
    error: { code: 'sync.tls', details: { host, cause } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: 'self-signed',
    error: { code: 'sync.tlsSelfSigned', details: { host, cause } },
    action: 'openSyncSettings',
    names: [host],
  },
  {
    cause: 'unknown signer',
    error: { code: 'sync.tlsUnknownIssuer', details: { host, cause } },
    action: 'openSyncSettings',
    names: [host],
  },
  {
    cause: 'certificate expired',
    error: { code: 'sync.tlsExpired', details: { host, cause } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: 'certificate not valid yet',
    error: { code: 'sync.tlsNotYetValid', details: { host, cause } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: 'certificate of another name',
    error: { code: 'sync.tlsWrongName', details: { host, cause, names: 'other.example' } },
    action: 'openSyncSettings',
    names: [host, 'other.example'],
  },
  {
    cause: 'https to a plain server',
    error: { code: 'sync.tlsNotSpoken', details: { host, cause } },
    action: 'openSyncSettings',
    names: [host, 'http://'],
  },
  {
    cause: 'http to a TLS server',
    error: { code: 'sync.tlsExpected', details: { host } },
    action: 'openSyncSettings',
    names: [host, 'https://'],
  },
  {
    cause: 'handshake ended',
    error: { code: 'sync.tlsClosed', details: { host, cause } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: '403 at login',
    error: { code: 'sync.wrongCredentials', details: { username: 'me' } },
    action: 'logIn',
    names: ['me'],
  },
  { cause: '403', error: { code: 'sync.sessionEnded', details: { host } }, action: 'logIn', names: [host] },
  { cause: '409', error: { code: 'sync.otherDeviceSyncing', details: { host } }, action: 'tryAgain', names: [host] },
  {
    cause: '5xx',
    error: { code: 'sync.serverProblem', details: { host, status: 503 } },
    action: 'tryAgain',
    names: [host, '503'],
  },
  { cause: '501', error: { code: 'sync.clientTooOld', details: { host } }, action: 'close', names: [host] },
  {
    cause: '400 in a merge',
    error: { code: 'sync.badRequest', details: { host } },
    action: 'checkDatabase',
    names: [host],
  },
  {
    cause: 'clocks apart',
    error: { code: 'sync.clockSkew', details: { localSecs: 1_790_000_000, serverSecs: 1_790_003_600 } },
    action: 'syncAgain',
  },
  {
    cause: 'larger than the known limit',
    error: { code: 'sync.collectionTooLarge', details: { host, megabytes: 301, limitMegabytes: 300 } },
    action: 'checkDatabase',
    names: [host, '301', '300'],
  },
  {
    cause: 'upload refused as corrupt',
    error: { code: 'sync.uploadRefused', details: { message: 'database disk image is malformed' } },
    action: 'checkDatabase',
    names: ['database disk image is malformed'],
  },
  {
    cause: 'a text of the server',
    error: { code: 'sync.serverMessage', details: { message: 'Closed on Sundays.' } },
    action: 'tryAgain',
    names: ['Closed on Sundays.'],
  },
  {
    cause: 'no sync server answers',
    error: { code: 'sync.notASyncServer', details: { host, reason: 'html' } },
    action: 'openSyncSettings',
    names: [host],
  },
  {
    cause: 'other status',
    error: { code: 'sync.unexpectedStatus', details: { host, status: 418 } },
    action: 'tryAgain',
    names: [host],
  },
  {
    cause: 'counts differ',
    error: {
      code: 'sync.sanityFailed',
      details: {
        differing: ['cards'],
        here: { cards: 1, notes: 1, reviews: 1, notetypes: 1, decks: 1, deckConfigs: 1 },
        there: null,
      },
    },
    action: 'syncAgain',
  },
  { cause: 'note type of another shape', error: { code: 'sync.resyncRequired', details: {} }, action: 'syncAgain' },
  { cause: 'senseless data', error: { code: 'sync.badData', details: { what: 'x' } }, action: 'syncAgain' },
  { cause: 'damaged download', error: { code: 'sync.damagedDownload', details: { reason: 'x' } }, action: 'tryAgain' },
];

describe.each(locales)('the words about a failed sync in %s', (locale) => {
  const translator = createTranslator(locale);
  const format = createFormatter(locale);
  const wordsOf = ({ error }: Row): ErrorWords => errorWords(error, translator, format);

  test.for(rows.map((row) => [row.cause, row] as const))('%s: three sentences and one step', ([, row]) => {
    const words = wordsOf(row);
    expect(words.action).toBe(row.action);
    expect(new Set([words.title, words.safe, words.next]).size).toBe(3);
    for (const name of row.names ?? []) expect(`${words.title} ${words.next}`).toContain(name);
  });

  test('differ from row to row, in what is the matter and in what to do about it', () => {
    const titles = rows.map((row) => wordsOf(row).title);
    expect(new Set(titles).size).toBe(rows.length);
    const pairs = rows.map((row) => `${wordsOf(row).title} ${wordsOf(row).next}`);
    expect(new Set(pairs).size).toBe(rows.length);
  });
});

test('a cancel is the one end that has no words', () => {
  expect(Object.keys(errorTexts)).not.toContain('interrupted');
});
