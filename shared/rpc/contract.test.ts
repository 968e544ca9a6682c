import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { contract, hostContract } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { placesOfProfile } from '#host/data-folder.ts';
import { type Host, startHost } from '#host/host.ts';
import { type HttpServer, startHttpServer } from '#loopback/http-server.ts';
import { websocketTransport } from '#loopback/websocket-transport.ts';
import { memoryTransportPair } from './memory-transport.ts';
import { findMethod, methodNames } from './method-def.ts';
import { portTransport } from './port-transport.ts';
import { connect, type RpcConnection } from './rpc-client.ts';
import { sampleOf } from './testing/call-samples.ts';
import type { Transport } from './transport.ts';

const folder = mkdtempSync(join(tmpdir(), 'ebb-contract-'));
const quit = vi.fn(async () => undefined);
let host: Host;
let server: HttpServer;
const opened: RpcConnection[] = [];

beforeAll(async () => {
  host = await startHost({
    // The CLI's host, since it may be asked everything.
    door: 'cli',
    places: placesOfProfile(join(folder, 'profiles', 'User 1')),
    platform: { systemLanguages: ['en'], resolveProxy: async () => 'DIRECT', quit },
    version: '1.2.3',
    createAtOnce: true,
    openProfile: async () => undefined,
    workerEntry: new URL('../../electron/worker/testing/fake-worker.ts', import.meta.url),
    mediaWorkerEntry: new URL('../../electron/worker/testing/fake-media-worker.ts', import.meta.url),
  });
  server = await startHttpServer({ host, rendererFolder: folder, mediaFolder: folder, token: 'secret', port: 0 });
});
afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});
afterAll(async () => {
  await host.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

const doors: Readonly<Record<string, () => Promise<Transport>>> = {
  memory: async () => {
    const [mine, theirs] = memoryTransportPair();
    host.connect(theirs);
    return mine;
  },
  MessagePort: async () => {
    const { port1, port2 } = new MessageChannel();
    host.connect(portTransport(port2));
    return portTransport(port1);
  },
  WebSocket: async () => {
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}socket`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return websocketTransport(socket);
  },
};

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`no AppError but ${String(error)}`);
  return error;
}

/** The one that the samples remove, and not the one that they add. */
function profilesOfSamples(): void {
  mkdirSync(join(folder, 'profiles', 'User 2'), { recursive: true });
  rmSync(join(folder, 'profiles', 'Rana'), { recursive: true, force: true });
}

/** The host takes parts of a file only that was begun. */
async function partOfFile(connection: RpcConnection): Promise<ReturnType<typeof sampleOf>> {
  const sample = sampleOf('files.addPart');
  const begun = await connection.call('files.receive', { fileName: 'a.txt', sizeBytes: 3 });
  return { ...sample, input: { ...Object(sample.input), path: Object(begun).path } };
}

describe.each(Object.keys(doors))('the contract over %s', (door) => {
  async function connected(): Promise<RpcConnection> {
    const open = doors[door];
    if (open === undefined) throw new Error(door);
    const connection = connect(await open());
    opened.push(connection);
    return connection;
  }

  it.each(methodNames(contract))('carries %s there and back', async (name) => {
    const connection = await connected();
    profilesOfSamples();
    const { input, output, progress } = name === 'files.addPart' ? await partOfFile(connection) : sampleOf(name);
    const onProgress = vi.fn();
    const answer = await connection.call(name, input, { onProgress });
    if (findMethod(hostContract, name) === undefined) expect(answer).toEqual(output);
    else expect(findMethod(contract, name)?.output.safeParse(answer).error).toBeUndefined();
    expect(onProgress.mock.calls).toEqual(progress === undefined ? [] : [[progress]]);
  });

  it.each(methodNames(contract))('refuses an input of %s that is no object', async (name) => {
    const error = await failureOf((await connected()).call(name, 'no object'));
    expect(error.code).toBe('invalidInput');
  });

  it('names the place of a wrong input but not its value', async () => {
    const error = await failureOf((await connected()).call('sync.login', { serverUrl: '', username: '', password: 5 }));
    expect(error.details).toEqual({ issues: ['username: too_small', 'password: invalid_type'] });
  });

  it.each([
    'decks.nothing',
    'nothing.tree',
    'decks',
    'decks.tree.x',
    'decks.constructor',
    '__proto__.x',
    '',
    'worker.close',
  ])('does not know the method "%s"', async (name) => {
    const error = await failureOf((await connected()).call(name, {}));
    expect([error.code, error.details]).toEqual(['unknownMethod', { method: name }]);
  });

  it('carries an error with its details', async () => {
    const error = await failureOf((await connected()).call('decks.create', { name: 'known error' }));
    expect(error).toMatchObject({ code: 'deck.filteredCantHaveChildren', details: { name: 'x' } });
    expect(error.incident).toBeUndefined();
  });

  it.each(['unknown error', 'bad output'])('tells of "%s" by a number that is found in the log', async (name) => {
    const error = await failureOf((await connected()).call('decks.create', { name }));
    expect(error).toMatchObject({ code: 'internal', details: {}, message: 'internal' });
    // The worker's log comes another way than its answer, perhaps a little later.
    await vi.waitFor(() => {
      const log = readFileSync(join(folder, 'profiles', 'User 1', 'logs', 'ebb.log'), 'utf8').split('\n');
      const entry = log.find((line) => line.includes(`"incident":"${error.incident ?? 'none'}"`));
      expect(entry).toContain('decks.create');
    });
  });

  it('cancels work that waits', async () => {
    const connection = await connected();
    const abort = new AbortController();
    const onProgress = vi.fn(() => abort.abort());
    const call = connection.call('sync.resolve', { direction: 'download' }, { signal: abort.signal, onProgress });
    expect((await failureOf(call)).code).toBe('interrupted');
    expect(onProgress).toHaveBeenCalledOnce();
  });

  it('cancels work that keeps the thread busy, and shows its progress at a bearable pace', async () => {
    const connection = await connected();
    const abort = new AbortController();
    let reports = 0;
    const began = performance.now();
    const onProgress = (): void => {
      reports += 1;
      if (reports === 3) abort.abort();
    };
    const call = connection.call('backups.create', { force: true }, { signal: abort.signal, onProgress });
    expect((await failureOf(call)).code).toBe('interrupted');
    expect(reports).toBeGreaterThanOrEqual(3);
    expect(reports).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 100) + 1);
  });

  it('cancels the calls of a connection that is lost, so that others come to their turn', async () => {
    const lost = await connected();
    const started = new Promise((resolve) => {
      lost.call('sync.resolve', { direction: 'download' }, { onProgress: resolve }).catch(() => undefined);
    });
    await started;
    const waiting = (await connected()).call('decks.create', { name: 'a::b' });
    lost.close();
    expect(await waiting).toEqual(sampleOf('decks.create').output);
  });

  it('rejects what is open when the connection is lost', async () => {
    const connection = await connected();
    const started = Promise.withResolvers<unknown>();
    const options = { onProgress: started.resolve };
    const failure = failureOf(connection.call('sync.resolve', { direction: 'download' }, options));
    await started.promise;
    connection.close();
    expect((await failure).code).toBe('disconnected');
    expect((await failureOf(connection.call('undo.status', {}))).code).toBe('disconnected');
  });

  it('tells every connection what changed, before the one that asked has its answer', async () => {
    const [asking, other] = [await connected(), await connected()];
    const order: string[] = [];
    asking.on('changes', ({ op }) => order.push(`event ${op}`));
    const heard = new Promise((resolve) => other.on('changes', resolve));
    await asking.call('decks.create', { name: 'a::b' });
    order.push('answer');
    expect(order).toEqual(['event createDeck', 'answer']);
    expect(await heard).toMatchObject({ op: 'createDeck', deck: true });
  });

  it('answers the state while a task holds the collection, and the rest after it', async () => {
    const connection = await connected();
    const abort = new AbortController();
    await new Promise((resolve) => {
      const options = { signal: abort.signal, onProgress: resolve };
      connection.call('sync.resolve', { direction: 'download' }, options).catch(() => undefined);
    });
    let answered = false;
    const tree = connection.call('decks.tree', {}).then(() => {
      answered = true;
    });
    expect(await connection.call('sync.status', {})).toEqual(sampleOf('sync.status').output);
    expect(answered).toBe(false);
    abort.abort();
    await tree;
    expect(answered).toBe(true);
  });
});
