import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { linkEventsToCache } from './events-to-cache.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function linked() {
  const client = fakeClient();
  const cache = new QueryClient();
  const dropped = vi.spyOn(cache, 'invalidateQueries');
  const stop = linkEventsToCache(client, cache);
  const times = (name: string): number =>
    dropped.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === name).length;
  return { client, times, stop };
}

test('the state of a media sync is read again with each event', () => {
  const { client, times } = linked();
  for (let i = 0; i < 3; i += 1) client.emit('mediaState', { running: true });
  expect(times('media.log')).toBe(3);
});

test('the list of files is read at once, then no more often than once a second, and once more at the end', () => {
  const { client, times } = linked();
  for (let i = 0; i < 50; i += 1) client.emit('mediaFiles', { fileNames: [`${i}.png`] });
  expect(times('media.list')).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(times('media.list')).toBe(2);
  vi.advanceTimersByTime(5000);
  expect(times('media.list')).toBe(2);
  client.emit('mediaFiles', { fileNames: null });
  expect(times('media.list')).toBe(3);
});

test('nothing is read any more when the connection is gone', () => {
  const { client, times, stop } = linked();
  client.emit('mediaFiles', { fileNames: null });
  client.emit('mediaFiles', { fileNames: null });
  stop();
  vi.advanceTimersByTime(5000);
  client.emit('mediaState', { running: false });
  expect([times('media.list'), times('media.log')]).toEqual([1, 0]);
});
