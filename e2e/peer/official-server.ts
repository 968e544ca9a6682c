import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peerFolder, requirePeerPython } from './find-peer.ts';
import { readJsonLines } from './json-lines.ts';
import { lastingPort } from './lasting-port.ts';

export interface OfficialServerOptions {
  /** Accounts as `name:password`. Default: `me:secret`. */
  readonly users?: readonly string[];
  /** Variables for the server's process, such as MAX_SYNC_PAYLOAD_MEGS. */
  readonly env?: Readonly<Record<string, string>>;
  /** Epoch seconds that the server's clock shows when it starts. Needs Linux and a C compiler. */
  readonly now?: number;
  /** A folder to keep data in after `stop`; one that exists is served again. Default: a temporary one. */
  readonly base?: string;
  /** Default: a free one that stays so while the server is down, so that it can come back at the same address. */
  readonly port?: number;
}

export interface OfficialServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  /** The folder with each account's collection. */
  readonly base: string;
  readonly port: number;
  /** The server's own process, for tests that kill it. */
  readonly processId: number;
  /** Where the server logs each request. */
  readonly logPath: string;
  stop(): Promise<void>;
}

interface Started {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  readonly log: string;
  readonly error?: { readonly message: string };
}

/** Starts the official sync server on the loopback interface. It ends with the test process. */
export async function startOfficialServer(options: OfficialServerOptions = {}): Promise<OfficialServer> {
  const base = options.base ?? (await mkdtemp(join(tmpdir(), 'ebb-server-')));
  const port = options.port ?? (await lastingPort());
  const child = spawn(requirePeerPython(), [join(peerFolder, 'serve.py'), ...serveArguments(base, port, options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close');
  const started = await new Promise<Started>((resolve, reject) => {
    readJsonLines(
      child.stdout,
      (value) => resolve(value as Started),
      () => undefined,
    );
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`the official server did not start (code ${String(code)})`)));
  });
  if (started.error) throw new Error(`the official server did not start: ${started.error.message}`);
  return {
    url: started.url,
    base,
    port: started.port,
    processId: started.pid,
    logPath: started.log,
    stop: async () => {
      child.stdin.end();
      await exited;
      if (options.base === undefined) await rm(base, { recursive: true, force: true });
    },
  };
}

function serveArguments(base: string, port: number, options: OfficialServerOptions): string[] {
  const { users = ['me:secret'], env = {}, now } = options;
  return [
    ...(now === undefined ? [] : ['--now', String(now)]),
    '--base',
    base,
    '--port',
    String(port),
    ...users.flatMap((user) => ['--user', user]),
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
  ];
}
