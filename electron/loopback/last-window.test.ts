import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryTransportPair } from '#shared/rpc/memory-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { watchLastWindow } from './last-window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(watch: (transport: Transport) => void): Transport {
  const [mine] = memoryTransportPair();
  watch(mine);
  return mine;
}

it('notices that the last window is gone', () => {
  const onGone = vi.fn();
  const watch = watchLastWindow(onGone);
  const [first, second] = [opened(watch), opened(watch)];
  first.close();
  vi.advanceTimersByTime(60_000);
  expect(onGone).not.toHaveBeenCalled();
  second.close();
  vi.advanceTimersByTime(4999);
  expect(onGone).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onGone).toHaveBeenCalledOnce();
});

it('takes a page that is loaded again for what it is', () => {
  const onGone = vi.fn();
  const watch = watchLastWindow(onGone);
  opened(watch).close();
  vi.advanceTimersByTime(3000);
  opened(watch);
  vi.advanceTimersByTime(60_000);
  expect(onGone).not.toHaveBeenCalled();
});

it('waits for a first window as long as it takes', () => {
  const onGone = vi.fn();
  watchLastWindow(onGone);
  vi.advanceTimersByTime(3_600_000);
  expect(onGone).not.toHaveBeenCalled();
});
