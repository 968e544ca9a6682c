import type { MergeCounts, SyncProgress } from '#shared/contract/sync.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import { getCol, updateCol } from '../../storage/col-storage.ts';
import { pendingNotetypes } from '../../storage/notetype-storage.ts';
import type { SyncContext } from '../full-sync-run.ts';
import { packed } from '../packed-body.ts';
import { requestsOnTheirWay } from '../requests-on-their-way.ts';
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
  const renamed = await stages.exchangeRest();
  await stages.compareCounts();
  await stages.finish(renamed);
  return stages.counts;
}

/** Its rows, and the request's body made of them. */
interface PackedChunk {
  readonly chunk: OutgoingChunk;
  readonly body: Buffer;
}

const NOTHING: MergeCounts = { sent: 0, received: 0, removalsSent: 0, removalsReceived: 0 };

class NormalSync {
  readonly #run: NormalSyncRun;
  readonly #usn: number;
  readonly #observer: MergeObserver;
  #counts = NOTHING;
  readonly #receiver: ChunkReceiver;
  /** What we have for the server, if that may go without a look at what the server has for us. */
  #ahead: Generator<PackedChunk> | undefined;

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
    const requestsNext = this.#requests + (this.#oursMayGoAhead ? 2 : 1);
    const starting = calls.start({ minUsn: getCol(db).usn, localIsNewer, requestsNext });
    // Both have ended when this goes on.
    const [answer, prepared] = await Promise.allSettled([starting, this.#prepareRows()]);
    if (answer.status === 'rejected') throw answer.reason;
    if (prepared.status === 'rejected') throw prepared.reason;
    const theirs = answer.value;
    // Nobody synced, and yet something was deleted: then ours are taken again, without it.
    if (countGraves(theirs) > 0) this.#ahead = undefined;
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
   * Objects and rows, both ways. Several requests may wait at once: each row of the server's comes with exactly one of
   * the answers, and their order is of no matter. Rows are put in place after the objects, whose note types they need.
   * All requests have ended when this settles, so nothing is applied to a rolled back state.
   */
  async exchangeRest(): Promise<Renamed> {
    const stop = new AbortController();
    const objects = this.#exchangeObjects(stop.signal);
    const ours = this.#sendAhead(stop.signal);
    const failed = async (cause: unknown): Promise<void> => {
      // A server that refused one of them knows of no merge any more; then what it said to that one is the failure.
      if (isAppError(cause, 'sync.otherDeviceSyncing')) await Promise.allSettled([objects, ours]);
      stop.abort(cause);
    };
    const ended = [objects.catch(failed), ours.catch(failed)];
    if (!this.#run.plan.rowsWithObjects) await ended[0];
    if (!stop.signal.aborted) ended.push(this.#receiveRows(objects, stop).catch(failed));
    await Promise.all(ended);
    stop.signal.throwIfAborted();
    if (this.#ahead === undefined) await this.#sendRows(this.#rowsToSend(), stop.signal);
    markRowsSynced(this.#run.collection.db, this.#usn);
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

  async #receiveRows(objects: Promise<unknown>, stop: AbortController): Promise<void> {
    const applied: Promise<void>[] = [];
    try {
      await this.#askForRows(stop.signal, (asked) => {
        const applying = this.#applyWhenThere(asked, objects, stop.signal);
        applied.push(applying.catch((cause: unknown) => stop.abort(cause)));
      });
    } finally {
      await Promise.all(applied);
    }
  }

  async #applyWhenThere(asked: Promise<Chunk>, objects: Promise<unknown>, signal: AbortSignal): Promise<void> {
    // Whoever asked, for rows or objects, knows of a failure too, and better what it means.
    const [answer, objectsThere] = await Promise.allSettled([asked, objects]);
    if (answer.status === 'rejected' || objectsThere.status === 'rejected' || signal.aborted) return;
    const chunk = answer.value;
    this.#receiver.apply(chunk);
    tellRowsCame(chunk, this.#observer);
    this.#count({ received: countRows(chunk) });
  }

  /**
   * Ours may go ahead of the server's when nobody has synced since we did, so that it has nothing of another device's:
   * else the version that ours covers would have to be seen first, for the history. Note types are needed before notes.
   */
  get #oursMayGoAhead(): boolean {
    const { collection, plan } = this.#run;
    const { db } = collection;
    return plan.oursWithObjects && this.#usn === getCol(db).usn && pendingNotetypes(db).length === 0;
  }

  /** Gets the first part ready while the server is asked to begin. */
  async #prepareRows(): Promise<void> {
    if (!this.#oursMayGoAhead) return;
    await requestsOnTheirWay();
    const rows = this.#rowsToSend();
    const first = rows.next();
    this.#ahead = (function* () {
      if (first.done !== true) yield first.value;
      yield* rows;
    })();
  }

  async #sendAhead(signal: AbortSignal): Promise<void> {
    if (this.#ahead === undefined) return;
    // The question for the server's rows goes first: it would be answered with ours among them.
    await requestsOnTheirWay();
    await this.#sendRows(this.#ahead, signal);
  }

  *#rowsToSend(): Generator<PackedChunk> {
    const { collection, plan } = this.#run;
    normalizePendingCards(collection.db);
    for (const chunk of outgoingChunks(collection.db, this.#usn, plan.outgoing)) {
      yield { chunk, body: packed(chunkText(chunk)) };
    }
  }

  async #sendRows(rows: Generator<PackedChunk>, signal: AbortSignal): Promise<void> {
    const { collection, context, plan } = this.#run;
    tellRowsGo(collection.db, this.#observer);
    for (const part of rows) {
      context.throwIfCancelled();
      signal.throwIfAborted();
      if (countRows(part.chunk) === 0 && !plan.emptyLastChunk) break;
      await this.#sendChunk(part, signal);
    }
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
    // The server renamed its own since it told the time, and before it finished: ours must not look older than that.
    const nowSecs = Math.max(this.#nowSecs(), Math.ceil(modMs / 1000));
    if (markRenamed(db, renamed, nowSecs)) updateCol(db, { modMs: modMs + 1 });
  }

  /** A proxy before the server may have a limit of its own; then the rest goes in the official size. */
  async #sendChunk({ chunk, body }: PackedChunk, signal: AbortSignal): Promise<void> {
    const { calls, context } = this.#run;
    try {
      await calls.applyChunk(body, signal);
      this.#count({ sent: countRows(chunk) });
    } catch (cause) {
      if (!isAppError(cause, 'sync.tooLarge') || countRows(chunk) <= OFFICIAL_CHUNK_LIMIT.rows) throw cause;
      for (const part of splitChunk(chunk, OFFICIAL_CHUNK_LIMIT.rows)) {
        context.throwIfCancelled();
        await calls.applyChunk(packed(chunkText(part)), signal);
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
