import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MediaSchedule, type MediaScheduleOptions } from './media-schedule.ts';

const MINUTE_MS = 60_000;
let synced: number[];
let warned: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  synced = [];
  warned = [];
});
afterEach(() => void vi.useRealTimers());

function schedule(options: Partial<MediaScheduleOptions> = {}): MediaSchedule {
  return new MediaSchedule({
    nowMs: () => Date.now(),
    isWanted: () => Promise.resolve(true),
    lastSyncMs: () => Promise.resolve(synced.at(-1) ?? null),
    sync: async () => void synced.push(Date.now()),
    warn: (event) => void warned.push(event),
    ...options,
  });
}

/** Minutes at which media were synced. */
async function syncsWithin(minutes: number): Promise<number[]> {
  await vi.advanceTimersByTimeAsync(minutes * MINUTE_MS);
  return synced.map((atMs) => atMs / MINUTE_MS);
}

it('syncs media every quarter of an hour', async () => {
  schedule().start();
  expect(await syncsWithin(50)).toEqual([15, 30, 45]);
});

it('lets a quarter of an hour pass after a sync that somebody else began', async () => {
  schedule({ lastSyncMs: () => Promise.resolve(12 * MINUTE_MS) }).start();
  expect(await syncsWithin(34)).toEqual([30]);
});

it('does nothing while it is not wanted', async () => {
  schedule({ isWanted: () => Promise.resolve(false) }).start();
  expect(await syncsWithin(60)).toEqual([]);
});

it('logs a sync that fails, and tries again a quarter of an hour later', async () => {
  let tries = 0;
  const sync = (): Promise<void> => {
    tries += 1;
    return Promise.reject(new Error('offline'));
  };
  schedule({ sync }).start();
  await syncsWithin(34);
  expect([tries, warned]).toEqual([2, ['media.periodicSyncFailed', 'media.periodicSyncFailed']]);
});

it('is quiet once it is stopped', async () => {
  const started = schedule();
  started.start();
  started.stop();
  expect(await syncsWithin(60)).toEqual([]);
});
