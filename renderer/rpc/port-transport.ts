import type { Frame } from '#shared/rpc/frames.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** Frames over the port that Electron's preload hands to the page. */
export function portTransport(port: MessagePort): Transport {
  port.start();
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) =>
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data as Frame)),
    onClose: (listener) => port.addEventListener('close', () => listener(), { once: true }),
    close: () => port.close(),
  };
}
