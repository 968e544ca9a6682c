import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { rawRequest } from './testing/raw-request.ts';
import { startLoopback, type StartedLoopback } from './testing/start-loopback.ts';

let folder: string;
let app: StartedLoopback;
let own: { readonly Host: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-doors-'));
  app = await startLoopback(folder, ['--lang', 'ar']);
  own = { Host: `127.0.0.1:${app.port}` };
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

const json = { 'Content-Type': 'application/json' };

function call(method: string, input: unknown, headers: Readonly<Record<string, string>> = {}) {
  const line = `POST /${app.token}/rpc/${method} HTTP/1.1`;
  return rawRequest(app.port, line, { ...own, ...json, ...headers }, JSON.stringify(input));
}

function canConnect(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: app.port, timeout: 2000 });
    const done = (connected: boolean): void => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

describe('a started loopback host', () => {
  it('listens on 127.0.0.1 and on no other address', async () => {
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const foreign = others.filter(({ internal }) => !internal).map(({ address }) => address);
    expect(await canConnect('127.0.0.1')).toBe(true);
    for (const host of ['127.0.0.2', '::1', ...foreign]) expect([host, await canConnect(host)]).toEqual([host, false]);
  });

  it('answers a call that knows the token, and a page of its own origin', async () => {
    const answer = await call('app.info', {});
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ door: 'loopback', systemLocale: 'ar', firstStart: true });
    expect((await call('app.info', {}, { Origin: `http://${own.Host}` })).status).toBe(200);
  });

  it.each([
    ['no token', () => ({ path: '/rpc/app.info' })],
    // Its last character is any of 64.
    [
      'a wrong token',
      () => ({ path: `/${app.token.slice(0, -1)}${app.token.endsWith('_') ? '-' : '_'}/rpc/app.info` }),
    ],
    ['a token that is too short', () => ({ path: `/${app.token.slice(0, -1)}/rpc/app.info` })],
    ['a foreign Host', () => ({ path: `/${app.token}/rpc/app.info`, headers: { Host: 'evil.example' } })],
    [
      'a foreign Host with our port',
      () => ({ path: `/${app.token}/rpc/app.info`, headers: { Host: `evil.example:${app.port}` } }),
    ],
    [
      'a foreign Origin',
      () => ({ path: `/${app.token}/rpc/app.info`, headers: { ...own, Origin: 'http://evil.example' } }),
    ],
    [
      'the origin of a sandboxed frame',
      () => ({ path: `/${app.token}/rpc/app.info`, headers: { ...own, Origin: 'null' } }),
    ],
    [
      'another port of this machine as Origin',
      () => ({ path: `/${app.token}/rpc/app.info`, headers: { ...own, Origin: 'http://127.0.0.1:1' } }),
    ],
  ])('refuses a call with %s, and says nothing else', async (_name, request) => {
    const { path, headers } = { headers: own, ...request() };
    const answer = await rawRequest(app.port, `POST ${path} HTTP/1.1`, { ...headers, ...json }, '{}');
    expect([answer.status, answer.body]).toEqual([403, '']);
    expect([...answer.headers.keys()].toSorted()).toEqual(['connection', 'content-length', 'date']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('takes no %s for a file', async (method) => {
    const answer = await rawRequest(app.port, `${method} /${app.token}/ HTTP/1.1`, own);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('access-control-allow-origin')).toBeUndefined();
  });

  it('takes calls as JSON only, which a foreign page cannot send unasked', async () => {
    expect((await call('app.info', {}, { 'Content-Type': 'text/plain' })).status).toBe(415);
    const asGet = await rawRequest(app.port, `GET /${app.token}/rpc/app.info HTTP/1.1`, own);
    expect(asGet.status).toBe(405);
  });

  it.each([
    '..',
    '../../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    '..%5c..%5cpackage.json',
    'assets/../../../package.json',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'index.html%00',
    '%00',
    '.git/config',
    'rpc/../../package.json',
  ])('gives nothing for the path %s', async (path) => {
    const answer = await rawRequest(app.port, `GET /${app.token}/${path} HTTP/1.1`, own);
    expect([answer.status, answer.body]).toEqual([404, '']);
  });

  it('refuses calls with paths of this machine', async () => {
    const answer = await call('collection.exportAnki2', { path: '/tmp/a.anki2' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      403,
      { error: { code: 'notAllowedHere', details: { method: 'collection.exportAnki2' } } },
    ]);
  });

  it('tells of a bad call in the words of the contract', async () => {
    expect((await call('nothing.here', {})).status).toBe(404);
    const answer = await call('preferences.set', { uiScale: 7 });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      400,
      { error: { code: 'invalidInput', details: { issues: ['uiScale: too_small'] } } },
    ]);
    const line = `POST /${app.token}/rpc/app.info HTTP/1.1`;
    const garbled = await rawRequest(app.port, line, { ...own, ...json }, '{"password":"x"');
    expect(garbled.body).toBe('{"error":{"code":"invalidInput","details":{"issues":["input: not JSON"]}}}');
  });

  it.each([
    ['no token', () => ({ path: '/socket', headers: {} })],
    ['a foreign Origin', () => ({ path: `/${app.token}/socket`, headers: { Origin: 'http://evil.example' } })],
    ['a foreign Host', () => ({ path: `/${app.token}/socket`, headers: { Host: 'evil.example' } })],
    ['another path', () => ({ path: `/${app.token}/socket/x`, headers: {} })],
  ])('opens no socket for %s', async (_name, request) => {
    const { path, headers } = request();
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}${path}`, { headers });
    const outcome = await new Promise((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    expect(outcome).toBe(403);
  });

  it('ends a socket that speaks nonsense', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}/${app.token}/socket`);
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('{"type":');
    expect(await closed).toBe(1008);
  });

  it('is opened by a ticket once, so that a command line gives nothing away', async () => {
    const ask = await rawRequest(app.port, `POST /${app.token}/ticket HTTP/1.1`, own);
    const line = `GET /open/${JSON.parse(ask.body) as string} HTTP/1.1`;
    expect((await rawRequest(app.port, line, { Host: 'evil.example' })).status).toBe(403);
    expect((await rawRequest(app.port, line, { ...own, Origin: `http://${own.Host}` })).status).toBe(403);
    const first = await rawRequest(app.port, line, own);
    expect([first.status, first.headers.get('location')]).toEqual([303, `/${app.token}/`]);
    expect((await rawRequest(app.port, line, own)).status).toBe(403);
    expect((await rawRequest(app.port, 'POST /wrong/ticket HTTP/1.1', own)).status).toBe(403);
  });

  it('keeps its address and its profile to its user', () => {
    const profile = join(folder, 'profiles', 'User 1');
    for (const path of [profile, join(profile, 'profile.lock')]) expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('sends a second start to the first, which gets the files that it was given', async () => {
    const file = join(folder, 'words.csv');
    writeFileSync(file, 'a');
    const second = await startLoopback(folder, [file, join(folder, 'gone.apkg')]);
    expect(second.address).toBe(app.address);
    expect(await second.ended).toBe(0);
    expect(JSON.parse((await call('files.takeOffered', {})).body)).toMatchObject([
      { kind: 'file', file: { fileName: 'words.csv', path: expect.not.stringContaining('words') as string } },
      { kind: 'gone', fileName: 'gone.apkg' },
    ]);
  });

  it('takes files from nobody else: a page knows the address, but not what the lock says', async () => {
    const bodies = ['', '[]', '{"paths":["/etc/hosts.csv"]}', `{"owner":"${app.token}","paths":["/etc/hosts.csv"]}`];
    for (const body of bodies) {
      const answer = await rawRequest(app.port, `POST /${app.token}/hand-over HTTP/1.1`, { ...own, ...json }, body);
      expect([body, answer.status]).toEqual([body, 403]);
    }
    expect((await rawRequest(app.port, `GET /${app.token}/hand-over HTTP/1.1`, own)).status).toBe(405);
    expect((await call('files.takeOffered', {})).body).toBe('[]');
    const { token } = JSON.parse(readFileSync(join(folder, 'profiles', 'User 1', 'profile.lock'), 'utf8')) as {
      readonly token: string;
    };
    expect((await rawRequest(app.port, `GET /${app.token}/ HTTP/1.1`, own)).body).not.toContain(token);
    expect((await call('app.info', {})).body).not.toContain(token);
  });
});

