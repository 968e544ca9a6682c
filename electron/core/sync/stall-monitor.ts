/** The clock of waiting, apart from the calendar: tests move it by hand. */
export interface WaitTimer {
  nowMs(): number;
  /** Calls back again and again until the returned function is called. */
  every(periodMs: number, callback: () => void): () => void;
}

export const realTimer: WaitTimer = {
  nowMs: () => performance.now(),
  every: (periodMs, callback) => {
    const handle = setInterval(callback, periodMs);
    return () => clearInterval(handle);
  },
};

export interface StallMonitor {
  /** A byte went out or came in. */
  moved(): void;
  /** Time in which we ourselves keep the line waiting does not count. */
  pausedDuring<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/**
 * Calls `onStall` once when no byte moved for the given time. There is no limit on a whole exchange: a big
 * collection on a slow line takes as long as it takes.
 */
export function stallMonitor(timeoutSecs: number, timer: WaitTimer, onStall: () => void): StallMonitor {
  let lastMs = timer.nowMs();
  let pauses = 0;
  const stop = timer.every(1000, () => {
    if (pauses > 0 || timer.nowMs() - lastMs <= timeoutSecs * 1000) return;
    stop();
    onStall();
  });
  const moved = (): void => {
    lastMs = timer.nowMs();
  };
  return {
    moved,
    pausedDuring: async (work) => {
      pauses += 1;
      try {
        return await work;
      } finally {
        pauses -= 1;
        moved();
      }
    },
    stop,
  };
}

/** Tells the monitor of each chunk that went by. One is asked for when the one before it was taken. */
export async function* reported<T extends Uint8Array>(
  chunks: AsyncIterable<T> | Iterable<T>,
  monitor: StallMonitor,
): AsyncGenerator<T> {
  for await (const chunk of chunks) {
    monitor.moved();
    yield chunk;
  }
  monitor.moved();
}
