import { expect, test } from 'vitest';
import type { ErrorDetails } from '#shared/errors/error-codes.ts';
import type { ShownErrorCode } from '#shared/i18n/error-text.ts';
import { createFormatter } from '#shared/i18n/format.ts';
import { locales } from '#shared/i18n/locales.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { causeSentence, errorWords } from './error-words.ts';

const host = 'sync.example.org';
const counted = { cards: 1, notes: 1, reviews: 8, notetypes: 6, decks: 1, deckConfigs: 1 };
/** Details as each error really carries them. A new code without an entry does not compile. */
const details: { readonly [C in ShownErrorCode]: ErrorDetails[C] } = {
  internal: {},
  invalidInput: { issues: ['name: too_big'] },
  notFound: { what: 'deck', id: '7' },
  notAllowedHere: { method: 'collection.exportAnki2' },
  unknownMethod: { method: 'x.y' },
  disconnected: {},
  'collection.busy': { door: 'cli', processId: 42, address: null },
  'collection.newer': { found: 9, supported: 1 },
  'collection.damaged': { check: 'quick_check' },
  'collection.readOnly': { file: '/data/collection.db' },
  'collection.missing': { file: '/data/collection.db' },
  'collection.notOpen': {},
  'disk.full': { file: '/data/collection.db' },
  'file.notACollection': { reason: 'header' },
  'file.unsupportedSchema': { found: 15 },
  'text.notUtf8': {},
  'text.empty': {},
  'file.gone': { reason: 'moved', fileName: 'a.csv' },
  'file.notAllowed': { reason: 'EACCES' },
  'file.exists': { file: '/data/x.anki2' },
  'package.notAPackage': { reason: 'end of archive' },
  'package.damaged': { reason: 'sum of media' },
  'package.tooNew': { version: 4 },
  'package.tooLarge': { what: 'entries' },
  'package.encrypted': {},
  'package.futureDates': { what: 'card' },
  'package.notetypeKindsDiffer': { name: 'Basic' },
  'media.checkNeeded': { fileName: 'a?.png' },
  'fsrs.noReviews': {},
  'search.invalid': { fault: 'regex', start: 0, end: 4 },
  'deck.filteredCantHaveChildren': { name: 'Cram' },
  'deck.nothingFound': {},
  'notetype.invalid': { faults: [{ templateOrd: 0, side: 'front', kind: 'noField' }] },
  'notetype.lastOne': {},
  'deck.cantMoveIntoItself': { name: 'A' },
  'deck.nameEmpty': {},
  'card.changed': { cardId: '1700000000126' },
  'undo.empty': {},
  'redo.empty': {},
  'syncHistory.cantPutBack': { reason: 'fieldsChanged' },
  'media.tooLarge': {},
  'media.notAttachable': { fileName: 'notes.docx' },
  'media.folderUnusable': { reason: 'EACCES' },
  'clock.wrong': { shownBy: 'review', localSecs: 1_790_000_000, otherSecs: 1_790_003_600 },
  'scheduler.tooOld': {},
  'scheduler.upToDate': {},
  'customStudy.nameTaken': { name: 'Custom Study Session' },
  'customStudy.filteredDeck': { name: 'Cram' },
  'customStudy.nothingFound': {},
  'backup.failed': { reason: 'ENOSPC' },
  'profile.refused': { reason: 'nameTaken' },
  'backup.damaged': { reason: 'zstd' },
  'sync.loggedOut': {},
  'sync.wrongCredentials': { username: 'me' },
  'sync.sessionEnded': { host },
  'sync.badAddress': { address: 'x y' },
  'sync.offline': { host, cause: 'ENOTFOUND' },
  'sync.noAnswer': { host, allow: host },
  'sync.timeout': { host, timeoutSecs: 60 },
  'sync.connectionLost': { host },
  'sync.tls': { host, cause: 'EPROTO' },
  'sync.tlsSelfSigned': { host, cause: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  'sync.tlsUnknownIssuer': { host, cause: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
  'sync.tlsExpired': { host, cause: 'CERT_HAS_EXPIRED' },
  'sync.tlsNotYetValid': { host, cause: 'CERT_NOT_YET_VALID' },
  'sync.tlsWrongName': { host, cause: 'ERR_TLS_CERT_ALTNAME_INVALID', names: 'other.example.org' },
  'sync.tlsNotSpoken': { host, cause: 'EPROTO' },
  'sync.tlsExpected': { host },
  'sync.tlsClosed': { host, cause: 'ECONNRESET' },
  'sync.proxyAuth': { host, proxy: 'proxy.example.org:3128', variable: 'HTTPS_PROXY' },
  'sync.proxyUnreachable': { host, proxy: 'proxy.example.org:3128', cause: 'ECONNREFUSED' },
  'sync.proxyRefused': { host, proxy: 'proxy.example.org:3128', status: 403 },
  'sync.proxySetting': { host, variable: 'ALL_PROXY' },
  'sync.otherDeviceSyncing': { host },
  'sync.serverProblem': { host, status: 502 },
  'sync.clientTooOld': { host },
  'sync.serverTooOld': { host, status: 404 },
  'sync.badRequest': { host },
  'sync.unexpectedStatus': { host, status: 418 },
  'sync.notASyncServer': { host, reason: 'html' },
  'sync.nothingAtAddress': { host, status: 404 },
  'sync.tooLarge': { host },
  'sync.collectionTooLarge': { host, megabytes: 301, limitMegabytes: 300 },
  'sync.badCertificate': { reason: 'expired' },
  'sync.clockSkew': { localSecs: 1_790_000_000, serverSecs: 1_790_003_600 },
  'sync.serverMessage': { message: 'closed' },
  'sync.uploadRefused': { message: 'corrupt' },
  'sync.damagedDownload': { reason: 'integrity' },
  'sync.nothingToUpload': {},
  'sync.safetyCopyFailed': { cause: 'sync.offline' },
  'sync.running': {},
  'sync.badData': { what: 'card[6]' },
  'sync.resyncRequired': {},
  'sync.sanityFailed': { differing: ['reviews'], here: counted, there: { ...counted, reviews: 9 } },
  'sync.choiceOutdated': {},
};

test.each(locales)('every error has its three sentences in %s, made of its own details alone', (locale) => {
  const translator = createTranslator(locale);
  const format = createFormatter(locale);
  for (const [code, value] of Object.entries(details)) {
    const words = errorWords({ code: code as ShownErrorCode, details: value }, translator, format);
    for (const sentence of [words.title, words.safe, words.next]) {
      // A message that lacks an argument is given back as its id.
      expect(sentence, code).toMatch(/\s/u);
      expect(sentence, code).not.toMatch(/^(error|safe|next)-/u);
    }
  }
});

test('a clock that is off is told with both times and the difference', () => {
  const words = errorWords(
    { code: 'sync.clockSkew', details: details['sync.clockSkew'] },
    createTranslator('en'),
    createFormatter('en'),
  );
  expect(words.title).toContain('a difference of 60 minutes');
});

test('the reason of a failed safety copy is a sentence, whatever is known of it', () => {
  const translator = createTranslator('en');
  const unknown = 'The server’s collection could not be fetched (sync.timeout).';
  expect(causeSentence('sync.loggedOut', host, translator)).toBe('You are not logged in to a sync server.');
  expect(causeSentence('sync.offline', host, translator)).toBe('sync.example.org could not be reached.');
  expect(causeSentence('sync.timeout', host, translator)).toBe(unknown);
  expect(causeSentence('what.is.this', host, translator)).toBe('Something went wrong inside Ebb.');
});
