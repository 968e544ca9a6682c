import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createZstdDecompress } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { CancelSignal } from '#shared/contract/define.ts';
import { codeOf } from '../errors/from-cause.ts';
import { announcedBytes } from './announced-bytes.ts';
import { decodedAtOnce } from './decoded-at-once.ts';
import { PIECE_BYTES, feedDecoder } from './fed-decoder.ts';
import { type HttpDispatcher, httpDispatcher, wayOf } from './http-dispatcher.ts';
import { isHtml, isReset, networkFailure, noAnswer, statusFailure } from './http-failure.ts';
import type { Network } from './http-network.ts';
import { inOnePiece } from './in-one-piece.ts';
import type { KeptConnection } from './kept-connection.ts';
import { packed } from './packed-body.ts';
import type { ServerAddress } from './server-address.ts';
import { type StallMonitor, type WaitTimer, reported, stallMonitor } from './stall-monitor.ts';
import { type SyncCall, callKind, isRepeatable, lengthOf, mayFollow, pathOf } from './sync-call.ts';
import { unlessAborted } from './unless-aborted.ts';
import { compressedUpload } from './upload-file.ts';
import { type AnswerHeaders, type PreparedRequest, type WholeAnswer, wholeAnswer } from './whole-answer.ts';

/** Sent in the header; servers of 8 to 11 answer, and 11 is the one whose bodies are zstd. */
export const PROTOCOL_VERSION = 11;
/** Answers other than collections are small; what is beyond this is no sync server's. */
const MAX_TEXT_BYTES = 64 << 20;
const PEEK_BYTES = 4096;
/** Larger ones are decoded bit by bit: at once would keep the thread for long, and both forms of them in memory. */
const AT_ONCE_BYTES = 4 << 20;

export interface SyncHttpOptions {
  readonly address: ServerAddress;
  readonly hostKey: string;
  /** Names us in the server's log: program, version, platform. */
  readonly clientName: string;
  /** New for each sync run, the same during one. */
  readonly sessionId: string;
  readonly timeoutSecs: number;
  readonly timer: WaitTimer;
  readonly signal: CancelSignal;
  readonly network: Network;
  /** Where runs leave a connection for the next one. */
  readonly kept?: KeptConnection;
}

/** A decoded answer while it comes in; reading to the end also checks its announced size. */
export interface IncomingAnswer {
  readonly totalBytes: number;
  readonly chunks: AsyncIterable<Buffer>;
  /** All of it in one piece. The caller has seen that it is no more than fits into memory. */
  whole(): Promise<Buffer>;
  /** While this is waited for, the answer is left unread, and that nothing moves is not the line's fault. */
  unreadDuring<T>(work: Promise<T>): Promise<T>;
}

/** The server wants to be asked elsewhere. Only `meta` and calls of media may follow: nothing has begun with them. */
export class Redirected extends Error {
  override readonly name = 'Redirected';
  readonly location: string;
  constructor(location: string) {
    super('redirected');
    this.location = location;
  }
}

/** One sync run's exchanges with one server: single POSTs with zstd bodies, over connections that are used again. */
export class SyncHttp {
  readonly #options: SyncHttpOptions;
  readonly #header: string;
  #opening: Promise<HttpDispatcher> | undefined;
  #connections: HttpDispatcher | undefined;
  #everAnswered = false;
  /** undici takes a connection for free a turn after its answer ended; a request before that opens another. */
  #connectionsFree: Promise<void> | undefined;
  /** Said before there was anything to say it to. */
  #expected = 0;

  constructor(options: SyncHttpOptions) {
    const { hostKey, clientName, sessionId } = options;
    this.#options = options;
    this.#header = JSON.stringify({ v: PROTOCOL_VERSION, k: hostKey, c: clientName, s: sessionId });
  }

  get host(): string {
    return this.#options.address.host;
  }

  /** `keep`: all went well, so a connection may stay open for the next run. */
  async close({ keep = false } = {}): Promise<void> {
    const { address, network, kept } = this.#options;
    // A way that was still asked for when the run ended: nobody waits for it.
    if (this.#connections === undefined)
      void this.#opening?.then(
        (late) => late.close(),
        () => undefined,
      );
    await this.#connectionsFree;
    if (this.#connections === undefined) return;
    if (keep && kept !== undefined && this.#connections.leaveOne()) {
      await kept.keep(wayOf(address.base, network), this.#connections);
    } else await this.#connections.close();
  }

  /** So many requests at once come soon. */
  expect(requests: number): void {
    if (this.#connections === undefined) this.#expected = requests;
    else this.#connections.expect(requests);
  }

  /** Small answers. Whatever fails, the connection is gone when this rejects. */
  text(call: SyncCall): Promise<string> {
    return this.#watched(call, async (monitor, signal) => {
      const { statusCode, headers, body } = await this.#takenWhole(call, monitor, signal);
      refuseRedirect(call, statusCode, headers);
      const totalBytes = announcedBytes(statusCode, headers);
      if (totalBytes === undefined) throw this.#notAnAnswer(call, statusCode, body.toString('latin1'));
      if (totalBytes > MAX_TEXT_BYTES || body.length > MAX_TEXT_BYTES) throw this.#stranger('tooLong');
      return this.#decodedAtOnce(body, totalBytes).toString('utf8');
    });
  }

  /** Runs one call. `receive` reads the answer; whatever fails, the connection is gone when this rejects. */
  exchange<T>(call: SyncCall, receive: (answer: IncomingAnswer) => Promise<T>): Promise<T> {
    return this.#watched(call, async (monitor, signal) =>
      this.#answer(call, await this.#sent(call, monitor, signal), monitor, receive),
    );
  }

