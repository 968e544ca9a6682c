import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { peerFolder, requirePeerPython } from './find-peer.ts';
import { readJsonLines } from './json-lines.ts';

export { peerAvailable } from './find-peer.ts';

export interface PeerOptions {
  /** Epoch seconds the library takes for now. Needs Linux and a C compiler. */
  readonly now?: number;
  /** The moved clock stands still; otherwise it runs on from `now`. */
  readonly freeze?: boolean;
  /** IANA time zone of the process. Default: UTC. */
  readonly tz?: string;
}

/** The peer's documents are JSON of many shapes; the tests that read them assert their content. */
// oxlint-disable-next-line typescript/no-explicit-any
export type PeerAnswer = any;

/** What the peer answered in place of a result: an error of the official library, by its type. */
export class PeerError extends Error {
  override readonly name = 'PeerError';
  readonly type: string;
  constructor(command: string, type: string, message: string) {
    super(`${command}: ${type}: ${message}`);
    this.type = type;
  }
}

export interface Peer {
  /**
   * Runs one command of peer.py (see README.md). A collection named by `colPath` stays open, and locked, until
   * `call('close', {}, colPath)`.
   */
  call<Result = PeerAnswer>(
    command: string,
    args?: Readonly<Record<string, unknown>>,
    colPath?: string,
  ): Promise<Result>;
  /** Closes every collection and ends the process. */
  stop(): Promise<void>;
  readonly processId: number;
}

/** Starts one process of the official library. It ends with the test process: its stdin closes then. */
export async function startPeer(options: PeerOptions = {}): Promise<Peer> {
  const child = spawn(requirePeerPython(), [join(peerFolder, 'peer.py'), 'batch', ...clockArguments(options)], {
    env: { ...process.env, TZ: options.tz ?? 'UTC', PYTHONUNBUFFERED: '1' },
  });
  await once(child, 'spawn');
  return new BatchPeer(child).asPeer();
}

function clockArguments({ now, freeze }: PeerOptions): string[] {
  if (now === undefined) return [];
  return ['--now', String(now), ...(freeze ? ['--freeze'] : [])];
}

interface Waiting {
  readonly command: string;
  readonly resolve: (result: PeerAnswer) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id?: number;
  readonly result?: PeerAnswer;
  readonly error?: { readonly type: string; readonly message: string };
}

class BatchPeer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<unknown>;
  #nextId = 1;
  #stderr = '';
  #over: Error | undefined;

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#exited = once(child, 'close').then(([code]) => {
      this.#end(new Error(`the peer ended with code ${String(code)}: ${this.#stderr.slice(-800)}`));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-8000);
    });
    child.stdin.on('error', (cause) => this.#end(new Error('the peer does not listen any more', { cause })));
    readJsonLines(
      child.stdout,
      (value) => this.#settle(value as Answer),
      (line) => this.#end(new Error(`the peer said something that is no JSON: ${line.slice(0, 200)}`)),
    );
  }

  asPeer(): Peer {
    return {
      processId: this.#child.pid ?? 0,
      call: (command, args = {}, colPath) => this.#call(command, args, colPath),
      stop: async () => {
        this.#child.stdin.end();
        await this.#exited;
      },
    };
  }

  #call(command: string, args: Readonly<Record<string, unknown>>, colPath: string | undefined): Promise<PeerAnswer> {
    if (this.#over) return Promise.reject(this.#over);
    const id = this.#nextId++;
    const line = { id, cmd: command, args, ...(colPath === undefined ? {} : { col: colPath }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { command, resolve, reject });
      this.#child.stdin.write(`${JSON.stringify(line)}\n`);
    });
  }

  #settle(answer: Answer): void {
    if (answer.id === undefined && answer.error) {
      // No answer to any line: the process could not start at all.
      this.#end(new PeerError('start', answer.error.type, answer.error.message));
      return;
    }
    const waiting = this.#waiting.get(answer.id ?? 0);
    if (!waiting) return;
    this.#waiting.delete(answer.id ?? 0);
    if (answer.error) waiting.reject(new PeerError(waiting.command, answer.error.type, answer.error.message));
    else waiting.resolve(answer.result);
  }

  #end(error: Error): void {
    this.#over ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#over);
    this.#waiting.clear();
  }
}
