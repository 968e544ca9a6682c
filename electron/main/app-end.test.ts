import { expect, it } from 'vitest';
import { AppEnd } from './app-end.ts';

/** An app with a page that answers, and what its end has done so far. */
function openApp({ pageAnswers = true, pageListens = true } = {}) {
  const done: string[] = [];
  const { promise: synced, resolve: finishSync } = Promise.withResolvers<void>();
  const end = new AppEnd({
    pageListens: () => pageListens,
    askPage: () => void done.push('ask'),
    syncWithoutPage: () => {
      done.push('sync');
      return synced;
    },
    end: () => void done.push('end'),
  });
  end.pageAnswers(pageAnswers);
  return { end, done, finishSync };
}
const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it.each(['person', 'system'] as const)('asks the page first when the %s wants the end', (who) => {
  const { end, done } = openApp();
  expect(end.wish(who)).toBe(true);
  expect(done).toEqual(['ask']);
});

it('lets everything go once the page has said so', () => {
  const { end, done } = openApp();
  end.wish('person');
  end.end();
  expect(done).toEqual(['ask', 'end']);
  expect(end.wish('person')).toBe(false);
  expect(end.wish('system')).toBe(false);
});

it('ends at once for a person who asks again, which leaves the sync that runs', () => {
  const { end, done } = openApp();
  end.wish('person');
  expect(end.wish('person')).toBe(true);
  expect(done).toEqual(['ask', 'end']);
});

it('holds a shutdown back until the sync is done, however often the system asks', () => {
  const { end, done } = openApp();
  end.wish('person');
  for (let i = 0; i < 3; i += 1) expect(end.wish('system')).toBe(true);
  expect(done).toEqual(['ask']);
  end.end();
  expect(end.wish('system')).toBe(false);
});

it('asks anew after somebody chose to stay', () => {
  const { end, done } = openApp();
  end.wish('person');
  end.keepOpen();
  expect(end.wish('person')).toBe(true);
  expect(done).toEqual(['ask', 'ask']);
});

it('syncs without a page that is not there, and ends then', async () => {
  const { end, done, finishSync } = openApp({ pageAnswers: false });
  expect(end.wish('system')).toBe(true);
  expect(done).toEqual(['sync']);
  finishSync();
  await later();
  expect(done).toEqual(['sync', 'end']);
});

it('does not ask the page of the first start, which would never answer', () => {
  const { end, done } = openApp({ pageListens: false });
  end.wish('person');
  expect(done).toEqual(['sync']);
});

it('goes on without a page that crashes after it was asked', async () => {
  const { end, done, finishSync } = openApp();
  end.wish('person');
  end.pageAnswers(false);
  finishSync();
  await later();
  expect(done).toEqual(['ask', 'sync', 'end']);
});

it('does not wait for the sync when a person has no patience, and ends once', async () => {
  const { end, done, finishSync } = openApp({ pageAnswers: false });
  end.wish('system');
  end.wish('person');
  finishSync();
  await later();
  expect(done).toEqual(['sync', 'end']);
});
