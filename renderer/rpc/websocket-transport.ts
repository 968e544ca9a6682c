import type { Frame } from '#shared/rpc/frames.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** Frames over an open WebSocket, one JSON text each. */
export function websocketTransport(socket: WebSocket): Transport {
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame: (listener) =>
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') listener(JSON.parse(event.data) as Frame);
      }),
    onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
    close: () => socket.close(),
  };
}

/** Opens the socket that lies beside the page, under the same secret path. */
export function openSocket(pageAddress: string): Promise<WebSocket> {
  const address = new URL('socket', pageAddress);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = '';
  address.hash = '';
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('error', () => reject(new Error('the socket did not open')), { once: true });
  });
}
