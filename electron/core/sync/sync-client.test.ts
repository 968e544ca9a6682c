import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverAddress } from './server-address.ts';
import type { WaitTimer } from './stall-monitor.ts';
import { type ClientHarness, failureOf, HOST_KEY, META, startClientHarness } from './testing/client-harness.ts';
import type { ScriptedServer } from './testing/scripted-server.ts';

const quiet = (): void => undefined;

let harness: ClientHarness;
let server: ScriptedServer;

beforeEach(async () => {
  harness = await startClientHarness();
  ({ server } = harness);
});
afterEach(() => harness.end());

/** Time passes when a test says so. */
function handTimer(): WaitTimer & { pass(ms: number): void } {
  let now = 0;
  const callbacks = new Set<() => void>();
  return {
    nowMs: () => now,
    every: (_period, callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    pass: (ms) => {
      now += ms;
      for (const callback of [...callbacks]) callback();
    },
  };
}

describe('a call', () => {
  it('sends one header line that names Ebb, the key and the session, and a zstd body', async () => {
    server.reactions['meta'] = async (exchange) => {
      await exchange.body();
      exchange.reply(META);
    };
    const client = harness.connect();
    expect(await client.meta()).toEqual({
      modMs: 30,
      scmMs: 10,
      usn: 4,
      clockSecs: 1_800_000_000,
      message: '',
      proceed: true,
      empty: false,
      mediaUsn: 7,
    });
    await client.meta();
    const [first, second] = server.received;
    expect(first?.header).toEqual({
      v: 11,
      k: HOST_KEY,
      c: 'ebb,0.1.0,linux',
      s: expect.stringMatching(/^[0-9A-Za-z]{1,6}$/u),
    });
    expect(first?.body?.toString()).toBe('{"v":11,"cv":"ebb,0.1.0,linux"}');
    expect(second?.header['s']).toBe(first?.header['s']);
  });

  it('takes the answer of an old server that says neither whether it is empty nor how its media stand', async () => {
    server.reactions['meta'] = (exchange) => exchange.reply({ mod: 1, scm: 2, usn: 3, ts: 4 });
    const answer = await harness.connect().meta();
    expect(answer).toMatchObject({ empty: false, proceed: true, message: '', mediaUsn: undefined });
  });

  it('logs in without a key and returns only the new one', async () => {
    server.reactions['hostKey'] = async (exchange) => {
      expect(JSON.parse((await exchange.body()).toString())).toEqual({ u: 'me', p: ' secret ' });
      exchange.reply({ key: 'fresh' });
    };
    expect(await harness.connect({ hostKey: null }).hostKey('me', ' secret ')).toBe('fresh');
    expect(server.received[0]?.header['k']).toBe('');
  });
});

describe('a status', () => {
  it.each([
    [400, 'sync.serverTooOld'],
    [403, 'sync.sessionEnded'],
    [404, 'sync.nothingAtAddress'],
    [405, 'sync.notASyncServer'],
    [407, 'sync.proxyAuth'],
    [409, 'sync.otherDeviceSyncing'],
    [413, 'sync.tooLarge'],
    [418, 'sync.unexpectedStatus'],
    [429, 'sync.unexpectedStatus'],
    [500, 'sync.serverProblem'],
    [501, 'sync.clientTooOld'],
    [502, 'sync.serverProblem'],
    [503, 'sync.serverProblem'],
    [504, 'sync.serverProblem'],
    [302, 'sync.notASyncServer'],
  ])('of %i becomes %s and is not tried again', async (status, code) => {
    server.reactions['meta'] = (exchange) => exchange.status(status);
    const failure = await failureOf(harness.connect().meta());
    expect(failure.code).toBe(code);
    expect(failure.details['host']).toBe(`127.0.0.1:${server.port}`);
    expect(server.received).toHaveLength(1);
  });

  it('of 403 at login means wrong user or password, and the password stays out of the error', async () => {
    server.reactions['hostKey'] = (exchange) => exchange.status(403);
    const failure = await failureOf(harness.connect({ hostKey: null }).hostKey('me', 'hunter2'));
    expect(failure).toEqual({ code: 'sync.wrongCredentials', details: { username: 'me' } });
  });

  it('of 400 in a transfer means that the data was refused', async () => {
    server.reactions['download'] = (exchange) => exchange.status(400);
    expect((await failureOf(harness.connect().download(join(harness.folder, 'd'), quiet))).code).toBe(
      'sync.badRequest',
    );
  });

  it.each([200, 403, 511])('of %i with a web page is another server’s', async (status) => {
    server.reactions['meta'] = (exchange) =>
      exchange.status(status, '<!DOCTYPE html><title>Log in to the hotel</title>');
    expect(await failureOf(harness.connect().meta())).toMatchObject({
      code: 'sync.notASyncServer',
      details: { reason: 'html' },
    });
  });
});

describe('an answer', () => {
  it.each([
    ['no size header', 'noSize', () => ({ headers: {}, body: zstdCompressSync('{}') })],
    [
      'a size that is no number',
      'noSize',
      () => ({ headers: { 'anki-original-size': '-3' }, body: zstdCompressSync('{}') }),
    ],
    ['a wrong size', 'wrongSize', () => ({ headers: { 'anki-original-size': '9' }, body: zstdCompressSync('{}') })],
    [
      'more than announced',
      'wrongSize',
      () => ({ headers: { 'anki-original-size': '1' }, body: zstdCompressSync('{}') }),
    ],
    [
      'a body that is not zstd',
      'notZstd',
      () => ({ headers: { 'anki-original-size': '2' }, body: Buffer.from('{} and so on') }),
    ],
    [
      'something other than JSON',
      'notJson',
      () => ({ headers: { 'anki-original-size': '2' }, body: zstdCompressSync('{[') }),
    ],
    [
      'JSON of another shape',
      'unexpectedAnswer',
      () => ({ headers: { 'anki-original-size': '2' }, body: zstdCompressSync('{}') }),
    ],
  ] as const)('with %s is not a sync server’s', async (_case, reason, answer) => {
    server.reactions['meta'] = ({ response }) => {
      const { headers, body } = answer();
      response.writeHead(200, headers).end(body);
    };
    expect(await failureOf(harness.connect().meta())).toMatchObject({
      code: 'sync.notASyncServer',
      details: { reason },
    });
  });

  it('whose zstd frame stops early counts as a lost connection', async () => {
    server.reactions['meta'] = ({ response }) => {
      response
        .writeHead(200, { 'anki-original-size': '3000' })
        .end(zstdCompressSync(randomBytes(3000)).subarray(0, 900));
    };
    expect((await failureOf(harness.connect().meta())).code).toBe('sync.connectionLost');
  });

  it('that is not HTTP is not a sync server’s', async () => {
    const raw = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
    await once(raw, 'listening');
    const address = raw.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(
      await failureOf(harness.connect({ address: serverAddress(`http://127.0.0.1:${port}/`) }).meta()),
    ).toMatchObject({
      code: 'sync.notASyncServer',
      details: { reason: 'notHttp' },
    });
    raw.close();
  });
});

describe('a broken line', () => {
  it('without any answer ever is told apart from one that broke later', async () => {
    const client = harness.connect();
    server.reactions['meta'] = (exchange) => exchange.cut();
    expect((await failureOf(client.meta())).code).toBe('sync.noAnswer');
    server.reactions['meta'] = (exchange) => exchange.reply(META);
    await client.meta();
    server.reactions['meta'] = (exchange) => exchange.cut();
    expect((await failureOf(client.meta())).code).toBe('sync.connectionLost');
  });

  it('to a closed port is being offline, with the host named', async () => {
    const { port } = server;
    await server.stop();
    expect(await failureOf(harness.connect().meta())).toEqual({
      code: 'sync.offline',
      details: { host: `127.0.0.1:${port}`, cause: 'ECONNREFUSED' },
    });
  });

  it('to a server that speaks no TLS is named as such', async () => {
    const address = serverAddress(server.url.replace('http:', 'https:'));
    expect((await failureOf(harness.connect({ address }).meta())).code).toBe('sync.tlsNotSpoken');
  });

  it('on which nothing moves for the set time is given up', async () => {
    const timer = handTimer();
    const client = harness.connect({ timer, timeoutSecs: 30 });
    server.reactions['meta'] = (exchange) => exchange.reply(META);
    await client.meta();
    server.reactions['meta'] = () => undefined;
    const stalled = client.meta();
    await expect.poll(() => server.received.length).toBe(2);
    timer.pass(30_000);
    timer.pass(1000);
    expect(await failureOf(stalled)).toMatchObject({ code: 'sync.timeout', details: { timeoutSecs: 30 } });
  });

  it('that swallows everything from the start is named as such', async () => {
    const timer = handTimer();
    server.reactions['meta'] = () => undefined;
    const stalled = harness.connect({ timer }).meta();
    await expect.poll(() => server.received.length).toBe(1);
    timer.pass(31_000);
    expect((await failureOf(stalled)).code).toBe('sync.noAnswer');
  });

  it('is given up, or left, also while the system is still thinking about the way', async () => {
    const timer = handTimer();
    const asked: string[] = [];
    const systemProxy = (url: string): Promise<string> => {
      asked.push(url);
      return new Promise(() => undefined);
    };
    const network = { variables: {}, systemProxy, ownCertificates: null };
    const address = serverAddress('http://sync.example/');
    const stalled = harness.connect({ timer, network, address }).meta();
    await expect.poll(() => asked.length).toBe(1);
    timer.pass(31_000);
    expect((await failureOf(stalled)).code).toBe('sync.timeout');
    const stop = new AbortController();
    const cancelled = harness.connect({ network, address, signal: stop.signal }).meta();
    await expect.poll(() => asked.length).toBe(2);
    stop.abort();
    expect((await failureOf(cancelled)).code).toBe('interrupted');
  });

  it('is not given up while bytes still move, however long it takes', async () => {
    const timer = handTimer();
    const content = randomBytes(400_000);
    server.reactions['download'] = async ({ response }) => {
      const packed = zstdCompressSync(content);
      response.writeHead(200, { 'anki-original-size': String(content.length) });
      for (let at = 0; at < packed.length; at += 100_000) {
        response.write(packed.subarray(at, at + 100_000));
        await new Promise((resolve) => setTimeout(resolve, 30));
        timer.pass(29_000);
      }
      response.end();
    };
    const path = join(harness.folder, 'slow');
    expect(await harness.connect({ timer, timeoutSecs: 30 }).download(path, quiet)).toBe(400_000);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it('is left at once when the user cancels', async () => {
    const stop = new AbortController();
    server.reactions['meta'] = () => stop.abort();
    expect((await failureOf(harness.connect({ signal: stop.signal }).meta())).code).toBe('interrupted');
    expect((await failureOf(harness.connect({ signal: stop.signal }).meta())).code).toBe('interrupted');
    expect(server.received).toHaveLength(1);
  });
});
