import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** Stands before a server as a long line does: everything takes its time, and as much as there is goes at once. */
export interface DelayingProxy {
  readonly url: string;
  /** From now on, for open connections too. */
  setRoundTripMs(roundTripMs: number): void;
  stop(): Promise<void>;
}

export async function startDelayingProxy(serverPort: number): Promise<DelayingProxy> {
  let roundTripMs = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1', allowHalfOpen: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket
        .setNoDelay()
        .on('error', () => {
          client.destroy();
          upstream.destroy();
        })
        .on('close', () => sockets.delete(socket));
    }
    // Loopback connects at once; over a long line the first byte can only leave when an answer has come back.
    const openMs = performance.now() + roundTripMs;
    const delayMs = (): number => roundTripMs / 2;
    passOn(client, upstream, () => Math.max(0, openMs - performance.now()) + delayMs());
    passOn(upstream, client, delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    setRoundTripMs: (ms) => {
      roundTripMs = ms;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** In the order of arrival, each part when its time has come, however many are under way. */
function passOn(from: Socket, to: Socket, delayMs: () => number): void {
  const parts: { readonly dueMs: number; readonly bytes: Buffer | null }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const deliver = (): void => {
    timer = undefined;
    for (let next = parts[0]; next !== undefined; next = parts[0]) {
      const waitMs = next.dueMs - performance.now();
      if (waitMs > 0.5) {
        timer = setTimeout(deliver, waitMs);
        return;
      }
      parts.shift();
      if (next.bytes === null) to.end();
      else if (to.writable) to.write(next.bytes);
    }
  };
  const add = (bytes: Buffer | null): void => {
    parts.push({ dueMs: performance.now() + delayMs(), bytes });
    if (timer === undefined) deliver();
  };
  from.on('data', (bytes: Buffer) => add(bytes)).on('end', () => add(null));
}
