import { isAppError } from '#shared/errors/app-error.ts';
import { type MediaRecord, type MediaStore, hasCome } from '../media-store.ts';
import { Arrivals } from './arrivals.ts';
import { ByteRoom } from './byte-room.ts';
import { inLanes } from './lanes.ts';
import { FILES_PER_PACKET, IN_FLIGHT_BYTES } from './media-transfer-plan.ts';
import { Refusals } from './refusals.ts';
import type { Listing } from './server-listing.ts';
import type { SyncRun } from './sync-run.ts';

/** Names are read from the database so many at a time. */
const NAMES_AHEAD = 500;

/** Brings here what the server has and we don't, in several packets at once, while more is being listed. */
export class Downloads {
  isOver = false;
  readonly #run: SyncRun;
  readonly #listing: Pick<Listing, 'pages' | 'isOver'>;
  readonly #arrivals: Arrivals;
  readonly #room = new ByteRoom(IN_FLIGHT_BYTES);
  readonly #refusals = new Refusals();
  /** Asked for, or asked for in vain in this run. */
  readonly #asked = new Set<string>();
  /** Batches that are to be asked for again: what did not fit, or the halves of what was refused. */
  readonly #again: (readonly string[])[] = [];
  #ready: string[] = [];
  /** How much of the listing `#ready` was read from; further names are there when there is more of it. */
  #readPages = -1;
  #batchSize = FILES_PER_PACKET;
  /** As many files as came to fit into a packet. */
  #fitting = FILES_PER_PACKET;

  constructor(run: SyncRun, listing: Pick<Listing, 'pages' | 'isOver'>) {
    this.#run = run;
    this.#listing = listing;
    this.#arrivals = new Arrivals(run);
  }

  async run(): Promise<void> {
    await inLanes({
      run: this.#run,
      next: () => this.#again.shift() ?? this.#fromStore(),
      mayEnd: () => this.#listing.isOver,
      mover: () => (batch) => this.#fetch(batch),
    });
    this.isOver = true;
    this.#run.bell.ring();
  }

  #fromStore(): readonly string[] {
    if (this.#ready.length === 0) this.#readNames();
    return this.#ready.splice(0, Math.min(this.#batchSize, this.#fitting));
  }

  /** Few names are spread over all requests that may be under way; many fill packets. */
  #readNames(): void {
    const { store, progress, plan } = this.#run;
    const { pages } = this.#listing;
    if (this.#readPages === pages) return;
    for (let after = ''; this.#ready.length < NAMES_AHEAD; ) {
      const records = store.listToFetch({ after, limit: NAMES_AHEAD });
      const last = records.at(-1);
      if (last === undefined) {
        this.#readPages = pages;
        break;
      }
      after = last.fileName;
      this.#ready.push(...records.filter((record) => this.#isToBeAsked(record)).map(({ fileName }) => fileName));
    }
    for (const name of this.#ready) this.#asked.add(name);
    this.#batchSize = Math.min(FILES_PER_PACKET, Math.ceil(this.#ready.length / plan.requestsInFlight));
    if (this.#ready.length > 0) progress.enter('downloading');
  }

  #isToBeAsked(record: MediaRecord): boolean {
    if (this.#asked.has(record.fileName)) return false;
    if (hasCome(record)) {
      this.#asked.add(record.fileName);
      this.#run.settling.check(record.fileName);
      return false;
    }
    const fault = this.#arrivals.faultOf(record);
    if (fault === undefined) return true;
    this.#asked.add(record.fileName);
    this.#run.store.setProblem(record.fileName, fault);
    this.#run.skip(record.fileName, fault);
    return false;
  }

  async #fetch(batch: readonly string[]): Promise<void> {
    const { calls, signal, progress } = this.#run;
    const received = await calls.download(batch, this.#room, signal).catch((cause: unknown) => {
      this.#refused(batch, cause);
    });
    if (received === undefined) return;
    try {
      const { files, bytes } = received;
      this.#refusals.taken();
      progress.moved('down', { bytes });
      await this.#arrivals.store(files);
      this.#leftOver(batch, new Set(files.map(({ fileName }) => fileName)));
    } finally {
      received.done();
    }
  }

  /** A packet is closed when it is large enough: the rest of the batch takes as many packets as that fits into. */
  #leftOver(batch: readonly string[], came: ReadonlySet<string>): void {
    const rest = batch.filter((name) => !came.has(name));
    if (came.size === 0) return this.#unsent(batch);
    if (rest.length === 0) {
      this.#fitting = Math.min(FILES_PER_PACKET, this.#fitting * 2);
      return;
    }
    this.#fitting = came.size;
    for (let at = 0; at < rest.length; at += came.size) this.#again.push(rest.slice(at, at + came.size));
  }

  /** The server answered without any file. Asked for one alone it has nothing to send. */
  #unsent(batch: readonly string[]): void {
    if (batch.length === 1) this.#culprit(batch[0], 'notOnServer');
    for (const name of batch.length === 1 ? [] : batch) this.#again.push([name]);
  }

  #refused(batch: readonly string[], cause: unknown): void {
    const parts = this.#refusals.split(batch, cause);
    this.#again.push(...parts);
    if (parts.length > 0) return;
    const isMissing = isAppError(cause, 'sync.otherDeviceSyncing');
    this.#culprit(batch[0], isMissing ? 'notOnServer' : 'refusedByServer');
  }

  #culprit(fileName: string | undefined, reason: 'notOnServer' | 'refusedByServer'): void {
    if (fileName === undefined) return;
    const { store, skip } = this.#run;
    const record = store.find(fileName);
    // Meanwhile it was heard that the server has removed it: what is here goes up.
    if (record?.fetch !== true) return;
    // Missed for the second time: the server has forgotten it, and says so to nobody.
    if (reason === 'notOnServer' && record.problem === reason) forgetOnServer(store, record);
    else store.setProblem(fileName, reason);
    skip(fileName, reason);
  }
}

function forgetOnServer(store: MediaStore, record: MediaRecord): void {
  if (record.stat === null) return store.forget(record.fileName);
  const isOurs = record.sha1 !== null;
  store.put({ ...record, fetch: false, dirty: isOurs, serverSha1: null, problem: isOurs ? null : record.problem });
}
