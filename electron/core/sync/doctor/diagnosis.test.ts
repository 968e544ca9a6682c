import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { syncDoctor } from '#shared/contract/sync-doctor.ts';
import type { ProgressOf } from '#shared/contract/define.ts';
import { callContext } from '../../testing/call-context.ts';
import { HOST_KEY } from '../testing/sync-harness.ts';
import { CHECK_LIMITS_MS } from './doctor-run.ts';
import { type DoctorHarness, makeDoctorHarness, results } from './testing/doctor-harness.ts';

let h: DoctorHarness;
beforeEach(async () => {
  h = await makeDoctorHarness();
});
afterEach(async () => {
  await h.remove();
});

describe('when everything works', () => {
  it('makes every check, and finds nothing', async () => {
    await h.uploaded();
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(results(diagnosis)).toEqual([
      'nameLookup: skipped',
      'connection: ok',
      'proxy: skipped',
      'certificate: skipped',
      'clock: ok',
      'serverVersion: ok',
      'login: ok',
      'size: ok',
      'sanityCounts: ok',
    ]);
    expect(diagnosis.checks.at(-1)?.facts).toMatchObject({ cards: 1, notes: 1, compared: true });
  });

  it('tells which check it is at', async () => {
    const context = callContext<ProgressOf<typeof syncDoctor.run>>();
    await h.diagnosed({}, context);
    expect(context.reports.map(({ running }) => running)).toEqual(Object.keys(CHECK_LIMITS_MS));
    expect(context.reports.map(({ done }) => done.length)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('takes the comparison back on the server, and compares nothing that is not in step', async () => {
    await h.diagnosed();
    expect(h.account.server.received.map(({ method }) => method)).toEqual(['meta']);
    await h.uploaded();
    h.account.server.received.length = 0;
    await h.diagnosed();
    expect(h.account.server.received.map(({ method }) => method)).toEqual([
      'meta',
      'meta',
      'start',
      'sanityCheck2',
      'abort',
    ]);
  });

  it('tells neither key nor name of the user', async () => {
    await h.saveSyncProfile({ username: 'somebody@example.org' });
    const text = JSON.stringify(await h.diagnosed());
    for (const secret of [HOST_KEY, 'omebody', 'example.org']) expect(text).not.toContain(secret);
    expect(text).toContain('s…@…');
  });
});

it('makes no check after the one that failed', async () => {
  await h.at('http://127.0.0.1:1/');
  const { checks } = await h.diagnosed();
  expect(checks.map(({ result, because }) => because ?? result)).toEqual([
    'addressIsNumber',
    'failed',
    ...Array.from({ length: 7 }, () => 'earlierFailed'),
  ]);
});

describe('a cancel', () => {
  it('ends it in the middle of any check', async () => {
    for (const name of Object.keys(CHECK_LIMITS_MS)) {
      const stop = new AbortController();
      const context = {
        ...callContext<ProgressOf<typeof syncDoctor.run>>(stop.signal),
        report: ({ running }: ProgressOf<typeof syncDoctor.run>): void => {
          if (running === name) queueMicrotask(() => stop.abort());
        },
      };
      // The last checks are over before the cancel is heard of: then there is a diagnosis.
      const [ended] = await Promise.allSettled([h.diagnosed({}, context)]);
      if (ended.status === 'rejected') expect(ended.reason).toMatchObject({ code: 'interrupted' });
      else expect(name).toBe('sanityCounts');
    }
  });
});
