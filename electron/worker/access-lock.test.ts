import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { type Access, AccessLock } from './access-lock.ts';

const never = new AbortController().signal;

/** Runs what is ready to run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('AccessLock', () => {
  it('lets many readers in at once and a writer alone', async () => {
    const lock = new AccessLock();
    const [first, second] = [await lock.acquire('shared', never), await lock.acquire('shared', never)];
    let writing = false;
    const writer = lock.acquire('exclusive', never).then((release) => {
      writing = true;
      return release;
    });
    first();
    await settled();
    expect(writing).toBe(false);
    second();
    (await writer)();
  });

  it('does not let a later reader overtake a waiting writer', async () => {
    const lock = new AccessLock();
    const order: string[] = [];
    const reader = await lock.acquire('shared', never);
    const writer = lock.acquire('exclusive', never).then((release) => {
      order.push('writer');
      release();
    });
    const late = lock.acquire('shared', never).then((release) => {
      order.push('late reader');
      release();
    });
    reader();
    await Promise.all([writer, late]);
    expect(order).toEqual(['writer', 'late reader']);
  });

  it('lets bypassing work in whatever is held', async () => {
    const lock = new AccessLock();
    const release = await lock.acquire('exclusive', never);
    (await lock.acquire('bypass', never))();
    let queued = false;
    void lock.acquire('shared', never).then(() => {
      queued = true;
    });
    await settled();
    expect(queued).toBe(false);
    release();
  });

  it('gives up waiting when the caller cancels, and lets those behind go on', async () => {
    const lock = new AccessLock();
    const reader = await lock.acquire('shared', never);
    const abort = new AbortController();
    const cancelled = lock.acquire('exclusive', abort.signal);
    const behind = lock.acquire('shared', never);
    abort.abort();
    await expect(cancelled).rejects.toEqual(new AppError('interrupted', {}));
    (await behind)();
    reader();
  });

  it('refuses a call that was cancelled before it came', async () => {
    const lock = new AccessLock();
    await expect(lock.acquire('bypass', AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('counts a release once, however often it is called', async () => {
    const lock = new AccessLock();
    const first = await lock.acquire('shared', never);
    const second = await lock.acquire('shared', never);
    first();
    first();
    let writing = false;
    void lock.acquire('exclusive', never).then(() => {
      writing = true;
    });
    await settled();
    expect(writing).toBe(false);
    second();
  });

  it('never mixes a writer with anybody, in any order of calls, cancels and releases', async () => {
    const work = fc.record({
      access: fc.constantFrom<Access>('shared', 'exclusive'),
      turns: fc.nat(3),
      cancelled: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(work, { maxLength: 12 }), async (works) => {
        const lock = new AccessLock();
        let readers = 0;
        let writers = 0;
        await Promise.all(
          works.map(async ({ access, turns, cancelled }) => {
            const abort = new AbortController();
            const granted = lock.acquire(access, abort.signal).catch(() => undefined);
            if (cancelled) abort.abort();
            const release = await granted;
            if (release === undefined) return;
            if (access === 'shared') readers += 1;
            else writers += 1;
            for (let turn = 0; turn < turns; turn += 1) {
              expect(writers === 0 || (writers === 1 && readers === 0)).toBe(true);
              await Promise.resolve();
            }
            if (access === 'shared') readers -= 1;
            else writers -= 1;
            release();
          }),
        );
        (await lock.acquire('exclusive', never))();
      }),
      { numRuns: 100 * Number(process.env['EBB_DEPTH'] ?? 1) },
    );
  });
});
