import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import type { CancelSignal } from '#shared/contract/define.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Random } from '../env.ts';
import { MergeCalls } from './merge/merge-calls.ts';
import { type Network, directWay } from './http-network.ts';
import type { KeptConnection } from './kept-connection.ts';
import { packed } from './packed-body.ts';
import { type ServerAddress, redirectFrom } from './server-address.ts';
import { sessionId } from './session-id.ts';
import { type WaitTimer, realTimer } from './stall-monitor.ts';
import type { SyncCall } from './sync-call.ts';
import type { ServerMeta } from './sync-decision.ts';
import { type IncomingAnswer, PROTOCOL_VERSION, Redirected, SyncHttp } from './sync-http.ts';
import type { UploadFile } from './upload-file.ts';

export interface SyncClientOptions {
  readonly address: ServerAddress;
  readonly hostKey: string | null;
  readonly client: { readonly version: string; readonly platform: string };
  readonly random: Random;
  readonly timeoutSecs: number;
  readonly signal: CancelSignal;
  readonly timer?: WaitTimer;
  /** Unless given: the environment's proxies and the system's certificates. */
  readonly network?: Network;
  /** Where runs leave a connection for the next one. */
  readonly kept?: KeptConnection;
  /** The server moved: remember where to. */
  readonly onRedirect?: (base: string) => Promise<void>;
}

/** Single calls, for what has more of them than this client knows. */
export interface SyncCalls {
  send(call: SyncCall): Promise<string>;
  exchange<T>(call: SyncCall, receive: (answer: IncomingAnswer) => Promise<T>): Promise<T>;
  /** So many requests at once come soon. */
  expect(requests: number): void;
}

export type ByteProgress = (doneBytes: number, totalBytes: number) => void;

const KeyAnswer = z.object({ key: z.string().min(1) });
const MetaAnswer = z
  .object({
    mod: z.int(),
    scm: z.int(),
    usn: z.int(),
    ts: z.int(),
    msg: z.string().default(''),
    cont: z.boolean().default(true),
    /** Older servers leave it out. */
    empty: z.boolean().default(false),
    media_usn: z.int().optional(),
  })
  .transform(
    (answer): ServerMeta => ({
      modMs: answer.mod,
      scmMs: answer.scm,
      usn: answer.usn,
      clockSecs: answer.ts,
      message: answer.msg,
      proceed: answer.cont,
      empty: answer.empty,
      mediaUsn: answer.media_usn,
    }),
  );

/** The calls of one sync run. Close it when the run is over. */
export class SyncClient {
  readonly #options: SyncClientOptions;
  readonly #sessionId: string;
  #address: ServerAddress;
  #http: SyncHttp;
  /** Where the server was before a redirect, with what may still be under way there. */
  #left: SyncHttp | undefined;
  #moving: Promise<void> | undefined;

  constructor(options: SyncClientOptions) {
    this.#options = options;
    this.#sessionId = sessionId(options.random);
    this.#address = options.address;
    this.#http = this.#connect(options.address);
  }

  /** Where the server is, after a redirect too. */
  get address(): ServerAddress {
    return this.#address;
  }

  /** `keep`: all went well, so a connection may stay open for the next run. */
  async close(options?: { readonly keep?: boolean }): Promise<void> {
    await this.#left?.close();
    await this.#http.close(options);
  }

  /** The calls of a merge, to wherever `meta` led. */
  get merge(): MergeCalls {
    return new MergeCalls(this.calls);
  }

  get calls(): SyncCalls {
    return {
      send: (call) => this.#followed((http) => http.text(call)),
      exchange: (call, receive) => this.#followed((http) => http.exchange(call, receive)),
      expect: (requests) => this.#http.expect(requests),
    };
  }

