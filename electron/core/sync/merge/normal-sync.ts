import type { MergeCounts, SyncProgress } from '#shared/contract/sync.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import { getCol, updateCol } from '../../storage/col-storage.ts';
import type { SyncContext } from '../full-sync-run.ts';
import type { ServerMeta } from '../sync-decision.ts';
import {
  type Chunk,
  ChunkReceiver,
  OFFICIAL_CHUNK_LIMIT,
  type OutgoingChunk,
  chunkText,
  countRows,
  markRowsSynced,
  normalizePendingCards,
  outgoingChunks,
  splitChunk,
} from './chunks.ts';
import { applyGraves, countGraves, graveChunks, takePendingGraves } from './graves.ts';
import type { MergeCalls } from './merge-calls.ts';
import type { MergeObserver } from './merge-observer.ts';
import { pendingOnClient } from './merge-rules.ts';
import { tellGravesMoved, tellObjectsMoved, tellRowsCame, tellRowsGo } from './moved-items.ts';
import { type Renamed, markRenamed } from './named-objects.ts';
import { applyObjects, countObjects, takePendingObjects } from './object-changes.ts';
import { countsFromWire, countsToWire, differingCounts, hasUnsentRows, sanityCounts } from './sanity-check.ts';
import { tellRemoved, tellReplacedObjects } from './overwritten-versions.ts';
import { respellTags } from './respell-tags.ts';
import type { TransferPlan } from './transfer-plan.ts';

export interface NormalSyncRun {
  readonly collection: Collection;
  readonly calls: MergeCalls;
  /** As the server's meta has just said. */
  readonly server: ServerMeta;
  /** Our collection changed last: its configuration and creation day count. */
  readonly localIsNewer: boolean;
  readonly plan: TransferPlan;
  readonly context: SyncContext;
  readonly observer: MergeObserver;
  /** Waited for before the server is told to keep what was merged. */
  readonly beforeFinish?: () => Promise<void>;
}

/**
 * All stages of a merge, in their order; to be run inside of one transaction that is rolled back if this throws.
 * Whatever is interrupted, the answer to the last call included, can be done again from the start.
 */
export async function normalSync(run: NormalSyncRun): Promise<MergeCounts> {
  const stages = new NormalSync(run);
  await stages.exchangeGraves();
  const renamed = await stages.exchangeObjectsAndReceive();
  await stages.sendRows();
  await stages.compareCounts();
  await stages.finish(renamed);
  return stages.counts;
}

const NOTHING: MergeCounts = { sent: 0, received: 0, removalsSent: 0, removalsReceived: 0 };

class NormalSync {
  readonly #run: NormalSyncRun;
  readonly #usn: number;
  readonly #observer: MergeObserver;
  #counts = NOTHING;
  readonly #receiver: ChunkReceiver;

  constructor(run: NormalSyncRun) {
    this.#run = run;
    this.#usn = run.server.usn;
    this.#observer = run.observer;
    this.#receiver = new ChunkReceiver(run.collection.db, pendingOnClient, run.observer);
  }

  get counts(): MergeCounts {
    return this.#counts;
  }

