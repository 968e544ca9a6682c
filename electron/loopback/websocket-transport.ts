import type { WebSocket } from 'ws';
import type { Frame } from '#shared/rpc/frames.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** Frames as JSON text over a WebSocket. Text that is no JSON ends the connection: no client of ours sends any. */
export function websocketTransport(socket: WebSocket): Transport {
  return {
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame(listener) {
      socket.on('message', (data, isBinary) => {
        // Text arrives as one buffer: `ws` gives pieces only to who asks for them.
        const frame = isBinary || !Buffer.isBuffer(data) ? undefined : parsedFrame(data.toString('utf8'));
        if (frame === undefined) socket.close(1008);
        else listener(frame);
      });
    },
    onClose: (listener) => socket.once('close', () => listener()),
    close: () => socket.close(1001),
  };
}

/** Checked no further here: server and client look at every part that they use. */
function parsedFrame(text: string): Frame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Frame) : undefined;
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
