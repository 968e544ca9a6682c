import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface StartedLoopback {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** Its exit code, once it has one. */
  readonly ended: Promise<number | null>;
  /** Ends it by a signal; resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The loopback host as a person starts it, without a window. */
export function startLoopback(dataFolder: string, args: readonly string[] = []): Promise<StartedLoopback> {
  return started(['--no-open', '--data', dataFolder, ...args], process.env);
}

/** The same with a window, which `browser` (a program that understands `--app=ADDRESS`) shows. */
export function startWithBrowser(dataFolder: string, browser: string): Promise<StartedLoopback> {
  return started(['--data', dataFolder], { ...process.env, DISPLAY: ':none', EBB_BROWSER: browser });
}

async function started(args: readonly string[], env: NodeJS.ProcessEnv): Promise<StartedLoopback> {
  const entry = fileURLToPath(new URL('../loopback.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const reader = createInterface({ input: child.stdout });
  const ended = exitCode(child);
  const first = await Promise.race([once(reader, 'line'), ended.then((code) => ['', code] as const)]);
  const address = /http:\S+/u.exec(String(first[0]))?.[0];
  if (address === undefined) throw new Error(`the loopback host did not start: ${JSON.stringify(first)}`);
  const url = new URL(address);
  return {
    address,
    port: Number(url.port),
    token: url.pathname.replaceAll('/', ''),
    ended,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
