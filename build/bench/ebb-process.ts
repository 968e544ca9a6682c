import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js');

interface Answer {
  readonly output?: unknown;
  readonly error?: { readonly code: string };
}

/** Usually Ebb's command line in batch mode: the same host and worker as behind a window, without one. */
export class EbbProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  /** `program` speaks in lines as the command line's batch mode does. */
  constructor(program: readonly string[]) {
    this.#child = spawn(process.execPath, program);
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  static inBatchMode(profile: string): EbbProcess {
    return new EbbProcess([cli, '--profile', profile, 'batch']);
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  /** One call after the other: the answer to a line is the next line. */
  async call(method: string, input: unknown = {}): Promise<unknown> {
    this.#child.stdin.write(`${JSON.stringify({ method, input })}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error(`Ebb ended before it answered ${method}`);
    const answer = JSON.parse(line.value) as Answer;
    if (answer.error) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.output;
  }

  async stop(): Promise<void> {
    const closed = once(this.#child, 'close');
    this.#child.stdin.end();
    await closed;
  }
}
