import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../electron/cli/cli.ts', import.meta.url));

/** Several calls of the command line in one process; the answers in their order. Throws for the first that failed. */
export async function runBatch(
  profile: string,
  calls: readonly (readonly [method: string, input: unknown])[],
): Promise<unknown[]> {
  const child = spawn(process.execPath, [cli, '--profile', profile, 'batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  child.stdin.end(calls.map(([method, input]) => `${JSON.stringify({ method, input })}\n`).join(''));
  await once(child, 'close');
  return printed
    .trim()
    .split('\n')
    .map((line, at) => {
      const answer = JSON.parse(line) as { readonly output?: unknown; readonly error?: unknown };
      if (answer.error !== undefined) throw new Error(`${calls[at]?.[0] ?? ''}: ${JSON.stringify(answer.error)}`);
      return answer.output;
    });
}
