import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { median, peakMemoryMib, percentile, processorMs, table } from './measure.ts';

describe('the bench', () => {
  it('takes the middle value, or the mean of the two middle ones', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(() => median([])).toThrow('no values');
  });

  it('takes the value that so many do not exceed', () => {
    const values = Array.from({ length: 200 }, (_, i) => 200 - i);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile([5], 0.99)).toBe(5);
    expect(() => percentile([], 0.5)).toThrow('no values');
  });

  it('prints each row with its ratio, and says what was not measured', () => {
    const text = table([
      { name: 'open', unit: 'ms', ebb: 20, official: 40 },
      { name: 'start', unit: 'ms', ebb: 900, official: undefined },
    ]);
    expect(text.split('\n')[1]).toMatch(/^open\s+20\.0 ms\s+40\.0 ms\s+0\.50×$/);
    expect(text.split('\n')[2]).toMatch(/^start\s+900 ms\s+not measured\s*$/);
  });

  it.runIf(process.platform === 'linux')('knows how much memory a process held at most', () => {
    expect(peakMemoryMib(process.pid)).toBeGreaterThan(10);
    expect(peakMemoryMib(0)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('knows how much processor time a process has taken', () => {
    expect(processorMs(process.pid)).toBeGreaterThan(0);
    expect(processorMs(process.pid)).toBeLessThan(performance.now() * availableParallelism());
    expect(processorMs(0)).toBeUndefined();
  });
});