  /** Work that ends when the user cancels, when the call is given up, and when nothing moves for too long. */
  async #watched<T>(call: SyncCall, work: (monitor: StallMonitor, signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const cancel = (): void => stop.abort(new AppError('interrupted', {}));
    const give = (): void => stop.abort(call.signal?.reason);
    const { timer } = this.#options;
    const timeoutSecs = call.timeoutSecs ?? this.#options.timeoutSecs;
    const signal = call.evenIfCancelled === true ? undefined : this.#options.signal;
    if (signal?.aborted) throw new AppError('interrupted', {});
    if (call.signal?.aborted) throw call.signal.reason;
    signal?.addEventListener('abort', cancel, { once: true });
    call.signal?.addEventListener('abort', give, { once: true });
    const monitor = stallMonitor(timeoutSecs, timer, () => stop.abort(this.#stalled(timeoutSecs)));
    try {
      return await work(monitor, stop.signal);
    } catch (cause) {
      throw this.#failure(cause, stop.signal);
    } finally {
      this.#connectionsFree = nextTurn();
      monitor.stop();
      signal?.removeEventListener('abort', cancel);
      call.signal?.removeEventListener('abort', give);
    }
  }

  #body({ payload, onSentBytes }: SyncCall, monitor: StallMonitor): Readable | Buffer {
    if ('json' in payload) return packed(JSON.stringify(payload.json));
    if ('packed' in payload) return payload.packed;
    if ('frame' in payload) {
      return Readable.from(reported(payload.frame.chunks(), monitor), { objectMode: false });
    }
    const compressed = compressedUpload(payload.file, onSentBytes ?? (() => undefined));
    return Readable.from(reported(compressed, monitor), { objectMode: false });
  }

