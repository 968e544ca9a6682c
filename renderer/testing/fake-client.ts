import type { BackupPreferences } from '#shared/contract/backup-preferences.ts';
import type { Client } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { EventName, Events } from '#shared/contract/events.ts';
import type { Preferences } from '#shared/contract/app.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { SyncOutcome, SyncSettings, SyncStatus } from '#shared/contract/sync.ts';
import type { EbbClient } from '#renderer/rpc/method-name.ts';
import { browsing } from './fake-browsing.ts';
import { edits } from './fake-edits.ts';
import { study } from './fake-study.ts';
import { mediaAnswers } from './fake-media.ts';
import { packages } from './fake-packages.ts';
import { textFiles } from './fake-text-files.ts';
import { syncHistory } from './fake-sync-history.ts';

/** One call that the window made. */
export interface FakeCall {
  readonly method: string;
  readonly input: unknown;
}

export interface FakeClient extends EbbClient {
  /** In their order. */
  readonly made: FakeCall[];
  emit<E extends EventName>(name: E, value: Events[E]): void;
  /** As when the host ends. */
  lose(): void;
}

type Answers = { readonly [S in keyof Contract]?: Partial<Client<Contract>[S]> };

export function deckId(id: number): DeckId {
  return id as DeckId;
}

export function deckNode(id: number, name: string, patch: Partial<DeckTreeNode> = {}): DeckTreeNode {
  return {
    deckId: deckId(id),
    name,
    fullName: name,
    level: 1,
    collapsed: false,
    collapsedInBrowser: false,
    filtered: false,
    newCount: 0,
    learnCount: 0,
    reviewCount: 0,
    children: [],
    ...patch,
  };
}

export const loggedOutStatus: SyncStatus = {
  button: 'normal',
  reason: 'loggedOut',
  serverHasNews: false,
  running: false,
  account: null,
  lastSyncMs: null,
  waiting: { notes: 0, cards: 0, reviews: 0, deletions: 0, others: 0 },
  forcedOneWay: false,
  autoSyncPaused: false,
};

export const loggedInStatus: SyncStatus = {
  ...loggedOutStatus,
  reason: 'upToDate',
  account: {
    username: 'me',
    host: 'sync.example.org',
    server: { kind: 'own', url: 'https://sync.example.org/' },
    encrypted: true,
  },
  lastSyncMs: Date.UTC(2026, 10, 21, 8, 0, 0),
};

export const sampleTree: readonly DeckTreeNode[] = [
  deckNode(2, 'Geography', {
    newCount: 20,
    learnCount: 108,
    reviewCount: 157,
    children: [
      deckNode(3, 'Europe', { fullName: 'Geography::Europe', level: 2, newCount: 8, learnCount: 31, reviewCount: 60 }),
      deckNode(4, 'Asia', { fullName: 'Geography::Asia', level: 2, newCount: 12, learnCount: 77, reviewCount: 97 }),
    ],
  }),
  deckNode(5, 'العربية', { newCount: 0, learnCount: 0, reviewCount: 3 }),
  deckNode(6, 'Cram', { filtered: true, reviewCount: 5 }),
];

const numbers = { cards: 7214, notes: 5120, reviews: 90_412, decks: 10, modifiedMs: Date.UTC(2026, 10, 21, 10, 42, 0) };

/** A one-way question with both sides filled, as it is asked for this reason. */
export function choiceOf(
  reason: Extract<SyncOutcome, { kind: 'fullSyncRequired' }>['reason'],
): Extract<SyncOutcome, { kind: 'fullSyncRequired' }> {
  const localEmpty = reason === 'localEmpty';
  const serverEmpty = reason === 'serverEmpty' || reason === 'serverEmptyAgain';
  return {
    kind: 'fullSyncRequired',
    reason,
    canUpload: !localEmpty,
    canDownload: !serverEmpty,
    local: { ...numbers, cards: localEmpty ? 0 : numbers.cards, empty: localEmpty, lastSyncMs: null },
    server: { empty: serverEmpty, modifiedMs: serverEmpty ? 0 : Date.UTC(2026, 10, 21, 9, 15, 0) },
    serverMessage: '',
  };
}

