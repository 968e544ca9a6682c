import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWith, metaOver } from './testing/connect-with.ts';
import { type ForwardProxy, startForwardProxy } from './testing/forward-proxy.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { startSocksProxy } from './testing/socks-proxy.ts';
import { failureOf } from './testing/sync-harness.ts';
import { testCertificate } from './testing/test-certificates.ts';

const META = { mod: 1, scm: 2, usn: 3, ts: 4 };
const LOGIN = 'user:p@ss';
const PLAIN = 'http://sync.example/';
const ENCRYPTED = 'https://sync.example/';
const authority = testCertificate({ commonName: 'Test CA', authority: true });
const ownCertificates = authority.cert;

let server: ScriptedServer;
let encrypted: ScriptedServer;
let proxy: ForwardProxy;
let written: string;

beforeEach(async () => {
  const reactions = { meta: (exchange: { reply(answer: object): void }) => exchange.reply(META) };
  server = await startScriptedServer({ ...reactions });
  const tls = testCertificate({ names: ['sync.example', '127.0.0.1'], issuer: authority });
  encrypted = await startScriptedServer({ ...reactions }, { tls });
  const servers = { 'sync.example:80': server.port, 'sync.example:443': encrypted.port };
  proxy = await startForwardProxy({ login: LOGIN, servers });
  written = `http://user:p%40ss@${proxy.host}`;
});
afterEach(async () => {
  for (const { stop } of [proxy, server, encrypted]) await stop();
});

describe('connections', () => {
  it('are one for all requests of a run that follow each other, encrypted or not', async () => {
    for (const [base, { connections }] of [
      [server.url, server],
      [encrypted.url, encrypted],
    ] as const) {
      expect(connections).toBe(0);
      const client = connectWith(base, { ownCertificates });
      for (let call = 0; call < 10; call += 1) await client.meta();
      await client.close();
    }
    expect([server.connections, encrypted.connections]).toEqual([1, 1]);
    expect([server.received.length, encrypted.received.length]).toEqual([10, 10]);
  });

  it('are at most twelve for requests at once, which all get their answers', async () => {
    const client = connectWith(server.url);
    const waiting: (() => void)[] = [];
    server.reactions['meta'] = (exchange) => void waiting.push(() => exchange.reply(META));
    const answers = Array.from({ length: 15 }, async () => client.meta());
    await expect.poll(() => waiting.length).toBe(12);
    expect(server.connections).toBe(12);
    while (server.received.length < 15 || waiting.length > 0) {
      for (const answer of waiting.splice(0)) answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(answers)).toHaveLength(15);
    expect(server.connections).toBe(12);
    await client.close();
  });

  it('are opened before requests that are expected, and no more of them than those', async () => {
    for (const [base, scripted] of [
      [server.url, server],
      [encrypted.url, encrypted],
    ] as const) {
      const client = connectWith(base, { ownCertificates });
      await client.meta();
      scripted.reactions['start'] = async (exchange) => {
        await expect.poll(() => scripted.connections).toBe(4);
        exchange.reply({ cards: [], decks: [], notes: [] });
      };
      await client.merge.start({ minUsn: 1, localIsNewer: true, requestsNext: 4 });
      await Promise.all(Array.from({ length: 4 }, () => client.meta()));
      expect(scripted.connections).toBe(4);
      await client.close();
    }
  });

  it('are one through a proxy too, tunnel or not', async () => {
    for (const base of [PLAIN, ENCRYPTED]) {
      const client = connectWith(base, { variables: { ALL_PROXY: written }, ownCertificates });
      for (let call = 0; call < 5; call += 1) await client.meta();
      await client.close();
    }
    expect(encrypted.connections).toBe(1);
    expect(proxy.seen.filter((line) => line.startsWith('CONNECT'))).toEqual(['CONNECT sync.example:443']);
    expect(proxy.seen.filter((line) => line.startsWith('POST'))).toHaveLength(5);
  });
});

