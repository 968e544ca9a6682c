import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startScriptedServer } from '../testing/scripted-server.ts';
import { testCertificate } from '../testing/test-certificates.ts';
import { CHECK_LIMITS_MS } from './doctor-run.ts';
import { type DoctorHarness, failedCheck, makeDoctorHarness } from './testing/doctor-harness.ts';

let h: DoctorHarness;
beforeEach(async () => {
  h = await makeDoctorHarness();
});
afterEach(async () => {
  await h.remove();
});

describe('the clock', () => {
  it('is compared with the one in the server’s state', async () => {
    h.account.server.reactions['meta'] = ({ reply }) =>
      reply({ mod: 1, scm: 2, usn: 3, ts: Math.floor(h.profile.env.clock.nowMs() / 1000) + 301 });
    const nowSecs = Math.floor(h.profile.env.clock.nowMs() / 1000);
    expect((await h.diagnosed()).finding).toEqual({
      kind: 'clockWrong',
      localSecs: nowSecs,
      serverSecs: nowSecs + 301,
    });
  });

  it('is compared with the date of any answer when the server lets nobody in', async () => {
    await h.saveSyncProfile({ hostKey: 'dead' });
    h.account.server.reactions['/health'] = ({ response }) => {
      response.writeHead(404, { date: new Date(h.profile.env.clock.nowMs() - 3_600_000).toUTCString() }).end();
    };
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('clock');
    const { localSecs, serverSecs } = diagnosis.finding as unknown as { localSecs: number; serverSecs: number };
    expect(localSecs - serverSecs).toBe(3600);
  });
});

describe('the server', () => {
  /** Its time is left out: the scripted one's clock is not the test's. */
  async function answering(status: number, text: string, headers: Record<string, string> = {}): Promise<string> {
    const server = createHttpServer((_request, response) => {
      response.sendDate = false;
      response.writeHead(status, headers).end(text);
    });
    const url = `http://127.0.0.1:${await h.listening(server)}/`;
    h.stopLater({ stop: () => server.closeAllConnections() });
    await h.at(url);
    return url;
  }

  it.each([
    ['that is a web site', 200, '<!doctype html><title>Router</title>', 'webPage'],
    ['that is none', 200, 'hello', 'notASyncServer'],
    ['that knows no such address', 404, 'not found', 'notASyncServer'],
    ['that is too old for us', 400, '400', 'serverTooOld'],
    ['that we are too old for', 501, '501', 'clientTooOld'],
    ['that has a problem', 503, '503', 'serverProblem'],
    ['with an answer of its own', 418, '418', 'unknownAnswer'],
  ])('%s', async (_name, status, text, kind) => {
    await answering(status, text);
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('serverVersion');
    expect(diagnosis.finding?.kind).toBe(kind);
  });

  it('that sends us to a login page is a web site', async () => {
    await answering(302, '', { location: 'http://login.example/' });
    expect((await h.diagnosed()).finding?.kind).toBe('webPage');
  });

  it('that is one path higher is found there', async () => {
    const { url } = h.account.server;
    h.account.server.reactions['meta'] = (exchange) =>
      exchange.request.url === '/sync/meta' ? h.account.meta(exchange) : exchange.status(404);
    await h.at(`${url}wrong/path/`);
    h.account.server.reactions['/wrong/path/health'] = ({ response }) => {
      response.sendDate = false;
      response.writeHead(404).end();
    };
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toMatchObject({ kind: 'wrongPath', base: url });
    // Only the server that was chosen gets the key.
    const [, ...others] = h.account.server.received.filter(({ method }) => method === 'meta');
    expect(others.map(({ header }) => header['k'])).toEqual(['', '']);
  });

  it('that encrypts, asked without', async () => {
    const tls = testCertificate({ names: ['127.0.0.1'] });
    const server = await startScriptedServer({}, { tls });
    h.stopLater(server);
    await h.at(server.url.replace('https:', 'http:'));
    expect((await h.diagnosed()).finding?.kind).toBe('needsTls');
  });

  it('that says nothing is not waited for', async () => {
    const open = new Set<{ destroy(): void }>();
    const silent = await h.listening(createServer((socket) => void open.add(socket.on('error', () => undefined))));
    h.stopLater({ stop: () => open.forEach((socket) => socket.destroy()) });
    await h.at(`http://127.0.0.1:${silent}/`);
    const diagnosis = await h.diagnosed({ limits: { ...CHECK_LIMITS_MS, clock: 100, serverVersion: 100 } });
    expect(failedCheck(diagnosis)).toBe('serverVersion');
    expect(diagnosis.finding?.kind).toBe('serverSilent');
    for (const socket of open) socket.destroy();
  });

  it('that wants no sync says so itself', async () => {
    h.account.server.reactions['meta'] = ({ reply }) =>
      reply({ mod: 1, scm: 2, usn: 3, ts: Math.floor(h.profile.env.clock.nowMs() / 1000), cont: false, msg: 'closed' });
    expect((await h.diagnosed()).finding).toEqual({ kind: 'serverStops', message: 'closed' });
  });
});

describe('the login', () => {
  beforeEach(() => h.profile.env.setNow(Date.now()));

  it('that the server no longer knows', async () => {
    await h.saveSyncProfile({ hostKey: 'dead' });
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('login');
    expect(diagnosis.finding).toMatchObject({ kind: 'loginRefused' });
  });

  it('that is missing', async () => {
    await h.saveSyncProfile({ username: null, hostKey: null });
    expect((await h.diagnosed()).finding).toEqual({ kind: 'loggedOut' });
  });
});
