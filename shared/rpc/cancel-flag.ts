import type { Frame, RequestFrame } from './frames.ts';
import type { Transport } from './transport.ts';

/**
 * A word of memory that two threads see. A thread busy with SQLite reads no message until it is done, but it does
 * see the flag.
 */
export interface CancelFlag {
  readonly buffer: SharedArrayBuffer;
  set(): void;
  isSet(): boolean;
}

export function cancelFlag(
  buffer: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
): CancelFlag {
  const word = new Int32Array(buffer);
  return {
    buffer,
    set: () => void Atomics.store(word, 0, 1),
    isSet: () => Atomics.load(word, 0) === 1,
  };
}

/** A request on its way to a thread of this process. */
export type FlaggedRequest = RequestFrame & { readonly cancelFlag: SharedArrayBuffer };

/** The flag that came with a request, or a new one when it came through a door that has no shared memory. */
export function flagOf(request: RequestFrame | FlaggedRequest): CancelFlag {
  return cancelFlag('cancelFlag' in request ? request.cancelFlag : undefined);
}

/** Lends every request a flag, and raises it when the request is cancelled. */
export function withCancelFlags(transport: Transport): Transport {
  const flags = new Map<number, CancelFlag>();
  return {
    send(frame) {
      if (frame.type === 'request') {
        const flag = cancelFlag();
        flags.set(frame.id, flag);
        const flagged: FlaggedRequest = { ...frame, cancelFlag: flag.buffer };
        transport.send(flagged);
        return;
      }
      if (frame.type === 'cancel') flags.get(frame.id)?.set();
      transport.send(frame);
    },
    onFrame: (listener) =>
      transport.onFrame((frame: Frame) => {
        if (frame.type === 'reply' || frame.type === 'failure') flags.delete(frame.id);
        listener(frame);
      }),
    onClose: (listener) => transport.onClose(listener),
    close: () => transport.close(),
  };
}
