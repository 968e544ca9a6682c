import { z } from 'zod';
import { operation, query, task } from './define.ts';
import { CollectionNumbers } from './collection.ts';

export const SyncServer = z.union([
  z.object({ kind: z.literal('own'), url: z.string() }),
  z.object({ kind: z.literal('ankiweb') }),
]);
export type SyncServer = z.infer<typeof SyncServer>;

export const SyncSettings = z.object({
  server: SyncServer,
  autoSync: z.boolean(),
  /** Audio and images too. */
  syncMedia: z.boolean(),
  /** Media alone, every quarter of an hour. */
  periodicMediaSync: z.boolean(),
  /** Seconds without a byte moved until a request is given up. */
  timeoutSecs: z.int().min(30).max(99_999),
});
export type SyncSettings = z.infer<typeof SyncSettings>;

/** A certificate that the user trusts beside those of the system. */
export const TrustedCertificate = z.object({
  subject: z.string(),
  /** SHA-256, as other programs show it. */
  fingerprint: z.string(),
  validUntilMs: z.int(),
});
export type TrustedCertificate = z.infer<typeof TrustedCertificate>;

export const SyncStatus = z.object({
  /** normal: nothing to do or unknown. changes: blue, a merge waits. oneWay: red, one side must be chosen. */
  button: z.enum(['normal', 'changes', 'oneWay']),
  reason: z.enum(['loggedOut', 'neverSynced', 'upToDate', 'localChanges', 'serverChanges', 'oneWay']),
  /** The server was last heard to have something for us, whatever waits here. */
  serverHasNews: z.boolean(),
  running: z.boolean(),
  account: z.object({ username: z.string(), host: z.string(), server: SyncServer, encrypted: z.boolean() }).nullable(),
  lastSyncMs: z.int().nullable(),
  waiting: z.object({ notes: z.int(), cards: z.int(), reviews: z.int(), deletions: z.int(), others: z.int() }),
  /** The next sync goes one way because the user wished it (and can still take that back). */
  forcedOneWay: z.boolean(),
  /** Set after a restore: no automatic sync until the profile is opened again. */
  autoSyncPaused: z.boolean(),
  /** Set when the collection has come close to what its server takes at most, as far as that is known. */
  nearLimit: z.object({ bytes: z.int(), limitBytes: z.int() }).optional(),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

const ServerSide = z.object({
  empty: z.boolean(),
  /** Epoch ms of the server's last change; 0: never used. */
  modifiedMs: z.int(),
});

/** What a merge has moved: rows and objects, deletions apart. */
export const MergeCounts = z.object({
  sent: z.int(),
  received: z.int(),
  removalsSent: z.int(),
  removalsReceived: z.int(),
});
export type MergeCounts = z.infer<typeof MergeCounts>;

const AccountName = z.object({ username: z.string(), host: z.string() });

const Equal = z.object({
  serverMessage: z.string(),
  /** What the server said of its media on this occasion: `media.sync` then need not ask. Older servers don't say it. */
  mediaUsn: z.int().optional(),
});

export const SyncOutcome = z.discriminatedUnion('kind', [
  Equal.extend({ kind: z.literal('noChanges') }),
  Equal.extend({ kind: z.literal('merged'), counts: MergeCounts }),
  z.object({
    kind: z.literal('fullSyncRequired'),
    canUpload: z.boolean(),
    canDownload: z.boolean(),
    /** Why: decides the words of the dialog and its default button. */
    reason: z.enum([
      'localEmpty',
      'serverEmpty',
      'serverEmptyAgain',
      'firstSync',
      'serverRestored',
      'conflict',
      'forced',
    ]),
    local: CollectionNumbers.extend({ empty: z.boolean(), lastSyncMs: z.int().nullable() }),
    server: ServerSide,
    serverMessage: z.string(),
  }),
  /** Another account than last time: nothing was done yet. Going on takes `otherAccount: true`. */
  z.object({ kind: z.literal('otherAccount'), last: AccountName, now: AccountName }),
  /** The server says stop; `message` is its own text. */
  z.object({ kind: z.literal('stopped'), message: z.string() }),
]);
export type SyncOutcome = z.infer<typeof SyncOutcome>;

export const SyncProgress = z.object({
  stage: z.enum([
    'connecting',
    'backingUp',
    'fetchingServerCopy',
    'preparing',
    'downloading',
    'uploading',
    'serverChecking',
    'checking',
    'replacing',
    'merging',
    'finishing',
  ]),
  doneBytes: z.int(),
  /** Null: not known. */
  totalBytes: z.int().nullable(),
  /** While merging. */
  counts: MergeCounts.optional(),
});
export type SyncProgress = z.infer<typeof SyncProgress>;

export const sync = {
  status: query({
    summary: 'State of the sync button, from what is known here',
    input: z.object({}),
    output: SyncStatus,
    lock: 'bypass',
    withoutCollection: true,
  }),
  checkServer: task({
    summary: 'Ask the server quietly whether it has news; asked at most every five minutes',
    input: z.object({ force: z.boolean().optional() }),
    /** `answered`: the server was asked now, and what the status says of it is its answer. */
    output: SyncStatus.extend({ answered: z.boolean().optional() }),
    progress: z.never(),
    lock: 'bypass',
  }),
  login: task({
    summary: 'Log in; the key is kept, the password is not. An empty serverUrl means AnkiWeb',
    input: z.object({ serverUrl: z.string(), username: z.string().min(1), password: z.string().min(1) }),
    output: z.object({ username: z.string(), host: z.string(), differentUser: z.boolean() }),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  logout: task({
    summary: 'Forget the account of this profile',
    input: z.object({}),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  start: task({
    summary: 'Sync as far as nothing has to be chosen',
    input: z.object({
      /** Also with another account than this collection was last in step with. */
      otherAccount: z.boolean().optional(),
    }),
    output: SyncOutcome,
    progress: SyncProgress,
    lock: 'exclusive',
  }),
  resolve: task({
    summary: 'Replace one side by the other, after safety copies of what is replaced',
    input: z.object({
      direction: z.enum(['upload', 'download']),
      /** Upload although the server's collection could not be saved first. */
      withoutServerCopy: z.boolean().optional(),
    }),
    output: z.object({
      kind: z.enum(['uploaded', 'downloaded']),
      /** Ids of the safety copies that were made. */
      backups: z.array(z.string()),
      numbers: CollectionNumbers,
      bytes: z.int(),
    }),
    progress: SyncProgress,
    lock: 'exclusive',
  }),
  inspectServer: task({
    summary: 'Fetch the server’s collection to a scratch file and count what is in it (raises the server’s usn)',
    input: z.object({}),
    output: CollectionNumbers,
    progress: SyncProgress,
    lock: 'bypass',
  }),
  settings: query({
    summary: 'Sync preferences of this profile',
    input: z.object({}),
    output: SyncSettings,
    lock: 'bypass',
    withoutCollection: true,
  }),
  setSettings: task({
    summary: 'Change sync preferences; another server address logs out',
    input: SyncSettings.partial(),
    output: SyncSettings,
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  trustedCertificates: query({
    summary: 'Certificates that are trusted beside those of the system',
    input: z.object({}),
    output: z.array(TrustedCertificate),
    lock: 'bypass',
    withoutCollection: true,
  }),
  trustCertificates: task({
    summary: 'Trust the certificates in this text (PEM) in place of those given before; null: only those of the system',
    input: z.object({ pem: z.string().max(1_000_000).nullable() }),
    output: z.array(TrustedCertificate),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  testConnection: task({
    summary: 'Try an address: is a sync server there, does it know our login',
    input: z.object({ serverUrl: z.string() }),
    output: z.object({
      url: z.string(),
      encrypted: z.boolean(),
      reachable: z.literal(true),
      /** null: not logged in there, so not tried. */
      loginAccepted: z.boolean().nullable(),
      clockDifferenceSecs: z.int().nullable(),
    }),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  setForceOneWay: operation({
    summary: 'Make the next sync one-way, or take that wish back before it ran',
    input: z.object({ on: z.boolean() }),
    output: z.object({ forcedOneWay: z.boolean() }),
  }),
};