describe('a proxy of the environment', () => {
  it.each([
    ['HTTP_PROXY', PLAIN],
    ['http_proxy', PLAIN],
    ['HTTPS_PROXY', ENCRYPTED],
    ['https_proxy', ENCRYPTED],
    ['ALL_PROXY', PLAIN],
    ['all_proxy', ENCRYPTED],
  ])('in %s is used for %s, with the login written in it', async (variable, base) => {
    expect(await metaOver(base, { variables: { [variable]: written }, ownCertificates })).toMatchObject({ usn: 3 });
    const asked = base === PLAIN ? `POST ${PLAIN}sync/meta` : 'CONNECT sync.example:443';
    expect(proxy.seen).toEqual([asked]);
  });

  it('that wants a login is said so, with what to set', async () => {
    for (const [base, variable] of [
      [PLAIN, 'http_proxy'],
      [ENCRYPTED, 'HTTPS_PROXY'],
    ] as const) {
      for (const login of ['', 'user:wrong@']) {
        const network = { variables: { [variable]: `http://${login}${proxy.host}` } };
        expect(await failureOf(metaOver(base, network))).toEqual({
          code: 'sync.proxyAuth',
          details: { host: 'sync.example', proxy: proxy.host, variable },
        });
      }
    }
  });

  it('that can’t be reached is named, without its login', async () => {
    await proxy.stop();
    for (const base of [PLAIN, ENCRYPTED]) {
      const failure = await failureOf(metaOver(base, { variables: { ALL_PROXY: written } }));
      expect(failure).toEqual({
        code: 'sync.proxyUnreachable',
        details: { host: 'sync.example', proxy: proxy.host, cause: 'ECONNREFUSED' },
      });
    }
    proxy = await startForwardProxy({ servers: {} });
  });

  it('that lets nobody through to this server is told apart from the server', async () => {
    const variables = { ALL_PROXY: written };
    expect(await failureOf(metaOver('https://other.example/', { variables }))).toEqual({
      code: 'sync.proxyRefused',
      details: { host: 'other.example', proxy: proxy.host, status: 403 },
    });
  });

  it('that hangs up is named', async () => {
    const deaf = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const { port } = deaf.address() as AddressInfo;
    const variables = { ALL_PROXY: `127.0.0.1:${port}` };
    expect(await failureOf(metaOver(ENCRYPTED, { variables }))).toMatchObject({
      code: 'sync.proxyUnreachable',
      details: { proxy: `127.0.0.1:${port}` },
    });
    deaf.close();
  });

  it('hides no fault of the server’s certificate', async () => {
    const variables = { ALL_PROXY: written };
    expect((await failureOf(metaOver(ENCRYPTED, { variables }))).code).toBe('sync.tlsUnknownIssuer');
  });

  it('may be one of SOCKS 5, which looks names up itself', async () => {
    for (const [base, { port }] of [
      [PLAIN, server],
      [ENCRYPTED, encrypted],
    ] as const) {
      const socks = await startSocksProxy(port);
      const variables = { ALL_PROXY: `socks5h://user:p%40ss@${socks.host}` };
      expect(await metaOver(base, { variables, ownCertificates })).toMatchObject({ usn: 3 });
      expect(socks.seen).toEqual([`${LOGIN} sync.example:${base === PLAIN ? 80 : 443}`]);
      await socks.stop();
    }
  });

  it.each([
    ['login', { code: 'sync.proxyAuth', details: { variable: 'ALL_PROXY' } }],
    ['server', { code: 'sync.proxyRefused', details: { status: 2 } }],
  ] as const)('of SOCKS 5 that refuses the %s is named as such', async (refuses, expected) => {
    const socks = await startSocksProxy(server.port, { refuses });
    const variables = { ALL_PROXY: `socks5://user:wrong@${socks.host}` };
    expect(await failureOf(metaOver(PLAIN, { variables }))).toMatchObject(expected);
    await socks.stop();
  });

  it.each(['', 'user@', `user:${'p'.repeat(256)}@`])(
    'of SOCKS 5 that gets no login it can use asks for one (%j)',
    async (login) => {
      const socks = await startSocksProxy(server.port);
      const variables = { ALL_PROXY: `socks5://${login}${socks.host}` };
      expect(await failureOf(metaOver(PLAIN, { variables }))).toMatchObject({
        code: 'sync.proxyAuth',
        details: { proxy: socks.host, variable: 'ALL_PROXY' },
      });
      await socks.stop();
    },
  );

  it('that is out of reach is named with SOCKS too', async () => {
    const socks = await startSocksProxy(server.port);
    await socks.stop();
    const failure = await failureOf(metaOver(PLAIN, { variables: { ALL_PROXY: `socks5://${socks.host}` } }));
    expect(failure).toMatchObject({ code: 'sync.proxyUnreachable', details: { proxy: socks.host } });
  });
});

describe('a proxy of the system', () => {
  it('is asked for by the server’s address and used when the environment names none', async () => {
    const asked: string[] = [];
    const systemProxy = (url: string): Promise<string> => {
      asked.push(url);
      return Promise.resolve(`PROXY ${open.host}; DIRECT`);
    };
    const open = await startForwardProxy({ servers: { 'sync.example:443': encrypted.port } });
    expect(await metaOver(ENCRYPTED, { systemProxy, ownCertificates })).toMatchObject({ usn: 3 });
    expect(asked).toEqual([ENCRYPTED]);
    expect(open.seen).toEqual(['CONNECT sync.example:443']);
    await metaOver(ENCRYPTED, { systemProxy, variables: { HTTPS_PROXY: written }, ownCertificates });
    expect(asked).toHaveLength(1);
    await open.stop();
  });

  it('that wants a login is to be set in the environment, since the system keeps none for us', async () => {
    const systemProxy = (): Promise<string> => Promise.resolve(`PROXY ${proxy.host}`);
    expect(await failureOf(metaOver(ENCRYPTED, { systemProxy }))).toMatchObject({
      code: 'sync.proxyAuth',
      details: { proxy: proxy.host, variable: 'HTTPS_PROXY' },
    });
  });
});

it('never takes a proxy to this machine', async () => {
  const systemProxy = (): Promise<string> => Promise.reject(new Error('asked'));
  expect(await metaOver(server.url, { variables: { ALL_PROXY: written }, systemProxy })).toMatchObject({ usn: 3 });
  expect(proxy.seen).toEqual([]);
});
