import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { testZone } from './test-zone.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist', 'electron');

export interface EbbHost {
  /** Of the page, with its secret path. */
  readonly address: string;
  readonly processId: number;
  /** One call of the contract over HTTP, past the window. */
  call(method: string, input?: unknown): Promise<unknown>;
  /** An orderly end, as when the window closes. */
  stop(): Promise<void>;
  /** SIGKILL: what a crash or a power cut leaves behind. */
  kill(): Promise<void>;
}

/** A data folder of its own: the collection, the settings and everything else of one test. */
export class DataFolder {
  readonly path: string;
  readonly profile: string;

  private constructor(path: string) {
    this.path = path;
    this.profile = join(path, 'profiles', 'User 1');
  }

  /**
   * Media syncs are off in it until a test switches them on: one that goes on in the background would answer the
   * next press of the sync button with its progress.
   */
  static async make(): Promise<DataFolder> {
    const data = new DataFolder(await mkdtemp(join(tmpdir(), 'ebb-data-')));
    await mkdir(data.profile, { recursive: true });
    await writeFile(join(data.profile, 'profile.json'), JSON.stringify({ sync: { syncMedia: false } }));
    return data;
  }

  get collection(): string {
    return join(this.profile, 'collection.db');
  }

  /** Runs one call through the command line, which makes profile and collection if they are missing. */
  async cli(method: string, input: unknown = {}): Promise<unknown> {
    const args = [join(dist, 'cli.js'), '--tz', testZone, '--profile', this.profile, method, JSON.stringify(input)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts the built loopback host, as `npm start` does, on a free port and without opening a window. */
export async function startEbb(
  data: DataFolder,
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<EbbHost> {
  const program = join(dist, 'loopback.js');
  if (!existsSync(program)) throw new Error('Ebb is not built: run "npm run build"');
  const args = [program, '--no-open', '--data', data.path, '--lang', 'en', '--tz', testZone, ...options];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const address = await printedAddress(child);
  return {
    address,
    processId: child.pid ?? 0,
    call: (method, input = {}) => post(`${address}rpc/${method}`, input),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Ebb ended with code ${String(code)} before it was ready`)));
    if (!child.stdout) return reject(new Error('no output to read'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

async function post(url: string, input: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
