/** What is larger than this is not kept for the next time. */
const MOST_KEPT_BYTES = 4 << 20;

/**
 * Memory that is used again: packet after packet of the same size would otherwise keep the collector busier than the
 * packets do. For one user at a time.
 */
export class Scratch {
  #buffer = Buffer.alloc(0);
  #used = 0;

  /** What was taken before is free again; so much is going to be taken. */
  begin(bytes: number): void {
    this.#used = 0;
    if (this.#buffer.length >= bytes || bytes > MOST_KEPT_BYTES) return;
    this.#buffer = Buffer.allocUnsafeSlow(bytes);
  }

  readonly take = (bytes: number): Buffer => {
    const end = this.#used + bytes;
    if (end > this.#buffer.length) return Buffer.allocUnsafeSlow(bytes);
    const taken = this.#buffer.subarray(this.#used, end);
    this.#used = end;
    return taken;
  };
}
