import { createInterface, type Interface } from 'node:readline';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { WireError } from '#shared/errors/error-codes.ts';
import type { RunningCall } from '#shared/rpc/rpc-server.ts';
import { type Host, startHost } from '#host/host.ts';
import { version } from '#host/version.ts';
import { type CliCommand, cliCommand } from './cli-command.ts';

/** What a call came to, as it is printed in batch mode. */
type Answer = { readonly output: unknown } | { readonly error: WireError };

/** What a signal has to end. */
let running: RunningCall | undefined;
let reader: Interface | undefined;

/** Does what the command line says; gives the exit code. */
export async function runCli(): Promise<number> {
  let command: CliCommand;
  try {
    command = cliCommand(process.argv.slice(2));
  } catch (error: unknown) {
    return printedError(wireError(error));
  }
  if (command.kind === 'help') {
    return printedHelp(command.method);
  }
  let host: Host;
  try {
    host = await startHost({
      door: 'cli',
      places: command.places,
      clock: command.clock,
      version,
      createAtOnce: true,
      // No language of the system: what a script makes must not depend on where it runs.
      platform: { systemLanguages: [], resolveProxy: () => Promise.resolve('DIRECT'), quit: () => Promise.resolve() },
    });
  } catch (error: unknown) {
    return printedError(wireError(error));
  }
  stopOnSignals();
  try {
    return command.kind === 'batch' ? await runBatch(host) : await runOne(host, command.method, command.input);
  } finally {
    await host.stop();
  }
}

async function printedHelp(method: string | undefined): Promise<number> {
  const { helpText } = await import('./help-text.ts');
  try {
    process.stdout.write(helpText(method));
    return 0;
  } catch (error: unknown) {
    return printedError(wireError(error));
  }
}

async function runOne(host: Host, method: string, input: unknown): Promise<number> {
  const answer = await answerTo(host, method, input);
  if ('error' in answer) return printedError(answer.error);
  printLine(answer.output);
  return 0;
}

/** One JSON object a line in, one answer a line out, in order. A line that fails does not end the batch. */
async function runBatch(host: Host): Promise<number> {
  reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of reader) {
    if (line.trim() !== '') printLine(await batchAnswer(host, line));
  }
  return 0;
}

async function batchAnswer(host: Host, line: string): Promise<Answer> {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    // The parser's own words may quote the line, which may hold a password.
    return { error: new AppError('invalidInput', { issues: ['line: not JSON'] }).toWire() };
  }
  if (typeof request !== 'object' || request === null || !('method' in request) || typeof request.method !== 'string') {
    return { error: new AppError('invalidInput', { issues: ['method: missing'] }).toWire() };
  }
  return answerTo(host, request.method, 'input' in request ? request.input : {});
}

async function answerTo(host: Host, method: string, input: unknown): Promise<Answer> {
  try {
    running = host.call({ type: 'request', id: 1, method, input }, () => undefined);
    return { output: (await running.output) ?? null };
  } catch (error: unknown) {
    return { error: isAppError(error) ? error.toWire() : host.router.unexpected(error, method) };
  } finally {
    running = undefined;
  }
}

function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function printedError(error: WireError): number {
  printLine({ error });
  return 1;
}

function wireError(error: unknown): WireError {
  if (isAppError(error)) return error.toWire();
  // There is no log yet: the stack goes where a terminal shows it and no script reads it.
  console.error(error);
  return new AppError('internal', {}).toWire();
}

/** The call is cancelled, answers `interrupted`, and the collection is closed as after any other call. */
function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      reader?.close();
      process.stdin.destroy();
      running?.cancel();
    });
  }
}
