import type { Frame } from './frames.ts';

/** A two-way pipe of frames. Knows no methods. */
export interface Transport {
  send(frame: Frame): void;
  onFrame(listener: (frame: Frame) => void): void;
  /** Called once, when the other side is gone. */
  onClose(listener: () => void): void;
  close(): void;
}
