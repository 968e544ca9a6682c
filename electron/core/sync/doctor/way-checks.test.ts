import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startForwardProxy } from '../testing/forward-proxy.ts';
import { startSocksProxy } from '../testing/socks-proxy.ts';
import { CHECK_LIMITS_MS } from './doctor-run.ts';
import { type DoctorHarness, failedCheck, makeDoctorHarness } from './testing/doctor-harness.ts';

let h: DoctorHarness;
beforeEach(async () => {
  h = await makeDoctorHarness();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await h.remove();
});

describe('the name', () => {
  it('that has no address is the finding', async () => {
    await h.at('https://no-such-server.invalid/');
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('nameLookup');
    // What a system without a name server says is another thing than what one says that knows there is none.
    expect(['nameUnknown', 'nameServerSilent']).toContain(diagnosis.finding?.kind);
  });

  it.each([
    ['ENOTFOUND', 'nameUnknown'],
    ['EAI_AGAIN', 'nameServerSilent'],
  ])('lookup’s %s is %s', async (code, kind) => {
    await h.at('https://sync.example/');
    const lookup = () => Promise.reject(Object.assign(new Error('not found'), { code }));
    expect((await h.diagnosed({ lookup })).finding).toEqual({ kind, host: 'sync.example' });
  });

  it('is not blamed when no network is up', async () => {
    await h.at('https://sync.example/');
    const lookup = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    expect((await h.diagnosed({ lookup, networkUp: () => false })).finding).toEqual({ kind: 'noNetwork' });
  });

  it('of a proxy is looked up instead of the server’s', async () => {
    await h.at('https://sync.example/');
    vi.stubEnv('HTTPS_PROXY', 'http://me:secret@proxy.example:3128');
    const asked: string[] = [];
    const lookup = (host: string) => {
      asked.push(host);
      return Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    };
    const diagnosis = await h.diagnosed({ lookup });
    expect(asked).toEqual(['proxy.example']);
    expect(diagnosis.finding).toEqual({ kind: 'proxyNameUnknown', proxy: 'proxy.example:3128' });
    expect(JSON.stringify(diagnosis)).not.toContain('secret');
  });

  it('lookup that never ends is given up', async () => {
    await h.at('https://sync.example/');
    const lookup = () => new Promise<never>(() => undefined);
    expect((await h.diagnosed({ lookup, limits: { ...CHECK_LIMITS_MS, nameLookup: 20 } })).finding?.kind).toBe(
      'nameServerSilent',
    );
  });

  it('is missing as long as no server was ever chosen', async () => {
    await h.at('');
    expect((await h.diagnosed()).finding).toEqual({ kind: 'noAddress' });
  });
});

describe('the connection', () => {
  it('to a closed port is refused', async () => {
    const server = createServer();
    const closed = await h.listening(server);
    server.close();
    await h.at(`http://127.0.0.1:${closed}/`);
    expect((await h.diagnosed()).finding).toEqual({ kind: 'connectionRefused', host: '127.0.0.1', port: closed });
  });

  it('to a proxy that is not there is the proxy’s', async () => {
    await h.at('https://sync.example/');
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    expect((await h.diagnosed()).finding).toEqual({ kind: 'proxyUnreachable', proxy: '127.0.0.1:1' });
  });
});

describe('a proxy', () => {
  const own = { kind: 'own', url: 'https://sync.example/' } as const;

  it('that wants a login is told by name, without the login that it did not take', async () => {
    const proxy = await startForwardProxy({ login: 'me:right', servers: {} });
    h.stopLater(proxy);
    vi.stubEnv('HTTPS_PROXY', `http://me:wrong@${proxy.host}`);
    await h.saveSyncProfile({ server: own });
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('proxy');
    expect(diagnosis.finding).toEqual({ kind: 'proxyLogin', proxy: proxy.host, variable: 'HTTPS_PROXY' });
    expect(JSON.stringify(diagnosis)).not.toContain('wrong');
  });

  it('that wants a login for unencrypted requests too', async () => {
    const proxy = await startForwardProxy({ login: 'me:right', servers: {} });
    h.stopLater(proxy);
    vi.stubEnv('HTTP_PROXY', `http://${proxy.host}`);
    await h.at('http://sync.example/');
    expect((await h.diagnosed()).finding?.kind).toBe('proxyLogin');
  });

  it('that lets nobody through to the server', async () => {
    const proxy = await startForwardProxy({ servers: {} });
    h.stopLater(proxy);
    vi.stubEnv('HTTPS_PROXY', `http://${proxy.host}`);
    await h.saveSyncProfile({ server: own });
    const finding = { kind: 'proxyRefuses', proxy: proxy.host, host: 'sync.example', status: 403 };
    expect((await h.diagnosed()).finding).toEqual(finding);
  });

  it('that is none', async () => {
    const stranger = await h.listening(
      createServer(
        (socket) =>
          void socket
            .on('error', () => undefined)
            .resume()
            .end('220 hello\r\n'),
      ),
    );
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${stranger}`);
    await h.saveSyncProfile({ server: own });
    expect((await h.diagnosed()).finding).toEqual({ kind: 'notAProxy', proxy: `127.0.0.1:${stranger}` });
  });

  it('whose setting makes no sense is the first thing found', async () => {
    vi.stubEnv('HTTPS_PROXY', 'ftp://proxy.example');
    await h.saveSyncProfile({ server: own });
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toEqual({ kind: 'proxySetting', variable: 'HTTPS_PROXY' });
    expect(failedCheck(diagnosis)).toBe('nameLookup');
  });

  it('of the SOCKS kind is never gone past', async () => {
    const proxy = await startSocksProxy(h.account.server.port);
    h.stopLater(proxy);
    vi.stubEnv('ALL_PROXY', `socks5://me:secret@${proxy.host}`);
    await h.at('http://sync.example/');
    await h.saveSyncProfile({ hostKey: 'dead' });
    const diagnosis = await h.diagnosed();
    expect(diagnosis.checks.find(({ check }) => check === 'proxy')?.because).toBe('notVisible');
    expect(diagnosis.checks.find(({ check }) => check === 'clock')?.because).toBe('noServerTime');
    expect(diagnosis.finding).toMatchObject({ kind: 'loginRefused' });
    expect(proxy.seen).toEqual(['me:secret sync.example:80']);
  });

  it('that lets us through is no hindrance', async () => {
    const proxy = await startForwardProxy({ login: 'me:p@ss', servers: { 'sync.example:80': h.account.server.port } });
    h.stopLater(proxy);
    vi.stubEnv('HTTP_PROXY', `http://me:p%40ss@${proxy.host}`);
    await h.at('http://sync.example/');
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(diagnosis.checks.find(({ check }) => check === 'proxy')?.result).toBe('ok');
  });
});
