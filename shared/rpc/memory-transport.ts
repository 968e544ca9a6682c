import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

/**
 * Two transports joined in memory. Every frame goes through JSON text, so that nothing passes here that a socket
 * would lose. Delivery is asynchronous and in order, as on a socket.
 */
export function memoryTransportPair(): readonly [Transport, Transport] {
  const a = new MemoryEnd();
  const b = new MemoryEnd();
  a.other = b;
  b.other = a;
  return [a, b];
}

class MemoryEnd implements Transport {
  other: MemoryEnd | undefined;
  readonly #frameListeners: ((frame: Frame) => void)[] = [];
  readonly #closeListeners: (() => void)[] = [];
  #open = true;

  send(frame: Frame): void {
    if (!this.#open) return;
    const text = JSON.stringify(frame);
    void Promise.resolve().then(() => this.other?.receive(text));
  }
  onFrame(listener: (frame: Frame) => void): void {
    this.#frameListeners.push(listener);
  }
  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }
  close(): void {
    if (!this.#open) return;
    this.end();
    const { other } = this;
    // After the frames that were sent before.
    void Promise.resolve().then(() => other?.end());
  }
  receive(text: string): void {
    if (!this.#open) return;
    for (const listener of this.#frameListeners) listener(JSON.parse(text) as Frame);
  }
  end(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const listener of this.#closeListeners) listener();
  }
}
