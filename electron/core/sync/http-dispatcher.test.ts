import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serverAddress } from './server-address.ts';
import { SyncClient } from './sync-client.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import { failureOf } from './testing/sync-harness.ts';

let proxy: Server;
let seen: string[];
let tunnelAnswer: string;
let plainStatus: number;

beforeEach(async () => {
  seen = [];
  tunnelAnswer = 'HTTP/1.1 502 Bad Gateway\r\n\r\n';
  plainStatus = 502;
  proxy = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`);
    response.writeHead(plainStatus).end();
  });
  proxy.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`);
    socket.end(tunnelAnswer);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('ALL_PROXY', `http://user:p%40ss@127.0.0.1:${port}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  proxy.closeAllConnections();
  proxy.close();
});

async function meta(base: string): Promise<unknown> {
  const client = new SyncClient({
    address: serverAddress(base),
    hostKey: 'key',
    client: { version: '0.1.0', platform: 'linux' },
    random: { bits64: () => 5n },
    timeoutSecs: 30,
    signal: new AbortController().signal,
  });
  try {
    return await client.meta();
  } finally {
    await client.close();
  }
}
const credentials = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;

it('goes through the proxy that the environment names, with its login', async () => {
  expect(await failureOf(meta('http://sync.example/'))).toMatchObject({ code: 'sync.serverProblem' });
  expect(await failureOf(meta('https://sync.example/'))).toMatchObject({
    code: 'sync.offline',
    details: { host: 'sync.example', cause: 'proxy 502' },
  });
  expect(seen).toEqual([
    `POST http://sync.example/sync/meta ${credentials}`,
    `CONNECT sync.example:443 ${credentials}`,
  ]);
});

it('says that the proxy wants a login', async () => {
  plainStatus = 407;
  tunnelAnswer = 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n';
  expect(await failureOf(meta('http://sync.example/'))).toMatchObject({ code: 'sync.proxyAuth' });
  expect(await failureOf(meta('https://sync.example/'))).toMatchObject({ code: 'sync.proxyAuth' });
});

it('keeps to itself what is for this machine', async () => {
  const server = await startScriptedServer({
    meta: (exchange) => exchange.reply({ mod: 1, scm: 2, usn: 3, ts: 4 }),
  });
  expect(await meta(server.url)).toMatchObject({ usn: 3 });
  expect(seen).toEqual([]);
  await server.stop();
});

it('takes the ways in which people write a proxy down', async () => {
  const { port } = proxy.address() as AddressInfo;
  vi.stubEnv('ALL_PROXY', undefined);
  vi.stubEnv('HTTP_PROXY', ` 127.0.0.1:${port} `);
  expect(await failureOf(meta('http://sync.example/'))).toMatchObject({ code: 'sync.serverProblem' });
  expect(seen).toEqual(['POST http://sync.example/sync/meta ']);
});

it('says that the setting is wrong without repeating it', async () => {
  vi.stubEnv('ALL_PROXY', 'ftp://user:hunter2@proxy.example');
  const failure = await failureOf(meta('http://sync.example/'));
  expect(failure).toEqual({ code: 'sync.offline', details: { host: 'sync.example', cause: 'proxy setting' } });
});
