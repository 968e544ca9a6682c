import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
