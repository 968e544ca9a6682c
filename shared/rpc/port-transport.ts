import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

/** What is used of Node's MessagePort. Named by shape: this folder is compiled without any platform. */
export interface NodePort {
  postMessage(message: unknown): void;
  on(event: 'message' | 'close', listener: (message: unknown) => void): unknown;
  close(): void;
}

/** Frames over a port between two threads of this process. Only our own code holds the other end. */
export function portTransport(port: NodePort): Transport {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => port.on('message', (message) => listener(message as Frame)),
    onClose: (listener) => port.on('close', () => listener()),
    close: () => port.close(),
  };
}
