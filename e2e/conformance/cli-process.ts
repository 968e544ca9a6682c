import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../electron/cli/cli.ts', import.meta.url));

export interface CliAnswer {
  readonly code: number | null;
  /** What was printed: one JSON value. */
  readonly output: unknown;
}

/** One call of the command line as a script makes it, in a process of its own. */
export async function callCli(args: readonly string[]): Promise<CliAnswer> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: JSON.parse(printed) as unknown };
}