  async exchangeGraves(): Promise<void> {
    const { collection, calls, localIsNewer, plan } = this.#run;
    const { db } = collection;
    this.#report('merging');
    const theirs = await calls.start({ minUsn: getCol(db).usn, localIsNewer, requestsNext: 1 + this.#requests });
    const ours = takePendingGraves(db, this.#usn);
    for (const part of graveChunks(ours, plan.gravesAtOnce)) {
      await calls.applyGraves(part);
      this.#count({ removalsSent: countGraves(part) });
    }
    tellGravesMoved('went', ours, this.#observer);
    tellGravesMoved('came', theirs, this.#observer);
    tellRemoved(db, theirs, this.#observer);
    applyGraves(db, theirs, this.#usn);
    this.#count({ removalsReceived: countGraves(theirs) });
  }

  /**
   * Several requests for rows may wait at once: each row comes with exactly one of the answers, and their order is of
   * no matter. They are put in place after the objects, whose note types they need. All of them have ended when this
   * settles, so nothing is applied to a rolled back state.
   */
  async exchangeObjectsAndReceive(): Promise<Renamed> {
    const { plan } = this.#run;
    const stop = new AbortController();
    const stopAll = (cause: unknown): never => {
      stop.abort(cause);
      throw cause;
    };
    const objects = this.#exchangeObjects(stop.signal).catch(stopAll);
    if (!plan.rowsWithObjects) await objects;
    const applied: Promise<void>[] = [];
    const rows = this.#askForRows(stop.signal, (asked) => {
      applied.push(this.#applyWhenThere(asked, objects).catch((cause: unknown) => stop.abort(cause)));
    }).catch(async (cause: unknown) => {
      // A server that refused the objects knows of no merge any more; then what it said to them is the failure.
      if (isAppError(cause, 'sync.otherDeviceSyncing')) await objects;
      stopAll(cause);
    });
    await Promise.allSettled([objects, rows]);
    await Promise.allSettled(applied);
    stop.signal.throwIfAborted();
    return objects;
  }

  async #exchangeObjects(signal: AbortSignal): Promise<Renamed> {
    const { collection, calls, localIsNewer } = this.#run;
    const { db } = collection;
    const ours = takePendingObjects(db, this.#usn, localIsNewer);
    const theirs = await calls.applyChanges(ours, signal);
    tellObjectsMoved('went', ours, this.#observer);
    tellObjectsMoved('came', theirs, this.#observer);
    tellReplacedObjects(ours, theirs, this.#observer);
    this.#count({ sent: countObjects(ours) });
    const renamed = applyObjects(db, theirs, { sent: ours, usn: this.#usn, nowSecs: this.#nowSecs() });
    respellTags(db, { sent: ours.tags, came: theirs.tags });
    this.#count({ received: countObjects(theirs) });
    return renamed;
  }

  /**
   * Asks for rows in rounds until the server has no more. Only a whole round tells whether it has: whoever asks again
   * before all of it is there waits once more for nothing. The next round is under way while this one is put in place.
   */
  async #askForRows(signal: AbortSignal, onAsked: (chunk: Promise<Chunk>) => void): Promise<void> {
    const { calls, context } = this.#run;
    let done = false;
    while (!done) {
      context.throwIfCancelled();
      const round = Array.from({ length: this.#requests }, () => calls.chunk(signal));
      for (const chunk of round) onAsked(chunk);
      done = (await Promise.all(round)).some((chunk) => chunk.done);
    }
  }

  async #applyWhenThere(asked: Promise<Chunk>, objects: Promise<unknown>): Promise<void> {
    const [answer] = await Promise.allSettled([asked]);
    // Whoever asked knows of the failure too, and better what it means.
    if (answer.status === 'rejected') return;
    await objects;
    const chunk = answer.value;
    this.#receiver.apply(chunk);
    tellRowsCame(chunk, this.#observer);
    this.#count({ received: countRows(chunk) });
  }

  async sendRows(): Promise<void> {
    const { collection, context, plan } = this.#run;
    const { db } = collection;
    normalizePendingCards(db);
    tellRowsGo(db, this.#observer);
    for (const chunk of outgoingChunks(db, this.#usn, plan.outgoing)) {
      context.throwIfCancelled();
      if (countRows(chunk) === 0 && !plan.emptyLastChunk) break;
      await this.#sendChunk(chunk);
    }
    markRowsSynced(db, this.#usn);
  }

  async compareCounts(): Promise<void> {
    const { collection, calls } = this.#run;
    const { db } = collection;
    this.#report('finishing');
    if (hasUnsentRows(db)) throw new AppError('internal', {}, { cause: new Error('rows wait after a merge') });
    const here = sanityCounts(db);
    const answer = await calls.sanityCheck(countsToWire(here));
    if (answer.status === 'ok') return;
    const { graves: _, ...compared } = here;
    const there = countsFromWire(answer.s);
    const differing = there === null ? [] : differingCounts(compared, there);
    throw new AppError('sync.sanityFailed', { differing, here: compared, there });
  }

  async finish(renamed: Renamed): Promise<void> {
    const { collection, calls, context } = this.#run;
    const { db } = collection;
    await this.#run.beforeFinish?.();
    context.throwIfCancelled();
    this.#observer.settled();
    const modMs = await calls.finish();
    updateCol(db, { modMs, lastSyncMs: modMs, usn: this.#usn + 1 });
    // Otherwise the next meta would say that there is nothing to do.
    if (markRenamed(db, renamed, this.#nowSecs())) updateCol(db, { modMs: modMs + 1 });
  }

  /** A proxy before the server may have a limit of its own; then the rest goes in the official size. */
  async #sendChunk(chunk: OutgoingChunk): Promise<void> {
    const { calls, context } = this.#run;
    try {
      await calls.applyChunk(chunkText(chunk));
      this.#count({ sent: countRows(chunk) });
    } catch (cause) {
      if (!isAppError(cause, 'sync.tooLarge') || countRows(chunk) <= OFFICIAL_CHUNK_LIMIT.rows) throw cause;
      for (const part of splitChunk(chunk, OFFICIAL_CHUNK_LIMIT.rows)) {
        context.throwIfCancelled();
        await calls.applyChunk(chunkText(part));
        this.#count({ sent: countRows(part) });
      }
    }
  }

  /** If nobody synced since we did, the server has hardly any rows, and one question will do. */
  get #requests(): number {
    const { collection, plan } = this.#run;
    return this.#usn > getCol(collection.db).usn ? plan.requestsInFlight : 1;
  }

  /** Both clocks may be wrong by minutes; a change made now must not look older than what the server just wrote. */
  #nowSecs(): number {
    const { collection, server } = this.#run;
    return Math.max(Math.floor(collection.env.clock.nowMs() / 1000), server.clockSecs);
  }

  #count(more: Partial<MergeCounts>): void {
    const { sent, received, removalsSent, removalsReceived } = this.#counts;
    this.#counts = {
      sent: sent + (more.sent ?? 0),
      received: received + (more.received ?? 0),
      removalsSent: removalsSent + (more.removalsSent ?? 0),
      removalsReceived: removalsReceived + (more.removalsReceived ?? 0),
    };
    this.#report('merging');
  }

  #report(stage: SyncProgress['stage']): void {
    this.#run.context.report({ stage, doneBytes: 0, totalBytes: null, counts: this.#counts });
  }
}
