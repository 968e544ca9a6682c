import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWith } from './testing/connect-with.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { failureOf } from './testing/sync-harness.ts';
import { uploadFile } from './upload-file.ts';

const META = { mod: 30, scm: 10, usn: 4, ts: 1_800_000_000 };
let server: ScriptedServer;
let folder: string;

beforeEach(async () => {
  server = await startScriptedServer();
  folder = mkdtempSync(join(tmpdir(), 'ebb-http-'));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('a request that the user stops', () => {
  it('ends at once, also while its connection is still being opened', async () => {
    // Says nothing, so no handshake ever ends.
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const stop = new AbortController();
    const client = connectWith(`https://127.0.0.1:${port}/`, {}, { signal: stop.signal });
    const outcome = failureOf(client.meta());
    const [socket] = (await once(silent, 'connection')) as [Socket];
    stop.abort();
    expect((await outcome).code).toBe('interrupted');
    await client.close();
    socket.on('error', () => undefined).destroy();
    silent.close();
  });
});

describe('an answer', () => {
  it('that goes on for longer than it said is refused, and not read to its end', async () => {
    let cutOff: Promise<unknown> | undefined;
    server.reactions['meta'] = ({ response }) => {
      cutOff = once(response, 'close');
      response.writeHead(200, { 'anki-original-size': '100000000' });
      response.write('x'.repeat(1000));
    };
    const refused = failureOf(connectWith(server.url).meta());
    expect(await refused).toMatchObject({ code: 'sync.notASyncServer', details: { reason: 'tooLong' } });
    await cutOff;
  });

  it('of something else is looked at no further than its beginning', async () => {
    server.reactions['meta'] = ({ response }) => {
      response.writeHead(200).write(`<!doctype html>${'x'.repeat(10_000)}`);
    };
    const refused = failureOf(connectWith(server.url).meta());
    expect(await refused).toMatchObject({ code: 'sync.notASyncServer', details: { reason: 'html' } });
  });

  it.each([
    ['as much as', 0, undefined],
    ['less than', -1, 'wrongSize'],
    ['more than', 1, 'wrongSize'],
  ])('that is large and holds %s it said is taken whole or not at all', async (_howMuch, more, reason) => {
    const content = randomBytes(6 << 20);
    server.reactions['downloadFiles'] = ({ response }) => {
      response.writeHead(200, { 'anki-original-size': String(content.length - more) }).end(zstdCompressSync(content));
    };
    const taken = connectWith(server.url).calls.exchange({ method: 'downloadFiles', payload: { json: {} } }, (answer) =>
      answer.whole(),
    );
    if (reason === undefined) expect((await taken).equals(content)).toBe(true);
    else expect(await failureOf(taken)).toMatchObject({ code: 'sync.notASyncServer', details: { reason } });
  });

  it('may have word of its coming before it', async () => {
    server.reactions['meta'] = (exchange) => {
      exchange.response.writeProcessing();
      exchange.reply(META);
    };
    expect((await connectWith(server.url).meta()).modMs).toBe(30);
  });
});

describe('a request whose connection is reset', () => {
  it('is tried once more where asking twice does no harm, and never a third time', async () => {
    let cuts = 1;
    server.reactions['meta'] = (exchange) => {
      if (cuts === 0) return exchange.reply(META);
      cuts -= 1;
      exchange.cut();
    };
    expect((await connectWith(server.url).meta()).modMs).toBe(30);
    expect(server.received).toHaveLength(2);
    cuts = Number.POSITIVE_INFINITY;
    server.reactions['hostKey'] = (exchange) => exchange.cut();
    expect((await failureOf(connectWith(server.url).meta())).code).toBe('sync.noAnswer');
    expect(server.received).toHaveLength(4);
    expect((await failureOf(connectWith(server.url).hostKey('me', 'secret'))).code).toBe('sync.noAnswer');
    expect(server.received).toHaveLength(6);
  });

  it('is never tried again once something of the answer came, nor where it could do harm', async () => {
    server.reactions['meta'] = ({ response }) => {
      response.writeHead(200, { 'anki-original-size': '3000' });
      response.write('begun', () => response.destroy());
    };
    await failureOf(connectWith(server.url).meta());
    expect(server.received).toHaveLength(1);
    const path = join(folder, 'file');
    writeFileSync(path, `SQLite format 3\0${'x'.repeat(100)}`);
    const file = await uploadFile(path);
    for (const method of ['start', 'finish', 'download', 'upload']) {
      server.reactions[method] = (exchange) => exchange.cut();
    }
    await failureOf(connectWith(server.url).merge.start({ minUsn: 0, localIsNewer: false }));
    await failureOf(connectWith(server.url).merge.finish());
    await failureOf(connectWith(server.url).download(join(folder, 'd'), () => undefined));
    await failureOf(connectWith(server.url).upload(file, () => undefined));
    expect(server.received.map(({ method }) => method)).toEqual(['meta', 'start', 'finish', 'download', 'upload']);
  });
});
