import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCertificate } from '#core/sync/testing/test-certificates.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type TlsFront, startTlsFront } from '#e2e/tls-front.ts';
import { type EbbClient, ebbClient } from './sync-ebb.ts';

describe.skipIf(!peerAvailable())('the official server behind TLS and a path, with a certificate of one’s own', () => {
  const authority = testCertificate({ commonName: 'Home CA', authority: true });
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let front: TlsFront;
  let ebb: EbbClient;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-tls-'));
    peer = await startPeer();
    server = await startOfficialServer();
    const certificate = testCertificate({ names: ['127.0.0.1'], issuer: authority });
    front = await startTlsFront({ certificate, port: server.port, path: '/anki' });
    ebb = ebbClient(join(folder, 'ebb'));
  });
  afterAll(async () => {
    await ebb.close();
    await front.stop();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is refused until the certificate is trusted, and nothing of the login is sent', async () => {
    await expect(ebb.login(front.url, 'me')).rejects.toMatchObject({ code: 'sync.tlsUnknownIssuer' });
    await ebb.handlers.sync.trustCertificates({ pem: authority.cert }, callContext());
    await ebb.login(`${front.url}`, 'me');
    expect((await ebb.profile()).server).toEqual({ kind: 'own', url: `${front.url}/` });
  });

  test('syncs: a download, then a merge each way, and the official client agrees', async () => {
    const account = { url: server.url, user: 'me', pass: 'secret' };
    const file = join(folder, 'official', 'collection.anki2');
    await peer.call('make', { notes: 30, decks: 2, reviews: 40, seed: 3 }, file);
    await peer.call('sync', { ...account, on_full: 'upload' }, file);
    expect(await ebb.start()).toMatchObject({ kind: 'fullSyncRequired', reason: 'localEmpty' });
    await ebb.resolve('download');
    await ebb.handlers.decks.create({ name: 'Made here' }, callContext());
    const before = front.connections;
    expect(await ebb.start()).toMatchObject({ kind: 'merged' });
    expect(front.connections - before).toBeLessThanOrEqual(6);
    await peer.call('sync', account, file);
    expect(JSON.stringify(await peer.call('deck-tree', {}, file))).toContain('Made here');
    await peer.call('add-note', { notetype: 'Basic', deck: 'Default', fields: { Front: 'q', Back: 'a' } }, file);
    await peer.call('sync', account, file);
    expect(await ebb.start()).toMatchObject({ kind: 'merged' });
    await peer.call('close', {}, file);
    const numbers = await ebb.handlers.collection.info({}, callContext());
    expect(numbers.notes).toBe(31);
  });

  test('is known by the same address with a slash, with a method, and not without its path', async () => {
    const known = async (serverUrl: string) => ebb.handlers.sync.testConnection({ serverUrl }, callContext());
    for (const end of ['', '/', '/sync/', '/msync/begin']) {
      expect(await known(front.url + end)).toMatchObject({
        url: `${front.url}/`,
        encrypted: true,
        loginAccepted: true,
      });
    }
    await expect(known(front.url.replace('/anki', ''))).rejects.toMatchObject({
      code: 'sync.nothingAtAddress',
      details: { status: 404 },
    });
  });
});
