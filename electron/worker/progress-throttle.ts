const intervalMs = 100;

export interface ProgressThrottle<P> {
  report(value: P): void;
  /** Sends a value that was held back. To be called when the work is over, before its answer. */
  flush(): void;
}

/** At most one value per 100 ms; the newest of those held back is sent when the time has come, or by `flush`. */
export function progressThrottle<P>(
  send: (value: P) => void,
  nowMs: () => number = () => performance.now(),
): ProgressThrottle<P> {
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let held: { readonly value: P } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (held === undefined) return;
    const { value } = held;
    held = undefined;
    lastSentMs = nowMs();
    send(value);
  }

  return {
    report(value) {
      held = { value };
      const dueInMs = lastSentMs + intervalMs - nowMs();
      if (dueInMs <= 0) flush();
      // Work that waits for the network reports nothing new for a while: what was held back is still shown.
      else timer ??= setTimeout(flush, dueInMs).unref();
    },
    flush,
  };
}
