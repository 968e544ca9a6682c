/** For those who wait until something may have changed, and then look for themselves. */
export class Bell {
  #next = Promise.withResolvers<void>();

  ring(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  /** The next ring from now on. Rejects when aborted. */
  heard(signal: AbortSignal): Promise<void> {
    const next = this.#next.promise;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = (): void => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      void next.then(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
    });
  }
}
