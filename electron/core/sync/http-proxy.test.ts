import { describe, expect, it } from 'vitest';
import { bypassesProxy, proxyFor } from './http-proxy.ts';
import { failureOf } from './testing/sync-harness.ts';

const PLAIN = 'http://sync.example/';
const ENCRYPTED = 'https://sync.example/anki/';

async function found(base: string, variables: Record<string, string>, pac = 'DIRECT') {
  return proxyFor(base, { variables, systemProxy: () => Promise.resolve(pac) });
}

describe('the proxy of the environment', () => {
  it.each([
    [' proxy.example:3128 ', 'proxy.example:3128'],
    ['proxy.example', 'proxy.example:80'],
    ['http://user:p%40ss@proxy.example:3128/', 'proxy.example:3128'],
    ['https://proxy.example', 'proxy.example:443'],
    ['socks5://proxy.example', 'proxy.example:1080'],
    ['socks5h://proxy.example:9050', 'proxy.example:9050'],
    ['socks://proxy.example:9050', 'proxy.example:9050'],
    ['[2001:db8::1]:3128', '[2001:db8::1]:3128'],
  ])('may be written as %j and is shown as %s', async (written, host) => {
    expect(await found(PLAIN, { HTTP_PROXY: written })).toMatchObject({ host, variable: 'HTTP_PROXY' });
  });

  it('is the one of the scheme, then that of all, in small letters first', async () => {
    const variables = { http_proxy: 'a:1', HTTP_PROXY: 'b:1', ALL_PROXY: 'c:1' };
    expect(await found(PLAIN, variables)).toMatchObject({ host: 'a:1', variable: 'http_proxy' });
    expect(await found(ENCRYPTED, variables)).toMatchObject({ host: 'c:1', variable: 'ALL_PROXY' });
    expect(await found(ENCRYPTED, { HTTP_PROXY: 'b:1' })).toBeUndefined();
    expect(await found(PLAIN, { HTTP_PROXY: '  ' })).toBeUndefined();
  });

  it.each([
    'ftp://user:hunter2@proxy.example',
    'socks4://hunter2@proxy.example',
    'http://user:50%hunter2@p',
    'http://',
  ])('written as %s is refused without repeating it', async (written) => {
    const failure = await failureOf(found(ENCRYPTED, { ALL_PROXY: written }));
    expect(failure).toEqual({ code: 'sync.proxySetting', details: { host: 'sync.example', variable: 'ALL_PROXY' } });
  });
});

describe('the proxy of the system', () => {
  it.each([
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY proxy.example:3128', 'proxy.example:3128'],
    ['proxy proxy.example:3128; DIRECT', 'proxy.example:3128'],
    ['HTTPS proxy.example:8443', 'proxy.example:8443'],
    ['SOCKS old.example:1080; SOCKS5 new.example:1080', 'new.example:1080'],
    ['SOCKS old.example:1080; DIRECT', undefined],
  ])('is read from %j', async (pac, host) => {
    expect((await found(ENCRYPTED, {}, pac))?.host).toBe(host);
  });

  it('of a kind that is unknown is said, not passed by', async () => {
    expect(await failureOf(found(ENCRYPTED, {}, 'SOCKS4 old.example:1080'))).toEqual({
      code: 'sync.proxySetting',
      details: { host: 'sync.example', variable: 'system' },
    });
  });

  it('names the variable to set for its login', async () => {
    expect((await found(ENCRYPTED, {}, 'PROXY p:1'))?.variable).toBe('HTTPS_PROXY');
    expect((await found(PLAIN, {}, 'PROXY p:1'))?.variable).toBe('HTTP_PROXY');
  });

  it('is passed by for what NO_PROXY names', async () => {
    expect(await found(ENCRYPTED, { NO_PROXY: 'sync.example' }, 'PROXY p:1')).toBeUndefined();
    expect(await found(ENCRYPTED, { no_proxy: '.example' }, 'PROXY p:1')).toBeUndefined();
  });
});

it.each(['http://127.0.0.1:8080/', 'http://localhost/', 'https://nas.localhost/', 'http://[::1]:8080/'])(
  'none leads to this machine (%s)',
  async (base) => {
    expect(await found(base, { ALL_PROXY: 'p:1' }, 'PROXY p:1')).toBeUndefined();
  },
);

describe('NO_PROXY', () => {
  it.each([
    ['*', 'https://sync.example/', true],
    ['sync.example', 'https://sync.example/', true],
    ['SYNC.Example.', 'https://sync.example/', true],
    ['example', 'https://sync.example/', true],
    ['.example', 'https://sync.example/', true],
    ['*.example', 'https://sync.example/', true],
    ['ync.example', 'https://sync.example/', false],
    ['other, sync.example', 'https://sync.example/', true],
    ['other sync.example', 'https://sync.example/', true],
    ['sync.example:443', 'https://sync.example/', true],
    ['sync.example:8443', 'https://sync.example/', false],
    ['sync.example:8443', 'https://sync.example:8443/', true],
    ['sync.example:80', 'http://sync.example/', true],
    ['192.168.1.7', 'http://192.168.1.7:8080/', true],
    ['192.168.0.0/16', 'http://192.168.1.7:8080/', true],
    ['192.168.2.0/24', 'http://192.168.1.7:8080/', false],
    ['192.168.0.0/99', 'http://192.168.1.7:8080/', false],
    ['1.7', 'http://192.168.1.7:8080/', false],
    ['2001:db8::/32', 'http://[2001:db8::7]/', true],
    ['[2001:db8::7]:80', 'http://[2001:db8::7]/', true],
    ['', 'https://sync.example/', false],
  ])('of %j, and %s: %s', (noProxy, url, passes) => {
    expect(bypassesProxy(new URL(url), noProxy)).toBe(passes);
  });
});
