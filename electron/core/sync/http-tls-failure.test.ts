import { once } from 'node:events';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { metaOver } from './testing/connect-with.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { failureOf } from './testing/sync-harness.ts';
import { type CertificateWishes, testCertificate } from './testing/test-certificates.ts';
import { tlsFailure } from './http-tls-failure.ts';

const DAY_MS = 86_400_000;
const META = { mod: 1, scm: 2, usn: 3, ts: 4 };
const names = ['127.0.0.1'];
const authority = testCertificate({ commonName: 'Test CA', authority: true });
const trusted = { ownCertificates: authority.cert };
const started: { stop(): unknown }[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function encryptedServer(wishes: CertificateWishes): Promise<ScriptedServer> {
  const tls = testCertificate({ names, ...wishes });
  const server = await startScriptedServer({ meta: (exchange) => exchange.reply(META) }, { tls });
  started.push(server);
  return server;
}
async function rawServer(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  started.push({ stop: () => server.close() });
  return (server.address() as AddressInfo).port;
}

it('is no failure when the certificate is one of those trusted', async () => {
  const { url } = await encryptedServer({ issuer: authority });
  expect(await metaOver(url, trusted)).toMatchObject({ usn: 3 });
});

it('is no failure when the file of certificates was spoilt beside the one that is needed', async () => {
  const { url } = await encryptedServer({ issuer: authority });
  const spoilt = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  expect(await metaOver(url, { ownCertificates: `garbage ${spoilt}${authority.cert}` })).toMatchObject({ usn: 3 });
  expect((await failureOf(metaOver(url, { ownCertificates: spoilt }))).code).toBe('sync.tlsUnknownIssuer');
});

it('is no failure when the server’s own certificate was added', async () => {
  const tls = testCertificate({ names });
  const server = await startScriptedServer({ meta: (exchange) => exchange.reply(META) }, { tls });
  started.push(server);
  expect(await metaOver(server.url, { ownCertificates: tls.cert })).toMatchObject({ usn: 3 });
});

describe('a certificate', () => {
  it.each<[string, string, string, CertificateWishes]>([
    ['signed by itself', 'sync.tlsSelfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT', {}],
    [
      'that has run out',
      'sync.tlsExpired',
      'CERT_HAS_EXPIRED',
      { issuer: authority, validFromMs: Date.now() - 9 * DAY_MS, validUntilMs: Date.now() - DAY_MS },
    ],
    [
      'of tomorrow',
      'sync.tlsNotYetValid',
      'CERT_NOT_YET_VALID',
      { issuer: authority, validFromMs: Date.now() + DAY_MS, validUntilMs: Date.now() + 9 * DAY_MS },
    ],
  ])('%s is named as such', async (_case, code, cause, wishes) => {
    const { url, port } = await encryptedServer(wishes);
    expect(await failureOf(metaOver(url, trusted))).toEqual({ code, details: { host: `127.0.0.1:${port}`, cause } });
  });

  it('signed by somebody unknown is named as such', async () => {
    const { url } = await encryptedServer({ issuer: authority });
    expect((await failureOf(metaOver(url))).code).toBe('sync.tlsUnknownIssuer');
  });

  it('for another name is named as such, with the names that it is for', async () => {
    const { url, port } = await encryptedServer({ issuer: authority, names: ['nas.example', '10.0.0.7'] });
    expect(await failureOf(metaOver(url, trusted))).toEqual({
      code: 'sync.tlsWrongName',
      details: { host: `127.0.0.1:${port}`, cause: 'ERR_TLS_CERT_ALTNAME_INVALID', names: 'nas.example, 10.0.0.7' },
    });
  });
});

describe('the wrong kind of connection', () => {
  it('to a server without encryption is named', async () => {
    const server = await startScriptedServer();
    started.push(server);
    const failure = await failureOf(metaOver(server.url.replace('http:', 'https:')));
    expect(failure.code).toBe('sync.tlsNotSpoken');
  });

  it('to a server with encryption is named when it answers in TLS', async () => {
    const { cert, key } = testCertificate({ names });
    const port = await rawServer(createServer((socket) => socket.end(Buffer.from('15030100020246', 'hex'))));
    expect((await failureOf(metaOver(`http://127.0.0.1:${port}/`))).code).toBe('sync.tlsExpected');
    // And by whatever OpenSSL itself does with a plain request: an alert, or a closed connection.
    const openssl = await rawServer(createTlsServer({ cert, key }));
    expect((await failureOf(metaOver(`http://127.0.0.1:${openssl}/`))).code).toMatch(/^sync\.(tlsExpected|noAnswer)$/u);
  });

  it.each([
    '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>',
    'Client sent an HTTP request to an HTTPS server.\n',
    'Reason: You’re speaking plain HTTP to an SSL-enabled server port.<br />',
  ])('to a server with encryption is named when it says %j', async (text) => {
    const server = await startScriptedServer({ meta: (exchange) => exchange.status(400, text) });
    started.push(server);
    expect((await failureOf(metaOver(server.url))).code).toBe('sync.tlsExpected');
  });

  it('that is ended in the middle of the handshake is named', async () => {
    const port = await rawServer(createServer((socket) => socket.once('data', () => socket.destroy())));
    expect((await failureOf(metaOver(`https://127.0.0.1:${port}/`))).code).toBe('sync.tlsClosed');
  });

  it('with an old version of TLS is a failure of encryption', async () => {
    const { cert, key } = testCertificate({ names, issuer: authority });
    const ciphers = 'DEFAULT@SECLEVEL=0';
    const port = await rawServer(createTlsServer({ cert, key, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers }));
    expect((await failureOf(metaOver(`https://127.0.0.1:${port}/`, trusted))).code).toBe('sync.tls');
  });
});

it('reads the words of BoringSSL, which has one code for everything', () => {
  const cause = Object.assign(new Error('x'), { code: 'EPROTO', reason: 'WRONG_VERSION_NUMBER' });
  expect(tlsFailure('EPROTO', cause, 'h')?.code).toBe('sync.tlsNotSpoken');
  expect(tlsFailure('EPROTO', new Error('x'), 'h')?.code).toBe('sync.tls');
  expect(tlsFailure('ECONNREFUSED', new Error('x'), 'h')).toBeUndefined();
});
