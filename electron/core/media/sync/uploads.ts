import { hash } from 'node:crypto';
import { MAX_MEDIA_FILE_BYTES } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { MediaRecord } from '../media-store.ts';
import { isUnreadable } from '../unreadable.ts';
import { ByteRoom } from './byte-room.ts';
import { inLanes } from './lanes.ts';
import type { OutgoingFile } from './media-packets.ts';
import { FILES_PER_PACKET, IN_FLIGHT_BYTES, PACKET_BYTES } from './media-transfer-plan.ts';
import { Refusals } from './refusals.ts';
import { Scratch } from './scratch.ts';
import type { SyncRun } from './sync-run.ts';

/** Names, headers and ends of what is in a packet. */
const PACKET_OVERHEAD_BYTES = 64 << 10;

interface ReadFile extends OutgoingFile {
  readonly record: MediaRecord;
  /** Of what is sent; null: it was removed. */
  readonly sha1: string | null;
}

interface When {
  /** All of the server's changes are known, so nothing of its is replaced unheard. */
  readonly mayBegin: () => boolean;
  /** Nothing more comes from the server that would have to go back to it. */
  readonly mayEnd: () => boolean;
}

/** Sends what was changed here, removals too, in several packets at once. */
export class Uploads {
  readonly #run: SyncRun;
  readonly #when: When;
  readonly #room = new ByteRoom(IN_FLIGHT_BYTES);
  readonly #refusals = new Refusals();
  /** Under way, or tried in vain in this run. */
  readonly #tried = new Set<string>();
  readonly #again: (readonly MediaRecord[])[] = [];
  /** Server usns after packets that are not joined to ours yet, by the usn before them if nobody else was there. */
  readonly #links = new Map<number, number>();
  #after = '';

  constructor(run: SyncRun, when: When) {
    this.#run = run;
    this.#when = when;
  }

  /** Somebody else has changed something on the server between our packets. */
  get usnGap(): boolean {
    return this.#links.size > 0;
  }

  async run(): Promise<void> {
    const { bell, signal } = this.#run;
    while (!this.#when.mayBegin()) await bell.heard(signal);
    await inLanes({
      run: this.#run,
      next: () => this.#again.shift() ?? this.#fromStore(),
      mayEnd: this.#when.mayEnd,
      mover: () => {
        const scratch = new Scratch();
        return (batch) => this.#send(batch, scratch);
      },
    });
  }

  /** As many as make a packet. At the end of the names it begins anew: files come to be sent while others are. */
  #fromStore(): readonly MediaRecord[] {
    const { store } = this.#run;
    const batch: MediaRecord[] = [];
    let bytes = 0;
    for (let wrapped = this.#after === ''; ; ) {
      const records = store.listPending({ after: this.#after, limit: FILES_PER_PACKET });
      for (const record of records) {
        if (batch.length === FILES_PER_PACKET || bytes > PACKET_BYTES) return batch;
        this.#after = record.fileName;
        if (this.#tried.has(record.fileName)) continue;
        this.#tried.add(record.fileName);
        batch.push(record);
        bytes += record.stat?.sizeBytes ?? 0;
      }
      if (records.length > 0) continue;
      this.#after = '';
      if (wrapped || batch.length > 0) return batch;
      wrapped = true;
    }
  }

  async #send(batch: readonly MediaRecord[], scratch: Scratch): Promise<void> {
    const { calls, signal, progress } = this.#run;
    progress.enter('uploading');
    const bytes = batch.reduce((sum, { stat }) => sum + (stat?.sizeBytes ?? 0), 0);
    const leave = await this.#room.enter(bytes, signal);
    try {
      // The files, each with a byte that is read beyond its end, and the packet that they are put into.
      scratch.begin(2 * bytes + PACKET_OVERHEAD_BYTES);
      const files = await this.#read(batch, scratch);
      if (files.length === 0) return;
      const answer = await calls.upload(files, scratch, signal);
      this.#refusals.taken();
      this.#store(files, answer);
    } catch (cause) {
      this.#refused(batch, cause);
    } finally {
      leave();
    }
  }

  async #read(batch: readonly MediaRecord[], scratch: Scratch): Promise<ReadFile[]> {
    const files = await Promise.all(batch.map((record) => this.#readOne(record, scratch)));
    return files.filter((file) => file !== undefined);
  }

  /** Undefined: it is not what it was when the folder was looked at, and the next look says what it is now. */
  async #readOne(record: MediaRecord, scratch: Scratch): Promise<ReadFile | undefined> {
    const { folder, store, skip } = this.#run;
    const { fileName } = record;
    if (record.stat === null) {
      this.#run.assertFolder();
      return folder.hasExactly(fileName) ? undefined : { fileName, data: null, sha1: null, record };
    }
    try {
      const read = await folder.read(fileName, scratch.take);
      if (read === undefined) return undefined;
      const { data, stat } = read;
      const fault = data.length === 0 ? 'empty' : data.length > MAX_MEDIA_FILE_BYTES ? 'tooLarge' : undefined;
      if (fault !== undefined) {
        skip(fileName, fault);
        return undefined;
      }
      const sha1 = hash('sha1', data);
      if (sha1 !== record.sha1) store.noteAdded(fileName, sha1, stat);
      return { fileName, data, sha1, record };
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      store.setProblem(fileName, 'unreadable');
      skip(fileName, 'unreadable');
      return undefined;
    }
  }

  #store(files: readonly ReadFile[], answer: { readonly processed: number; readonly usn: number }): void {
    const { store, progress } = this.#run;
    const taken = files.slice(0, answer.processed);
    if (taken.length === 0) throw new AppError('sync.badData', { what: 'uploadChanges' });
    store.atomically(() => {
      for (const { fileName, sha1 } of taken) store.noteUploaded(fileName, sha1);
      this.#links.set(answer.usn - taken.length, answer.usn);
      store.lastUsn = this.#joined(store.lastUsn);
    });
    for (const { record } of files.slice(answer.processed)) this.#tried.delete(record.fileName);
    const added = taken.filter(({ sha1 }) => sha1 !== null).length;
    const bytes = taken.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    progress.moved('up', { added, removed: taken.length - added, bytes });
  }

  /**
   * Each file that is sent moves the server's usn on by one, one that the server has already by none. As long as the
   * packets follow one another without a gap, nobody else was there, and what there is to know is known here.
   */
  #joined(lastUsn: number): number {
    let usn = lastUsn;
    for (let next = this.#links.get(usn); next !== undefined; next = this.#links.get(usn)) {
      this.#links.delete(usn);
      usn = next;
    }
    return usn;
  }

  #refused(batch: readonly MediaRecord[], cause: unknown): void {
    const { store, skip } = this.#run;
    const parts = this.#refusals.split(batch, cause);
    this.#again.push(...parts);
    const [culprit] = batch;
    if (parts.length > 0 || culprit === undefined) return;
    store.setProblem(culprit.fileName, 'refusedByServer');
    skip(culprit.fileName, 'refusedByServer');
  }
}
