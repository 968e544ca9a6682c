import type { Contract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import { cardIds, noteId, numbers, type SamplesOf } from './sample-parts.ts';

const syncProgress = { stage: 'downloading', doneBytes: 10, totalBytes: null } as const;
const settings = {
  server: { kind: 'own', url: 'http://127.0.0.1:8080/' },
  autoSync: true,
  syncMedia: false,
  periodicMediaSync: true,
  timeoutSecs: 60,
} as const;
const status = {
  button: 'normal',
  reason: 'loggedOut',
  serverHasNews: false,
  running: false,
  account: null,
  lastSyncMs: null,
  waiting: { notes: 0, cards: 0, reviews: 0, deletions: 0, others: 0 },
  forcedOneWay: false,
  autoSyncPaused: false,
} as const;
const moved = {
  notes: 1,
  cards: 2,
  reviews: 3,
  decks: 0,
  deckConfigs: 0,
  notetypes: 0,
  removedNotes: 0,
  removedCards: 0,
  removedDecks: 0,
};
const historyEntry: OutputOf<Contract['syncHistory']['list']>['entries'][number] = {
  entryId: 7,
  startedMs: 1_700_000_000_000,
  endedMs: null,
  end: 'failed',
  errorCode: 'sync.offline',
  account: { server: 'own', host: 'nas:8080', username: 'ü"' },
  came: moved,
  went: moved,
  overwritten: { note: 1, card: 0, deck: 0, deckConfig: 0, notetype: 0 },
  versionsKept: true,
  bytes: null,
  backupIds: ['backup-2024-01-02.ebb'],
  replaced: null,
};
const movedIds = { notes: [noteId], cards: cardIds };

export const syncSamples: SamplesOf<'sync' | 'syncDoctor' | 'syncHistory'> = {
  sync: {
    status: { input: {}, output: status },
    checkServer: { input: { force: true }, output: status },
    login: {
      input: { serverUrl: '', username: 'me', password: 'secret' },
      output: { username: 'me', host: '127.0.0.1', differentUser: false },
    },
    logout: { input: {}, output: null },
    start: { input: {}, output: { kind: 'noChanges', serverMessage: '' }, progress: syncProgress },
    resolve: {
      input: { direction: 'upload' },
      output: { kind: 'uploaded', backups: ['x'], numbers, bytes: 12 },
      progress: syncProgress,
    },
    inspectServer: { input: {}, output: numbers, progress: syncProgress },
    settings: { input: {}, output: settings },
    setSettings: { input: { timeoutSecs: 60 }, output: settings },
    trustedCertificates: { input: {}, output: [] },
    trustCertificates: {
      input: { pem: '-----BEGIN CERTIFICATE-----' },
      output: [{ subject: 'CN=nas', fingerprint: 'AB:CD', validUntilMs: 1_800_000_000_000 }],
    },
    testConnection: {
      input: { serverUrl: 'http://127.0.0.1:8080/' },
      output: {
        url: 'http://127.0.0.1:8080/',
        encrypted: false,
        reachable: true,
        loginAccepted: null,
        clockDifferenceSecs: 0,
      },
    },
    setForceOneWay: { input: { on: true }, output: { forcedOneWay: true } },
  },
  syncDoctor: {
    run: {
      input: {},
      output: {
        checks: [
          { check: 'nameLookup', result: 'failed', tookMs: 3, facts: { host: 'a.example', cause: 'ENOTFOUND' } },
        ],
        finding: { kind: 'nameUnknown', host: 'a.example' },
        about: { version: '1.2.3', user: null },
      },
      progress: { done: [], running: 'nameLookup' },
    },
    countFailures: { input: {}, output: { times: 0 } },
  },
  syncHistory: {
    list: { input: { before: 8, limit: 50 }, output: { entries: [historyEntry], more: false } },
    get: { input: { entryId: 7 }, output: { ...historyEntry, cameIds: movedIds, wentIds: movedIds } },
    overwritten: {
      input: { entryId: 7, kind: 'note', limit: 50 },
      output: {
        items: [{ versionId: 1, kind: 'note', itemId: noteId, side: 'ours', by: 'edit', title: '<b>"' }],
        more: false,
      },
    },
    version: {
      input: { versionId: 1 },
      output: {
        versionId: 1,
        kind: 'note',
        side: 'theirs',
        by: 'removal',
        noteId,
        notetype: 'Basic',
        fieldNames: ['Front'],
        kept: { fields: ['<b>\n'], tags: ['a'], modifiedSecs: 1_700_000_000 },
        now: null,
        putBack: 'add',
      },
    },
    putBack: { input: { versionId: 1 }, output: { noteId, added: true } },
  },
};