  /** Logs in and gives the key. The password goes into this one request and nowhere else. */
  async hostKey(username: string, password: string): Promise<string> {
    try {
      return (await this.#json({ method: 'hostKey', payload: { json: { u: username, p: password } } }, KeyAnswer)).key;
    } catch (cause) {
      if (isAppError(cause, 'sync.wrongCredentials')) throw new AppError('sync.wrongCredentials', { username });
      throw cause;
    }
  }

  /** The server's state. Follows one redirect. Ends a merge that another device of the account has running. */
  meta(): Promise<ServerMeta> {
    return this.#json({ method: 'meta', payload: { packed: greeting(this.#clientName()) } }, MetaAnswer);
  }

  /** Writes the server's collection to a new file (not synced to disk: nothing trusts it yet). Gives its size. Raises the server's usn. */
  async download(path: string, onProgress: ByteProgress): Promise<number> {
    const call: SyncCall = { method: 'download', payload: { json: {} } };
    try {
      return await this.#http.exchange(call, (answer) => writeAnswer(path, answer, onProgress));
    } catch (cause) {
      throw asDamagedDownload(cause);
    }
  }

  /** Replaces the server's collection. Gives the server's text, `OK` when it took it. */
  upload(file: UploadFile, onProgress: ByteProgress): Promise<string> {
    return this.#http.text({
      method: 'upload',
      payload: { file },
      onSentBytes: (doneBytes) => onProgress(doneBytes, file.bytes),
    });
  }

  async #json<T>(call: SyncCall, shape: z.ZodType<T>): Promise<T> {
    const text = await this.#followed((http) => http.text(call));
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw this.#stranger('notJson', cause);
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) throw this.#stranger('unexpectedAnswer', parsed.error);
    return parsed.data;
  }

  /** Where it leads to, a call is made anew. Of several that are under way at once, the first one to be told moves. */
  async #followed<T>(ask: (http: SyncHttp) => Promise<T>): Promise<T> {
    try {
      return await ask(this.#http);
    } catch (cause) {
      if (!(cause instanceof Redirected)) throw cause;
      await (this.#moving ??= this.#moveTo(cause.location));
    }
    try {
      return await ask(this.#http);
    } catch (cause) {
      if (cause instanceof Redirected) throw this.#stranger('redirectLoop');
      throw cause;
    }
  }

  async #moveTo(location: string): Promise<void> {
    const { address: next, refused } = redirectFrom(this.#address, location);
    if (refused !== undefined) throw this.#stranger(refused);
    this.#left = this.#http;
    this.#address = next;
    this.#http = this.#connect(next);
    await this.#options.onRedirect?.(next.base);
  }

  #connect(address: ServerAddress): SyncHttp {
    const { hostKey, timeoutSecs, signal, timer, network, kept } = this.#options;
    return new SyncHttp({
      address,
      hostKey: hostKey ?? '',
      clientName: this.#clientName(),
      sessionId: this.#sessionId,
      timeoutSecs,
      signal,
      timer: timer ?? realTimer,
      network: network ?? { variables: process.env, systemProxy: directWay, ownCertificates: null },
      ...(kept === undefined ? {} : { kept }),
    });
  }

  #clientName(): string {
    const { version, platform } = this.#options.client;
    return `ebb,${version},${platform}`;
  }

  #stranger(reason: string, cause?: unknown): AppError {
    return new AppError('sync.notASyncServer', { host: this.#address.host, reason }, { cause });
  }
}

/** The same in every sync: packing it anew takes as long as all else that is done before it goes out. */
let packedGreeting: { readonly clientName: string; readonly body: Buffer } | undefined;

function greeting(clientName: string): Buffer {
  if (packedGreeting?.clientName !== clientName) {
    packedGreeting = { clientName, body: packed(JSON.stringify({ v: PROTOCOL_VERSION, cv: clientName })) };
  }
  return packedGreeting.body;
}

async function writeAnswer(path: string, answer: IncomingAnswer, onProgress: ByteProgress): Promise<number> {
  const handle = await open(path, 'wx');
  try {
    await writeChunks(handle, answer, onProgress);
  } finally {
    await handle.close();
  }
  return answer.totalBytes;
}

async function writeChunks(handle: FileHandle, { totalBytes, chunks }: IncomingAnswer, onProgress: ByteProgress) {
  let done = 0;
  onProgress(done, totalBytes);
  for await (const chunk of chunks) {
    await handle.writeFile(chunk);
    done += chunk.length;
    onProgress(done, totalBytes);
  }
}

/** In a download it is the collection that came damaged, whoever did it: the words about it are others. */
function asDamagedDownload(cause: unknown): unknown {
  if (!isAppError(cause, 'sync.notASyncServer')) return cause;
  const { reason } = cause.details;
  return reason === 'wrongSize' || reason === 'notZstd'
    ? new AppError('sync.damagedDownload', { reason }, { cause })
    : cause;
}