/** A promise that stays open: what waits for it stays on the screen. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

const app: Client<Contract>['app'] = {
  info: async () => ({
    version: '0.1.0',
    door: 'loopback',
    platform: 'linux',
    systemLocale: 'en',
    profileName: 'User 1',
    profileFolder: '/home/me/.local/share/ebb/profiles/User 1',
    safeMode: false,
    choosesProfile: false,
    firstStart: false,
    unreadableFiles: [],
    riskyPlace: null,
  }),
  acceptPlace: async () => null,
  othersOnAccount: async () => [],
  completeFirstStart: async () => null,
  reopen: async () => null,
  claimOpening: async () => true,
  keepOpen: async () => null,
  openMediaFolder: async () => ({
    path: '/home/me/.local/share/ebb/profiles/User 1/collection.media',
    opened: false,
  }),
  openMediaFile: async ({ fileName }) => ({ path: `/home/me/collection.media/${fileName}`, opened: false }),
  deletedNotes: async () => null,
  quit: async () => null,
};

export const usualPreferences: Preferences = {
  language: 'en',
  theme: 'system',
  uiScale: 100,
  reduceMotion: false,
  spaceAnswers: true,
  answerKeys: ['1', '2', '3', '4'],
  urlSchemes: [],
  browserLayout: 'auto',
};
const preferences: Client<Contract>['preferences'] = {
  get: async () => usualPreferences,
  set: async (patch) => ({ ...usualPreferences, ...patch }) as Preferences,
};

const profilePreferences: Client<Contract>['profilePreferences'] = {
  get: async () => ({ cardsUseNetwork: false }),
  set: async (chosen) => chosen,
};

const profiles: Client<Contract>['profiles'] = {
  list: async () => [
    { profileId: 'User 1', name: 'User 1', isOpen: true, isInUse: false, account: null, sharesAccount: false },
  ],
  add: async ({ name }) => ({ profileId: name }),
  rename: async () => null,
  remove: async ({ profileId }) => ({ keptAt: `/home/me/.local/share/ebb/removed profiles/${profileId}` }),
  open: async () => null,
};

/** A host without dialogs, as behind a browser. */
const files: Client<Contract>['files'] = {
  choose: async () => ({ kind: 'noDialog' }),
  takeOffered: async () => [],
  receive: async ({ fileName, sizeBytes }) => ({ path: 'file-1', fileName, sizeBytes }),
  addPart: async () => ({ doneBytes: 0 }),
  chooseTarget: async ({ fileName }) => ({
    kind: 'chosen',
    path: 'file-2',
    fileName,
    downloadPath: 'download/file-2',
  }),
  release: async () => null,
};

const usualBackups: BackupPreferences = { minutesBetween: 30, daily: 12, weekly: 10, monthly: 9 };
const backupPreferences: Client<Contract>['backupPreferences'] = {
  get: async () => usualBackups,
  set: async (patch) => ({ ...usualBackups, ...patch }) as BackupPreferences,
};

const backups: Client<Contract>['backups'] = {
  list: async () => [],
  create: async () => null,
  restore: async () => numbers,
};

const collection: Client<Contract>['collection'] = {
  clock: async () => ({ wrong: null }),
  schemaState: async () => ({ changed: false, synced: true }),
  schedulerState: async () => ({ version: 'third', oldTimeZone: false }),
  wrongDates: async () => ({
    answers: 12,
    cards: 5,
    firstMs: 1_900_000_000_000,
    lastMs: 1_900_000_500_000,
    waiting: 3,
  }),
  check: async () => ({ repairs: [], schemaChanged: false, backupId: 'a' }),
  keepWrongDates: async () => ({ backupId: 'a' }),
  updateScheduler: async () => ({ backupId: 'a' }),
  storeTimeZone: async () => null,
  state: async () => ({ open: true, recovered: false }),
  info: async () => ({ ...numbers, lastReviewMs: Date.UTC(2026, 10, 20, 9) }),
  exportAnki2: never,
  importAnki2: never,
};

