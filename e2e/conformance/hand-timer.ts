import type { WaitTimer } from '#core/sync/stall-monitor.ts';

/** A measure of waiting that a test moves by hand. */
export interface HandTimer extends WaitTimer {
  advance(ms: number): void;
}

export function handTimer(): HandTimer {
  let nowMs = 0;
  const callbacks = new Set<() => void>();
  return {
    nowMs: () => nowMs,
    every: (_periodMs, callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    advance: (ms) => {
      nowMs += ms;
      for (const callback of [...callbacks]) callback();
    },
  };
}
