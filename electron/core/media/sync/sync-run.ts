import type { MediaOutcome, MediaProgress, SkipReason } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Env } from '../../env.ts';
import type { MediaFolder } from '../media-folder.ts';
import type { MediaRecord, MediaStore } from '../media-store.ts';
import { Bell } from './bell.ts';
import { Downloads } from './downloads.ts';
import type { ServerCalls } from './media-calls.ts';
import type { MediaTransferPlan } from './media-transfer-plan.ts';
import { Listing } from './server-listing.ts';
import type { Settling } from './settling.ts';
import { SyncLog } from './sync-log.ts';
import { SyncProgress } from './sync-progress.ts';
import { together } from './together.ts';
import { Uploads } from './uploads.ts';

export interface SyncParts {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
  readonly env: Env;
  readonly calls: ServerCalls;
  readonly plan: MediaTransferPlan;
  readonly settling: Settling;
  /** Reads the folder and notes what changed; rejects when it is not fit to be synced. */
  readonly look: (signal: AbortSignal) => Promise<void>;
  readonly report: (progress: MediaProgress) => void;
  /** Names of files that came, changed or went. */
  readonly onFiles: (fileNames: readonly string[]) => void;
  /** The server's, if it was told in passing just before. */
  readonly serverUsn: number | undefined;
  readonly signal: AbortSignal;
}

/** What the parts of one run share. */
export interface SyncRun extends SyncParts {
  readonly progress: SyncProgress;
  readonly log: SyncLog;
  /** Rung when there may be more to do. */
  readonly bell: Bell;
  /** Ends when any part of the run has failed. */
  readonly signal: AbortSignal;
  /** Ends all parts of the run. */
  readonly stop: (cause: unknown) => void;
  /** A file that can't be moved; said once. */
  readonly skip: (fileName: string, reason: SkipReason) => void;
  /** The disk may have gone: what is not there any more was not removed. */
  assertFolder(): void;
}

/** Others may sync at the same time; after so many rounds the rest is the next sync's. */
const MAX_ROUNDS = 5;
const PROBLEMS_AT_ONCE = 500;

/**
 * Brings folder and server into step. What is done is stored as soon as it is done: whatever ends a run, the next one
 * goes on with the file at which this one was.
 */
export async function syncMedia(parts: SyncParts): Promise<MediaOutcome> {
  const run = runOf(parts);
  run.log.add({ kind: 'started' });
  run.progress.enter('scanning');
  await parts.look(parts.signal);
  forgetRefusals(parts.store);
  const kind = isKnownToBeInStep(run) ? 'nothingToDo' : await rounds(run);
  const { progress, store, env } = run;
  progress.enter('finishing');
  const { counts, bytes, kept } = progress;
  const skipped = skippedFiles(run);
  if (kind === 'repeat') run.log.add({ kind: 'repeat', counts });
  else {
    store.lastSyncMs = env.clock.nowMs();
    run.log.add({ kind: 'complete', counts });
  }
  return { kind, counts, bytes: { ...bytes }, skipped, kept: [...kept] };
}

/**
 * Then there is nothing to ask. With something to send there is: the server may have changed since, and what we send
 * must not take the place of what we have not heard of.
 */
function isKnownToBeInStep({ store, serverUsn }: SyncRun): boolean {
  return serverUsn === store.lastUsn && store.count('toFetch') + store.count('dirty') === 0;
}

/** What this run could not move, and what stays out of syncing anyway. */
function skippedFiles({ store, progress, log }: SyncRun): MediaOutcome['skipped'] {
  const reasons = new Map(progress.skipped);
  for (const { fileName, problem } of problems(store)) if (problem !== null) reasons.set(fileName, problem);
  store.atomically(() => {
    for (const [fileName, reason] of reasons) log.skipped(fileName, reason);
  });
  return [...reasons].map(([fileName, reason]) => ({ fileName, reason }));
}

/** What the server has refused may have been its own trouble, as what could be read before: tried once in each run. */
function forgetRefusals(store: MediaStore): void {
  const refused = [...problems(store)].filter(
    ({ problem, sha1 }) => problem === 'refusedByServer' || (problem === 'unreadable' && sha1 !== null),
  );
  store.atomically(() => {
    for (const { fileName } of refused) store.setProblem(fileName, null);
  });
}

function runOf(parts: SyncParts): SyncRun {
  const progress = new SyncProgress(parts.env.clock, parts.report);
  const log = new SyncLog(parts.store, parts.env.clock);
  return {
    ...parts,
    progress,
    log,
    bell: new Bell(),
    stop: () => undefined,
    skip: (fileName, reason) => {
      if (progress.skipped.has(fileName)) return;
      progress.skipped.set(fileName, reason);
      log.skipped(fileName, reason);
    },
    assertFolder: () => {
      if (parts.folder.id() !== parts.store.folderId) throw new AppError('media.folderUnusable', { reason: 'CHANGED' });
    },
  };
}

async function rounds(run: SyncRun): Promise<'synced' | 'nothingToDo' | 'repeat'> {
  let found = false;
  let asMany = true;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const listed = await exchanged(run);
    found ||= listed.changes > 0 || run.progress.movedAnything;
    if (!found) return 'nothingToDo';
    // Somebody else was there while we sent: what that was has to be asked for.
    if (listed.usnGap) continue;
    // The same number again, and nothing new was heard of since: the two sides don't agree.
    if (!asMany && listed.changes === 0) break;
    asMany = await agreed(run);
    if (asMany) return 'synced';
  }
  if (asMany) return 'synced';
  run.store.forgetAll();
  return 'repeat';
}

async function agreed({ calls, store, progress, signal }: SyncRun): Promise<boolean> {
  progress.enter('finishing');
  // It was asked for these and has no file: nor does it count them.
  const gone = [...problems(store)].filter(
    ({ problem, serverSha1 }) => problem === 'notOnServer' && serverSha1 !== null,
  );
  return calls.hasAsMany(store.count('onServer') - gone.length, signal);
}

function* problems(store: MediaStore): Generator<MediaRecord> {
  for (let after = ''; ; ) {
    const records = store.listProblems({ after, limit: PROBLEMS_AT_ONCE });
    const last = records.at(-1);
    if (last === undefined) return;
    after = last.fileName;
    yield* records;
  }
}

interface Exchanged {
  /** Names that the server listed. */
  readonly changes: number;
  /** The server's usn is not what our own uploads would have made of it. */
  readonly usnGap: boolean;
}

/** Everything that is known to be different goes up or down. */
async function exchanged(whole: SyncRun): Promise<Exchanged> {
  const stop = new AbortController();
  const run: SyncRun = {
    ...whole,
    signal: AbortSignal.any([whole.signal, stop.signal]),
    stop: (cause) => stop.abort(cause),
  };
  const listing = new Listing(run);
  const downloads = new Downloads(run, listing);
  const uploads = new Uploads(run, {
    mayBegin: () => listing.isOver && (run.plan.bothWaysAtOnce || downloads.isOver),
    mayEnd: () => downloads.isOver,
  });
  run.progress.enter('comparing');
  await together([listing.run(), downloads.run(), uploads.run()], run.stop);
  return { changes: listing.changes, usnGap: uploads.usnGap };
}