const decks: Client<Contract>['decks'] = {
  tree: async () => [...sampleTree],
  get: async ({ deckId: id }) => ({
    deckId: id,
    name: 'Geography',
    fullName: 'Geography',
    filtered: false,
    description: '<b>Maps</b> and capitals<img src=x onerror=alert(1)>',
    descriptionIsMarkdown: false,
    newCount: 20,
    learnCount: 108,
    reviewCount: 157,
    cardCount: 1200,
    buriedCount: 3,
  }),
  current: async () => ({ deckId: deckId(2), fullName: 'Geography' }),
  studiedToday: async () => ({ cards: 164, tookMs: 18 * 60_000 }),
  removalPreview: async () => ({ deckCount: 3, cardCount: 1200, fullName: 'Geography', filtered: false }),
  filteredSettings: async ({ deckId: id }) => ({
    deckId: id,
    name: id === null ? '' : 'Cram',
    fsrs: false,
    settings: {
      terms: [{ search: 'is:due', limit: 100, order: 1 }],
      reschedule: true,
      previewAgainSecs: 60,
      previewHardSecs: 600,
      previewGoodSecs: 0,
    },
  }),
  filteredPreview: async ({ terms }) => ({
    terms: terms.map(({ limit }) => ({
      found: 40,
      suspended: 2,
      buried: 1,
      inOtherDecks: 0,
      taken: Math.min(limit, 37),
    })),
  }),
  saveFiltered: async ({ deckId: id, name }) => ({ deckId: id ?? deckId(98), name, cardCount: 12 }),
  buildFiltered: async () => ({ cardCount: 12 }),
  emptyFiltered: async () => ({ cardCount: 12 }),
  create: async ({ name }) => ({ deckId: deckId(99), name }),
  rename: async ({ name }) => ({ name }),
  remove: async () => ({ cardCount: 1200 }),
  reparent: async ({ deckIds }) => ({ movedCount: deckIds.length }),
  setCollapsed: async () => null,
  select: async () => null,
  setDescription: async () => null,
};

export const syncSettings: SyncSettings = {
  server: { kind: 'own', url: 'https://sync.example.org/' },
  autoSync: true,
  syncMedia: true,
  periodicMediaSync: true,
  timeoutSecs: 60,
};
/** Nothing syncs by itself. */
export const manualSyncSettings: SyncSettings = { ...syncSettings, autoSync: false };

const sync: Client<Contract>['sync'] = {
  status: async () => loggedOutStatus,
  checkServer: async () => loggedOutStatus,
  login: async ({ username }) => ({ username, host: 'sync.example.org', differentUser: false }),
  logout: async () => null,
  start: async () => ({ kind: 'noChanges', serverMessage: '' }),
  resolve: async ({ direction }) => ({
    kind: direction === 'upload' ? 'uploaded' : 'downloaded',
    backups: ['a', 'b'],
    numbers,
    bytes: 1000,
  }),
  inspectServer: async () => ({ ...numbers, cards: 7190 }),
  settings: async () => syncSettings,
  setSettings: async () => syncSettings,
  trustedCertificates: async () => [],
  trustCertificates: async () => [],
  testConnection: async ({ serverUrl }) => ({
    url: serverUrl,
    encrypted: true,
    reachable: true,
    loginAccepted: null,
    clockDifferenceSecs: 0,
  }),
  setForceOneWay: async ({ on }) => ({ forcedOneWay: on }),
};

const syncDoctor: Client<Contract>['syncDoctor'] = {
  run: never,
  countFailures: async () => ({ times: 0 }),
};

const undo: Client<Contract>['undo'] = {
  status: async () => ({ undo: null, redo: null }),
  undo: async () => ({ op: 'renameDeck' }),
  redo: async () => ({ op: 'renameDeck' }),
};

/** Nothing is left to study: tests that study bring cards of their own. */
const reviewer: Client<Contract>['reviewer'] = {
  card: async ({ deckId }) => ({ deckId, counts: { new: 0, learning: 0, review: 0 }, card: null, coming: null }),
};

const answers: Client<Contract> = {
  app,
  preferences,
  profilePreferences,
  profiles,
  backupPreferences,
  backups,
  collection,
  decks,
  files,
  packages,
  reviewer,
  sync,
  syncDoctor,
  syncHistory,
  text: textFiles,
  undo,
  ...mediaAnswers,
  ...browsing,
  ...edits,
  ...study,
};

/** The host as a test wants it: sensible answers to every call, some of them replaced. */
export function fakeClient(replaced: Answers = {}): FakeClient {
  const made: FakeCall[] = [];
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const closeListeners: (() => void)[] = [];
  const calls = Object.fromEntries(
    Object.entries(answers).map(([service, methods]) => {
      const all = { ...methods, ...replaced[service as keyof Contract] };
      const recorded = Object.entries(all).map(([method, answer]) => [
        method,
        (input: unknown, options: unknown) => {
          made.push({ method: `${service}.${method}`, input });
          return (answer as (input: unknown, options: unknown) => Promise<unknown>)(input, options);
        },
      ]);
      return [service, Object.fromEntries(recorded)];
    }),
  ) as unknown as Client<Contract>;
  return {
    calls,
    made,
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (value: unknown) => void);
      return () => set.delete(listener as (value: unknown) => void);
    },
    onClose: (listener) => closeListeners.push(listener),
    close: () => undefined,
    emit: (name, value) => {
      for (const listener of listeners.get(name) ?? []) listener(value);
    },
    lose: () => {
      for (const listener of closeListeners) listener();
    },
  };
}
