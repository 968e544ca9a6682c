import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import {
  ANKIWEB_BASE,
  addressOf,
  isAnkiWeb,
  isLoopback,
  redirectFrom,
  sameServer,
  serverAddress,
  serverFromText,
  uploadLimitBytes,
} from './server-address.ts';

const runs = 100 * Number(process.env['EBB_DEPTH'] ?? 1);

describe('serverAddress', () => {
  it.each([
    ['http://192.168.1.200:8080/', 'http://192.168.1.200:8080/'],
    ['http://192.168.1.200:8080', 'http://192.168.1.200:8080/'],
    ['192.168.1.200:8080', 'http://192.168.1.200:8080/'],
    ['  192.168.1.200 ', 'http://192.168.1.200/'],
    ['localhost:8080', 'http://localhost:8080/'],
    ['nas', 'http://nas/'],
    ['nas:27701/anki', 'http://nas:27701/anki/'],
    ['nas.local', 'http://nas.local/'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['sync.example.org', 'https://sync.example.org/'],
    ['sync.example.org:8443', 'https://sync.example.org:8443/'],
    ['HTTP://Sync.Example.org', 'http://sync.example.org/'],
    ['https://example.org/anki', 'https://example.org/anki/'],
    ['https://example.org/anki/sync/', 'https://example.org/anki/'],
    ['https://example.org/anki/msync', 'https://example.org/anki/'],
    ['https://example.org/sync/hostKey', 'https://example.org/'],
    ['https://example.org//anki//', 'https://example.org/anki/'],
    ['https://example.org/async/', 'https://example.org/async/'],
    ['https://example.org/synced', 'https://example.org/synced/'],
    ['https://example.org/?utm=1#top', 'https://example.org/'],
    ['https://example.org:443/', 'https://example.org/'],
  ])('makes %j into %s', (text, base) => {
    expect(serverAddress(text).base).toBe(base);
  });

  it.each([
    '',
    '   ',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'mailto:a@example.org',
    'my server',
    'http://',
    'http:///x',
    'https://exa mple.org',
    'http://host:99999',
    'user:pass@example.org',
    'https://user@example.org/',
    'https://user:pass@example.org/',
  ])('refuses %j', (text) => {
    expect(() => serverAddress(text)).toThrowError(expect.objectContaining({ code: 'sync.badAddress' }));
  });

  it('does not repeat a password that stood in the address', () => {
    try {
      serverAddress('https://me:hunter2@example.org/');
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(isAppError(error) && error.toWire())).not.toContain('hunter2');
    }
  });

  it('says whether the traffic is encrypted and which host the user chose', () => {
    expect(serverAddress('https://example.org/anki/')).toMatchObject({ encrypted: true, host: 'example.org/anki' });
    expect(serverAddress('10.0.0.2:8080')).toMatchObject({ encrypted: false, host: '10.0.0.2:8080' });
  });

  it('leaves its own result as it is, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), (text) => {
        let address: ReturnType<typeof serverAddress>;
        try {
          address = serverAddress(text);
        } catch (error) {
          expect(isAppError(error, 'sync.badAddress')).toBe(true);
          return;
        }
        expect(serverAddress(address.base)).toEqual(address);
        expect(address.base.endsWith('/')).toBe(true);
        expect(new URL('sync/meta', address.base).href).toBe(`${address.base}sync/meta`);
      }),
      { numRuns: runs },
    );
  });
});

describe('servers', () => {
  it('takes empty text and AnkiWeb’s own address for AnkiWeb', () => {
    expect(serverFromText(' ')).toEqual({ kind: 'ankiweb' });
    expect(serverFromText('sync.ankiweb.net')).toEqual({ kind: 'ankiweb' });
    expect(serverFromText('nas:8080/sync/')).toEqual({ kind: 'own', url: 'http://nas:8080/' });
    expect(addressOf({ kind: 'ankiweb' }).base).toBe(ANKIWEB_BASE);
  });

  it('prefers the address that the server sent us on to', () => {
    expect(addressOf({ kind: 'ankiweb' }, 'https://sync7.ankiweb.net/').base).toBe('https://sync7.ankiweb.net/');
  });

  it('tells AnkiWeb’s hosts from look-alikes', () => {
    expect(isAnkiWeb('https://sync7.ankiweb.net/')).toBe(true);
    expect(isAnkiWeb('https://notankiweb.net/')).toBe(false);
    expect(isAnkiWeb('https://ankiweb.net.example.org/')).toBe(false);
  });

  it('knows this machine', () => {
    expect(['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]/'].every(isLoopback)).toBe(true);
    expect(isLoopback('http://10.0.0.1/')).toBe(false);
  });

  it('compares addresses by what they mean', () => {
    expect(sameServer({ kind: 'own', url: 'http://nas:8080' }, { kind: 'own', url: 'http://nas:8080/sync/' })).toBe(
      true,
    );
    expect(sameServer({ kind: 'own', url: 'http://nas:8080' }, { kind: 'ankiweb' })).toBe(false);
    expect(sameServer({ kind: 'own', url: '' }, { kind: 'ankiweb' })).toBe(false);
  });
});

describe('a redirect', () => {
  const plain = serverAddress('http://a.example/');
  const encrypted = serverAddress('https://a.example/');

  it('leads to where the server says', () => {
    expect(redirectFrom(encrypted, 'https://b.example/x')).toEqual({ address: serverAddress('https://b.example/x/') });
    expect(redirectFrom(plain, 'https://b.example/')).toEqual({ address: serverAddress('https://b.example/') });
    expect(redirectFrom(plain, 'http://b.example/')).toEqual({ address: serverAddress('http://b.example/') });
  });

  it('is refused when it would send the key in the clear, or leads nowhere', () => {
    expect(redirectFrom(encrypted, 'http://a.example/')).toEqual({ refused: 'insecureRedirect' });
    expect(redirectFrom(encrypted, 'ftp://a.example/')).toEqual({ refused: 'badRedirect' });
    expect(redirectFrom(plain, 'http://me:pw@a.example/')).toEqual({ refused: 'badRedirect' });
  });
});

it('only AnkiWeb’s limit is known beforehand', () => {
  expect(uploadLimitBytes('https://sync3.ankiweb.net/')).toBe(314_572_800);
  expect(uploadLimitBytes('http://nas:8080/')).toBe(Number.POSITIVE_INFINITY);
});
