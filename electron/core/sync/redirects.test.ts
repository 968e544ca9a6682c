import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storedFrame } from './stored-frame.ts';
import { type ClientHarness, failureOf, META, startClientHarness } from './testing/client-harness.ts';
import { type Exchange, type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';

let harness: ClientHarness;
let server: ScriptedServer;

beforeEach(async () => {
  harness = await startClientHarness();
  ({ server } = harness);
});
afterEach(() => harness.end());

describe('a redirect', () => {
  it('of meta is followed once and remembered', async () => {
    const other = await startScriptedServer({ meta: (exchange) => exchange.reply(META) });
    server.reactions['meta'] = (exchange) => exchange.status(308, '', { location: other.url });
    const moved: string[] = [];
    const client = harness.connect({
      onRedirect: (base) => {
        moved.push(base);
        return Promise.resolve();
      },
    });
    expect((await client.meta()).modMs).toBe(30);
    expect(moved).toEqual([other.url]);
    expect(client.address.base).toBe(other.url);
    await client.meta();
    expect(server.received).toHaveLength(1);
    expect(other.received).toHaveLength(2);
    await other.stop();
  });

  it('a second time is not followed', async () => {
    server.reactions['meta'] = (exchange) => exchange.status(308, '', { location: server.url });
    expect(await failureOf(harness.connect().meta())).toMatchObject({ details: { reason: 'redirectLoop' } });
    expect(server.received).toHaveLength(2);
  });

  it.each([['not an address at all'], ['ftp://127.0.0.1/']])('to %s is refused', async (location) => {
    server.reactions['meta'] = (exchange) => exchange.status(308, '', { location });
    expect(await failureOf(harness.connect().meta())).toMatchObject({ details: { reason: 'badRedirect' } });
  });

  it('of media calls that are under way at once is followed by each of them, and remembered', async () => {
    const answer = (exchange: Exchange): void => exchange.reply('{}');
    const other = await startScriptedServer({ begin: answer, mediaChanges: answer });
    for (const method of ['begin', 'mediaChanges']) {
      server.reactions[method] = (exchange) => exchange.status(308, '', { location: other.url });
    }
    const moved: string[] = [];
    const client = harness.connect({ onRedirect: async (base) => void moved.push(base) });
    const { calls } = client;
    const asked = (['begin', 'mediaChanges'] as const).map((method) => calls.send({ method, payload: { json: {} } }));
    expect(await Promise.all(asked)).toEqual(['{}', '{}']);
    expect(moved).toEqual([other.url]);
    await calls.send({ method: 'begin', payload: { json: {} } });
    expect([server.received.length, other.received.length]).toEqual([2, 3]);
    await other.stop();
  });

  it('of an upload of media takes the whole packet along', async () => {
    const other = await startScriptedServer({
      uploadChanges: async (exchange) => {
        await exchange.body();
        exchange.reply('{}');
      },
    });
    server.reactions['uploadChanges'] = async (exchange) => {
      await exchange.body();
      exchange.status(308, '', { location: other.url });
    };
    const packet = Buffer.alloc(300_000, 'abcdefg');
    const { calls } = harness.connect();
    await calls.send({ method: 'uploadChanges', payload: { frame: storedFrame([packet]) } });
    expect(other.received[0]?.body?.equals(packet)).toBe(true);
    await other.stop();
  });

  it('of any other call is an error', async () => {
    server.reactions['hostKey'] = (exchange) => exchange.status(308, '', { location: server.url });
    expect(await failureOf(harness.connect().hostKey('a', 'b'))).toMatchObject({
      code: 'sync.notASyncServer',
      details: { reason: 'redirect' },
    });
  });
});
