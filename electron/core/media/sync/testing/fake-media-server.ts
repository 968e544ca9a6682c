import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { ByteRoom } from '../byte-room.ts';
import type { ReceivedFiles, ServerCalls, UploadedFiles } from '../media-calls.ts';
import type { MediaChange } from '../media-decisions.ts';
import type { OutgoingFile } from '../media-packets.ts';
import type { Scratch } from '../scratch.ts';

export function sha1Of(data: Buffer | string): string {
  return createHash('sha1').update(data).digest('hex');
}

interface ServerFile {
  readonly usn: number;
  /** Null: removed. */
  readonly data: Buffer | null;
}

/** A media server in memory, for what the official one can't be made to do. By the same rules otherwise. */
export class FakeMediaServer implements ServerCalls {
  readonly files = new Map<string, ServerFile>();
  usn = 0;
  /** How often anything was asked of it. */
  requests = 0;
  /** Names of each packet that was asked for or sent. */
  readonly downloads: (readonly string[])[] = [];
  readonly uploads: (readonly string[])[] = [];
  /** Called before a packet is answered; what it throws is the answer. */
  onDownload: (names: readonly string[]) => void | Promise<void> = () => undefined;
  onUpload: (names: readonly string[]) => void | Promise<void> = () => undefined;
  pageSize = 1000;
  filesPerPacket = 25;
  /** So many of an upload are processed at most. */
  processed = 25;
  agrees: (count: number) => boolean = (count) => count === this.#count();

  put(fileName: string, content: string): void {
    this.#set(fileName, Buffer.from(content));
  }
  remove(fileName: string): void {
    this.#set(fileName, null);
  }
  /** What it has, as texts. */
  contents(): Record<string, string> {
    const there = [...this.files].flatMap(([name, { data }]) => (data === null ? [] : [[name, String(data)] as const]));
    return Object.fromEntries(there.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  expect(): void {}

  begin(): Promise<number> {
    this.requests += 1;
    return Promise.resolve(this.usn);
  }

  changes(lastUsn: number): Promise<MediaChange[]> {
    this.requests += 1;
    const rows = [...this.files].map(([fileName, { usn, data }]) => ({
      ...{ fileName, usn },
      sha1: data === null ? null : sha1Of(data),
    }));
    const later = rows.filter(({ usn }) => usn > lastUsn).toSorted((a, b) => a.usn - b.usn);
    return Promise.resolve(later.slice(0, this.pageSize));
  }

  async download(names: readonly string[], room: ByteRoom, signal: AbortSignal): Promise<ReceivedFiles> {
    this.downloads.push(names);
    await this.onDownload(names);
    signal.throwIfAborted();
    const files = names.slice(0, this.filesPerPacket).map((fileName) => {
      const data = this.files.get(fileName)?.data;
      if (data == null) throw missing();
      return { fileName, data };
    });
    const bytes = files.reduce((sum, { data }) => sum + data.length, 0);
    return { files, bytes, done: await room.enter(bytes, signal) };
  }

  async upload(files: readonly OutgoingFile[], _scratch: Scratch, signal: AbortSignal): Promise<UploadedFiles> {
    const names = files.map(({ fileName }) => fileName);
    this.uploads.push(names);
    await this.onUpload(names);
    signal.throwIfAborted();
    const taken = files.slice(0, this.processed);
    for (const { fileName, data } of taken) {
      const old = this.files.get(fileName)?.data ?? null;
      // Its memory is the client's, who uses it again.
      const own = data === null ? null : Buffer.from(data);
      if (old === null ? own !== null : own === null || !old.equals(own)) this.#set(fileName, own);
    }
    return { processed: taken.length, usn: this.usn };
  }

  hasAsMany(count: number): Promise<boolean> {
    return Promise.resolve(this.agrees(count));
  }

  #count(): number {
    return [...this.files.values()].filter(({ data }) => data !== null).length;
  }
  #set(fileName: string, data: Buffer | null): void {
    this.usn += 1;
    this.files.set(fileName, { usn: this.usn, data });
  }
}

/** As a server answers that has forgotten a file. */
export function missing(): AppError {
  return new AppError('sync.otherDeviceSyncing', { host: 'fake' });
}
/** As a server answers that can't read a file. */
export function refused(): AppError {
  return new AppError('sync.badRequest', { host: 'fake' });
}