  #takenWhole(call: SyncCall, monitor: StallMonitor, signal: AbortSignal): Promise<WholeAnswer> {
    return this.#again(call, signal, async (onAnswer) => {
      return wholeAnswer(await this.#prepared(call, monitor, signal), {
        signal,
        onHead: (statusCode, headers) => {
          onAnswer();
          this.#everAnswered = true;
          monitor.moved();
          const totalBytes = announcedBytes(statusCode, headers);
          if (totalBytes === undefined) return PEEK_BYTES;
          return totalBytes > MAX_TEXT_BYTES ? 0 : MAX_TEXT_BYTES;
        },
        onBytes: () => monitor.moved(),
      });
    });
  }

  #sent(call: SyncCall, monitor: StallMonitor, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return this.#again(call, signal, async () => {
      const { dispatcher, request } = await this.#prepared(call, monitor, signal);
      // The library hears of a signal only once the request has a connection.
      return unlessAborted(dispatcher.request({ ...request, signal }), signal);
    });
  }

  /** One more try when the connection was reset before any of the answer came, where that does no harm. */
  async #again<T>(call: SyncCall, signal: AbortSignal, ask: (onAnswer: () => void) => Promise<T>): Promise<T> {
    let answered = false;
    const onAnswer = (): void => {
      answered = true;
    };
    try {
      return await ask(onAnswer);
    } catch (cause) {
      if (answered || signal.aborted || !isRepeatable(call) || !isReset(cause)) throw cause;
      return ask(onAnswer);
    }
  }

  /** Opened by the first request: which way leads to the server may have to be asked of the system. */
  async #open(): Promise<HttpDispatcher> {
    const { address, network, kept } = this.#options;
    this.#opening ??= httpDispatcher(address.base, network, kept);
    this.#connections = await this.#opening;
    this.#connections.expect(this.#expected);
    this.#expected = 0;
    return this.#connections;
  }

  async #prepared(call: SyncCall, monitor: StallMonitor, signal: AbortSignal): Promise<PreparedRequest> {
    await this.#connectionsFree;
    const { dispatcher } = this.#connections ?? (await unlessAborted(this.#open(), signal));
    const { origin, pathname } = new URL(pathOf(call), this.#options.address.base);
    return {
      dispatcher,
      request: {
        origin,
        path: pathname,
        method: 'POST',
        headers: { 'anki-sync': this.#header, 'content-type': 'application/octet-stream', ...lengthOf(call) },
        body: this.#body(call, monitor),
        // Some of undici's proxies don't hand the dispatcher's own limits on.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
    };
  }

  async #answer<T>(
    call: SyncCall,
    { statusCode, headers, body }: Dispatcher.ResponseData,
    monitor: StallMonitor,
    receive: (answer: IncomingAnswer) => Promise<T>,
  ): Promise<T> {
    this.#everAnswered = true;
    monitor.moved();
    // A body that is left unread reports its own destruction; whoever reads it meets the error there.
    body.on('error', () => undefined);
    try {
      refuseRedirect(call, statusCode, headers);
      const totalBytes = announcedBytes(statusCode, headers);
      if (totalBytes === undefined) throw this.#notAnAnswer(call, statusCode, await beginningOf(body));
      return await receive({
        totalBytes,
        chunks: this.#decoded(body, totalBytes, monitor, PIECE_BYTES),
        whole: () => this.#decodedWhole(body, totalBytes, monitor),
        unreadDuring: (work) => monitor.pausedDuring(work),
      });
    } finally {
      if (!body.readableEnded) body.destroy();
    }
  }

  #notAnAnswer(call: SyncCall, status: number, text: string): AppError {
    if (status === 200) return this.#stranger(isHtml(text) ? 'html' : 'noSize');
    const proxy = this.#connections?.proxy;
    return statusFailure({ host: this.host, status, call: callKind(call), text, proxy });
  }

  async *#decoded(
    body: Readable,
    totalBytes: number,
    monitor: StallMonitor,
    chunkSize: number,
  ): AsyncGenerator<Buffer> {
    const decoder = createZstdDecompress({ chunkSize });
    feedDecoder(body, decoder, () => monitor.moved());
    let done = 0;
    for await (const part of decoder) {
      const chunk: Buffer = part;
      done += chunk.length;
      if (done > totalBytes) throw this.#stranger('wrongSize');
      yield chunk;
    }
    if (done !== totalBytes) throw this.#stranger('wrongSize');
  }

  async #decodedWhole(body: Readable, totalBytes: number, monitor: StallMonitor): Promise<Buffer> {
    // Into memory that has room for all of it, and for the byte too many that a lie about the size shows itself by.
    if (totalBytes > AT_ONCE_BYTES) return inOnePiece(this.#decoded(body, totalBytes, monitor, totalBytes + 1));
    const parts: Buffer[] = [];
    let received = 0;
    for await (const part of body) {
      monitor.moved();
      received += part.length;
      if (received > MAX_TEXT_BYTES) throw this.#stranger('tooLong');
      parts.push(part);
    }
    monitor.moved();
    return this.#decodedAtOnce(Buffer.concat(parts), totalBytes);
  }

  #decodedAtOnce(compressed: Buffer, totalBytes: number): Buffer {
    // One byte more than there may be is enough to see that there are too many.
    const decoded = decodedAtOnce(compressed, totalBytes + 1);
    if (decoded?.length !== totalBytes) throw this.#stranger('wrongSize');
    return decoded;
  }

  #stalled(timeoutSecs: number): AppError {
    return this.#connections?.connected() === true && !this.#everAnswered
      ? noAnswer(this.host)
      : new AppError('sync.timeout', { host: this.host, timeoutSecs });
  }

  #stranger(reason: string): AppError {
    return new AppError('sync.notASyncServer', { host: this.host, reason });
  }

  #failure(cause: unknown, stopped: AbortSignal): unknown {
    if (stopped.aborted) return stopped.reason;
    if (isAppError(cause) || cause instanceof Redirected) return cause;
    const code = codeOf(cause);
    if (code?.startsWith('ZSTD_')) return this.#stranger('notZstd');
    // The stream ended in good order but inside the zstd frame.
    if (code === 'Z_BUF_ERROR') return new AppError('sync.connectionLost', { host: this.host }, { cause });
    const handshaking = this.#options.address.encrypted && this.#connections?.connected() === false;
    const state = { host: this.host, everAnswered: this.#everAnswered, handshaking, proxy: this.#connections?.proxy };
    return networkFailure(cause, state) ?? cause;
  }
}

function refuseRedirect(call: SyncCall, statusCode: number, headers: AnswerHeaders): void {
  const location = headers['location'];
  if (statusCode === 308 && mayFollow(call) && typeof location === 'string') throw new Redirected(location);
}

async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of body) {
    text += chunk.toString('latin1');
    if (text.length >= PEEK_BYTES) break;
  }
  return text;
}
