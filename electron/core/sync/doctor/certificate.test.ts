import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startForwardProxy } from '../testing/forward-proxy.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { type CertificateWishes, testCertificate } from '../testing/test-certificates.ts';
import { type DoctorHarness, failedCheck, makeDoctorHarness } from './testing/doctor-harness.ts';

const DAY_MS = 86_400_000;
let h: DoctorHarness;
beforeEach(async () => {
  h = await makeDoctorHarness();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await h.remove();
});

describe('a certificate', () => {
  const authority = testCertificate({ commonName: 'Our own CA', authority: true });
  async function encrypted(wishes: CertificateWishes, dateMs = Date.now()): Promise<ScriptedServer> {
    h.profile.env.setNow(Date.now());
    const tls = testCertificate({ commonName: 'sync', names: ['127.0.0.1'], ...wishes });
    const server = await startScriptedServer(h.account.server.reactions, { tls });
    h.stopLater(server);
    server.reactions['/health'] = ({ response }) => {
      response.writeHead(200, { date: new Date(dateMs).toUTCString() }).end();
    };
    await h.at(server.url);
    return server;
  }
  const past = { validFromMs: Date.now() - 9 * DAY_MS, validUntilMs: Date.now() - DAY_MS };
  const future = { validFromMs: Date.now() + DAY_MS, validUntilMs: Date.now() + 9 * DAY_MS };

  it('that the user trusts is good', async () => {
    await encrypted({ issuer: authority });
    await h.saveSyncProfile({ ownCertificates: authority.cert });
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(diagnosis.checks.find(({ check }) => check === 'certificate')).toMatchObject({
      result: 'ok',
      facts: { issuer: 'Our own CA', names: '127.0.0.1' },
    });
  });

  it.each<[string, CertificateWishes, object]>([
    ['signed by itself', {}, { kind: 'certificateIssuer', issuer: 'sync' }],
    ['of an unknown issuer', { issuer: authority }, { kind: 'certificateIssuer', issuer: 'Our own CA' }],
    [
      'for another name',
      { names: ['nas.local', '10.0.0.1'] },
      { kind: 'certificateName', names: 'nas.local, 10.0.0.1' },
    ],
    ['that has run out', past, { kind: 'certificateExpired', untilMs: secs(past.validUntilMs) }],
    ['of the future', future, { kind: 'certificateNotYetValid', fromMs: secs(future.validFromMs) }],
  ])('%s', async (name, wishes, finding) => {
    await encrypted(wishes);
    const trusted = name === 'signed by itself' || name === 'of an unknown issuer' ? null : authority.cert;
    if (trusted !== null) await encrypted({ ...wishes, issuer: authority });
    await h.saveSyncProfile({ ownCertificates: trusted });
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('certificate');
    expect(diagnosis.finding).toEqual({ host: '127.0.0.1', ...finding });
  });

  it('that is good by the server’s clock shows that ours is wrong', async () => {
    const serverMs = past.validUntilMs - DAY_MS;
    const server = await encrypted({ ...past, issuer: authority }, serverMs);
    await h.saveSyncProfile({ ownCertificates: authority.cert });
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('certificate');
    expect(diagnosis.finding).toMatchObject({ kind: 'clockWrong', serverSecs: Math.floor(serverMs / 1000) });
    // The server has not proved who it is, so it got no key.
    expect(server.received.map(({ header }) => header)).toEqual([{}]);
  });

  it('is not to be had where the server does not encrypt', async () => {
    await h.at(h.account.server.url.replace('http:', 'https:'));
    expect((await h.diagnosed()).finding).toEqual({ kind: 'noTlsThere', host: '127.0.0.1' });
  });

  it('is seen through a proxy’s tunnel too', async () => {
    const server = await encrypted({});
    const proxy = await startForwardProxy({ servers: { 'sync.example:443': server.port } });
    h.stopLater(proxy);
    vi.stubEnv('HTTPS_PROXY', `http://${proxy.host}`);
    await h.at('https://sync.example/');
    expect((await h.diagnosed()).finding).toMatchObject({ kind: 'certificateIssuer', host: 'sync.example' });
  });
});

function secs(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
