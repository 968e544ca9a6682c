import { randomBytes } from 'node:crypto';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { EventName, Events } from '#shared/contract/events.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { stackText } from '#shared/errors/stack-text.ts';
import { withCancelFlags } from '#shared/rpc/cancel-flag.ts';
import type { RequestFrame } from '#shared/rpc/frames.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import { connect, type RpcConnection } from '#shared/rpc/rpc-client.ts';
import { type RunningCall, serveConnection } from '#shared/rpc/rpc-server.ts';
import {
  closeMethod,
  loadSyncProfileMethod,
  type LogLine,
  type MediaWorkerSettings,
  resolveProxyMethod,
  saveSyncProfileMethod,
  type SyncProfile,
  type WorkerSettings,
} from '#shared/rpc/worker-link.ts';
import type { Logger } from './logger.ts';

export interface WorkerClientOptions {
  readonly entry: URL;
  readonly settings: WorkerSettings | MediaWorkerSettings;
  readonly syncProfile: {
    loadSync(): Promise<SyncProfile>;
    saveSync(patch: Partial<SyncProfile>): Promise<SyncProfile>;
  };
  readonly resolveProxy: (url: string) => Promise<string>;
  /** What else this worker may ask, by method. */
  readonly answers?: ReadonlyMap<string, (input: unknown) => Promise<unknown>>;
  readonly logger: Logger;
  readonly onEvent: <E extends EventName>(name: E, value: Events[E]) => void;
  /** The worker ended without being asked to. Every open call has failed by then. */
  readonly onCrash: () => void;
}

export interface WorkerClient {
  call(request: RequestFrame, onProgress: (value: unknown) => void): RunningCall;
  /** Cancels what runs, has the worker's files closed and ends the thread. */
  close(): Promise<void>;
}

/** A whole collection may have to be backed up on the way out, so this is long; it is the last resort. */
const closeTimeoutMs = 120_000;
/**
 * Room for values that are short-lived. Left to itself the engine's thread takes 96 MiB for them before it cleans up;
 * with this it holds a quarter less memory in all, and takes as long for everything.
 */
export const YOUNG_GENERATION_MIB = 12;
const forwarded = [
  'changes',
  'collectionState',
  'syncState',
  'mediaState',
  'mediaFiles',
  'backupFailed',
] as const satisfies readonly EventName[];

/** Starts a worker and speaks with it. */
export function startWorker(options: WorkerClientOptions): WorkerClient {
  return new WorkerThread(options);
}

class WorkerThread implements WorkerClient {
  readonly #options: WorkerClientOptions;
  readonly #worker: Worker;
  readonly #connection: RpcConnection;
  readonly #running = new Set<AbortController>();
  readonly #ended: Promise<void>;
  #closing = false;
  #crash: AppError | undefined;

  constructor(options: WorkerClientOptions) {
    const calls = new MessageChannel();
    const host = new MessageChannel();
    this.#options = options;
    this.#worker = new Worker(options.entry, {
      workerData: { settings: options.settings, calls: calls.port2, host: host.port2 },
      transferList: [calls.port2, host.port2],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB },
      // Its own streams: the CLI's stdout carries answers and nothing else.
      stdout: true,
      stderr: true,
    });
    this.#connection = connect(withCancelFlags(portTransport(calls.port1)));
    for (const name of forwarded) this.#connection.on(name, (value) => options.onEvent(name, value));
    serveWorker(host.port1, options);
    logStream(this.#worker.stdout, 'info', options.logger);
    logStream(this.#worker.stderr, 'warn', options.logger);
    this.#worker.on('error', (error) => this.#fail('worker.failed', error));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        if (!this.#closing) this.#fail('worker.ended', undefined);
        calls.port1.close();
        host.port1.close();
        resolve();
      });
    });
  }

  call(request: RequestFrame, onProgress: (value: unknown) => void): RunningCall {
    const abort = new AbortController();
    return { output: this.#output(request, abort, onProgress), detached: false, cancel: () => abort.abort() };
  }

  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      for (const abort of this.#running) abort.abort();
      if (this.#crash === undefined) await closedInTime(this.#connection.call(closeMethod, {}), this.#options.logger);
      await this.#worker.terminate();
    }
    await this.#ended;
  }

  async #output(
    { method, input }: RequestFrame,
    abort: AbortController,
    onProgress: (value: unknown) => void,
  ): Promise<unknown> {
    if (this.#crash !== undefined) throw this.#crash;
    if (this.#closing) throw new AppError('disconnected', {});
    this.#running.add(abort);
    try {
      return await this.#connection.call(method, input, { signal: abort.signal, onProgress });
    } catch (error: unknown) {
      if (!isAppError(error, 'disconnected') || this.#closing) throw error;
      // The port is gone a moment before the thread is known to be.
      await this.#ended;
      throw this.#crash ?? error;
    } finally {
      this.#running.delete(abort);
    }
  }

  #fail(event: string, error: unknown): void {
    if (this.#crash !== undefined) return;
    const incident = randomBytes(4).toString('hex');
    this.#crash = new AppError('internal', {}, { incident });
    this.#options.logger.write({ level: 'error', event, details: { incident, error: stackText(error) } });
    this.#connection.close();
    // After the open calls have failed, which the closing of the port brings about.
    if (!this.#closing) setImmediate(this.#options.onCrash);
  }
}

async function closedInTime(closed: Promise<unknown>, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'tooLate'>((resolve) => {
    timer = setTimeout(resolve, closeTimeoutMs, 'tooLate');
  });
  try {
    if ((await Promise.race([closed, tooLate])) === 'tooLate') {
      logger.write({ level: 'error', event: 'worker.closeTimedOut', details: { closeTimeoutMs } });
    }
  } catch (error: unknown) {
    // SQLite keeps what was committed; the thread has to end all the same.
    logger.write({ level: 'error', event: 'worker.closeFailed', details: { error: String(error) } });
  } finally {
    clearTimeout(timer);
  }
}

/** Answers what the worker asks: secrets and settings live here, not in the engine. */
function serveWorker(port: MessageChannel['port1'], options: WorkerClientOptions): void {
  const { syncProfile, resolveProxy, answers, logger } = options;
  const transport = portTransport(port);
  transport.onFrame((frame) => {
    if (frame.type === 'event' && frame.name === 'log') logger.write(frame.value as LogLine);
  });
  const answer = async ({ method, input }: RequestFrame): Promise<unknown> => {
    switch (method) {
      case loadSyncProfileMethod:
        return syncProfile.loadSync();
      case saveSyncProfileMethod:
        return syncProfile.saveSync(input as Partial<SyncProfile>);
      case resolveProxyMethod:
        return resolveProxy((input as { url: string }).url);
      default: {
        const answerOf = answers?.get(method);
        if (answerOf === undefined) throw new AppError('unknownMethod', { method });
        return answerOf(input);
      }
    }
  };
  serveConnection(transport, {
    call: (request) => ({ output: answer(request), detached: true, cancel: () => undefined }),
    unexpected: (error, method) => {
      const incident = randomBytes(4).toString('hex');
      logger.write({ level: 'error', event: 'incident', details: { incident, method, error: String(error) } });
      return { code: 'internal', details: {}, incident };
    },
  });
}

function logStream(stream: NodeJS.ReadableStream, level: LogLine['level'], logger: Logger): void {
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => logger.write({ level, event: 'worker.output', details: { text } }));
}
