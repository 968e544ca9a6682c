import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DelayingProxy, startDelayingProxy } from './delaying-proxy.ts';

describe('the delaying proxy', () => {
  const server = createServer({ allowHalfOpen: true });
  let proxy: DelayingProxy;
  let handle: (socket: Socket) => void;
  server.on('connection', (socket) => handle(socket.on('error', () => undefined)));

  beforeEach(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await startDelayingProxy((server.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await proxy.stop();
    server.close();
  });

  function connected(): Socket {
    return connect({ port: Number(new URL(proxy.url).port), host: '127.0.0.1', allowHalfOpen: true });
  }

  test('passes on all bytes in their order, however many parts are under way', async () => {
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7) % 251));
    proxy.setRoundTripMs(20);
    handle = (socket) => socket.pipe(socket);
    const client = connected();
    for (let at = 0; at < sent.length; at += 1000) client.write(sent.subarray(at, at + 1000));
    client.end();
    expect((await buffer(client)).equals(sent)).toBe(true);
  });

  test('delivers nothing before its time, and a new connection waits for its own set-up too', async () => {
    proxy.setRoundTripMs(40);
    handle = (socket) => socket.once('data', () => socket.end('answer'));
    const startMs = performance.now();
    const client = connected();
    client.write('question');
    expect(await text(client)).toBe('answer');
    // Timers round to milliseconds, and two parts went by.
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(2 * 40 - 3);
  });
});
