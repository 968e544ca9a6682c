interface Waiting {
  readonly bytes: number;
  readonly enter: () => void;
}

/**
 * Memory that several transfers share. What is larger than all of it goes in alone: the room bounds what is held
 * together, not the size of one.
 */
export class ByteRoom {
  readonly #limitBytes: number;
  readonly #queue: Waiting[] = [];
  #usedBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** First come, first served. Gives what is to be called when the memory is free again. Rejects when aborted. */
  async enter(bytes: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(signal.reason);
        this.#letIn();
      };
      const waiting: Waiting = {
        bytes,
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(waiting);
      this.#letIn();
    });
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#usedBytes -= bytes;
      this.#letIn();
    };
  }

  #letIn(): void {
    for (let first = this.#queue[0]; first !== undefined; first = this.#queue[0]) {
      if (this.#usedBytes > 0 && this.#usedBytes + first.bytes > this.#limitBytes) return;
      this.#queue.shift();
      this.#usedBytes += first.bytes;
      first.enter();
    }
  }
}
