import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAppError } from '#shared/errors/app-error.ts';
import { serverAddress } from '../server-address.ts';
import { SyncClient, type SyncClientOptions } from '../sync-client.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

export const HOST_KEY = 'the-secret-key';
/** What `meta` answers. */
export const META = {
  mod: 30,
  scm: 10,
  usn: 4,
  ts: 1_800_000_000,
  msg: '',
  cont: true,
  hostNum: 0,
  empty: false,
  media_usn: 7,
};

/** A server that does what a test says, clients of it, and a folder for their files. */
export interface ClientHarness {
  readonly server: ScriptedServer;
  readonly folder: string;
  connect(options?: Partial<SyncClientOptions>): SyncClient;
  /** Closes the clients, stops the server and removes the folder. */
  end(): Promise<void>;
}

export async function startClientHarness(): Promise<ClientHarness> {
  const server = await startScriptedServer();
  const folder = mkdtempSync(join(tmpdir(), 'ebb-sync-'));
  const clients: SyncClient[] = [];
  return {
    server,
    folder,
    connect: (options = {}) => {
      const client = new SyncClient({
        address: serverAddress(server.url),
        hostKey: HOST_KEY,
        client: { version: '0.1.0', platform: 'linux' },
        random: { bits64: () => 12_345_678_901n },
        timeoutSecs: 30,
        signal: new AbortController().signal,
        ...options,
      });
      clients.push(client);
      return client;
    },
    end: async () => {
      for (const client of clients) await client.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Of what must fail with an error of ours. */
export async function failureOf(work: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> }> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!isAppError(error)) throw new Error('no AppError', { cause: error });
  return { code: error.code, details: { ...error.details } };
}