describe('a loopback host that is ended', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s closes the collection and gives the profile back',
    async (signal) => {
      const data = mkdtempSync(join(tmpdir(), 'ebb-end-'));
      const started = await startLoopback(data);
      const headers = { Host: `127.0.0.1:${started.port}`, ...json };
      const ask = (method: string, input: unknown) =>
        rawRequest(started.port, `POST /${started.token}/rpc/${method} HTTP/1.1`, headers, JSON.stringify(input));
      expect((await ask('app.completeFirstStart', { language: 'en' })).body).toBe('null');
      expect((await ask('decks.create', { name: 'a' })).status).toBe(200);
      expect(await started.stop(signal)).toBe(0);
      const profile = join(data, 'profiles', 'User 1');
      expect(existsSync(join(profile, 'collection.db'))).toBe(true);
      expect(existsSync(join(profile, 'collection.db-wal'))).toBe(false);
      expect(existsSync(join(profile, 'profile.lock'))).toBe(false);
      rmSync(data, { recursive: true });
    },
  );

  it('by the app itself ends too', async () => {
    const data = mkdtempSync(join(tmpdir(), 'ebb-end-'));
    const started = await startLoopback(data);
    const headers = { Host: `127.0.0.1:${started.port}`, ...json };
    const line = `POST /${started.token}/rpc/app.quit HTTP/1.1`;
    expect((await rawRequest(started.port, line, headers, '{}')).body).toBe('null');
    expect(await started.ended).toBe(0);
    rmSync(data, { recursive: true });
  });
});
