import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressThrottle } from './progress-throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('progressThrottle', () => {
  it('sends the first value at once and then one per 100 ms', () => {
    const sent: number[] = [];
    const { report } = progressThrottle((value: number) => sent.push(value));
    for (let value = 0; value < 250; value += 1) {
      report(value);
      vi.advanceTimersByTime(1);
    }
    expect(sent).toEqual([0, 99, 199]);
  });

  it('always sends the last value', () => {
    const sent: number[] = [];
    const { report, flush } = progressThrottle((value: number) => sent.push(value));
    report(1);
    report(2);
    flush();
    flush();
    expect(sent).toEqual([1, 2]);
  });

  it('sends a value that was held back even when no further one comes', () => {
    const sent: number[] = [];
    const { report } = progressThrottle((value: number) => sent.push(value));
    report(1);
    report(2);
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([1, 2]);
  });

  it('needs no timer where the thread is too busy to run one', () => {
    let now = 0;
    const sent: number[] = [];
    const { report } = progressThrottle(
      (value: number) => sent.push(value),
      () => now,
    );
    for (now = 0; now < 300; now += 50) report(now);
    expect(sent).toEqual([0, 100, 200]);
  });
});
