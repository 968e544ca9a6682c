import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { PARAMETERS_21 } from './deck-options-scenarios.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const IGNORE_BEFORE = '2025-03-01';
const PARAMETERS_17 = [
  ...[0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61],
];

/** What to learn from; what is left away is as usual. */
interface Choice {
  readonly search: string;
  readonly fsrsParameters?: readonly number[];
  readonly ignoreReviewsBefore?: string;
  readonly relearnStepCount?: number;
  readonly healthCheck?: boolean;
}

interface OfficialFit {
  readonly log_loss: number;
  readonly rmse_bins: number;
}

describe.skipIf(!peerAvailable())('FSRS parameters and past reviews', () => {
  let folder: string;
  let file: string;
  let peer: Peer;
  let ours: OpsCollection;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-learning-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    await peer.call('make', { notes: 1500, reviews: 12_000, day: '2025-11-15' }, file);
    await peer.call('close', {}, file);
    ours = opsCollection(file, { nowSecs: NOW_SECS });
  });
  afterAll(async () => {
    ours.close();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = (search: string, fsrsParameters: readonly number[], ignoreReviewsBefore = '') => ({
    ...{ search, fsrsParameters, ignoreReviewsBefore },
    presetName: 'Default',
    relearnStepCount: 1,
  });
  const given = (search: string, current: readonly number[], ignoreReviewsBefore = '') => ({
    ...{ search, current },
    ignore_before_ms: ignoreReviewsBefore === '' ? 0 : Date.parse(`${ignoreReviewsBefore}T00:00:00Z`),
  });

  test.each([
    ['the built-in parameters', '-is:suspended', [], ''],
    ['parameters of version 6', '-is:suspended', PARAMETERS_21, ''],
    ['parameters of version 4', 'deck:Languages', PARAMETERS_17, ''],
    ['reviews from a day on', '-is:suspended', PARAMETERS_21, IGNORE_BEFORE],
  ])('%s foretell them as well as official says', async (_name, search, parameters, ignoreBefore) => {
    const fit = await ours.deckConfig.evaluate(request(search, parameters, ignoreBefore), callContext());
    const theirs = await peer.call<OfficialFit>(
      'evaluate-params',
      { given: given(search, parameters, ignoreBefore) },
      file,
    );
    // Official adds up 32-bit floats in an order of chance.
    expect(fit.logLoss).toBeCloseTo(theirs.log_loss, 5);
    expect(fit.rmse).toBeCloseTo(theirs.rmse_bins, 5);
  });

  test.each<[name: string, choice: Choice]>([
    ['of all cards, with the health check', { search: '-is:suspended', healthCheck: true }],
    ['of some cards', { search: 'deck:Languages' }],
    ['of few cards', { search: 'deck:Languages is:review prop:reps>9' }],
    ['with several relearning steps', { search: '-is:suspended', relearnStepCount: 3 }],
    ['from a day on', { search: '-is:suspended', ignoreReviewsBefore: IGNORE_BEFORE }],
    ['with parameters of version 4 to beat', { search: '-is:suspended', fsrsParameters: PARAMETERS_17 }],
  ])('what is learned from reviews %s is what official learns', async (_name, choice) => {
    const { search, fsrsParameters = [], ignoreReviewsBefore = '', relearnStepCount = 1, healthCheck = false } = choice;
    const asked = { ...request(search, fsrsParameters, ignoreReviewsBefore), relearnStepCount, healthCheck };
    const learned = await ours.deckConfig.optimize(asked, callContext());
    const theirs = await peer.call<{ params: number[]; items: number; healthy: boolean | null }>(
      'learn-params',
      {
        given: {
          ...given(search, fsrsParameters, ignoreReviewsBefore),
          ...{ relearning_steps: relearnStepCount, health_check: healthCheck },
        },
      },
      file,
    );
    expect(learned.fsrsParameters).toHaveLength(theirs.params.length);
    const furthest = Math.max(...learned.fsrsParameters.map((own, i) => Math.abs(own - (theirs.params[i] ?? 0))));
    expect(furthest).toBeLessThan(1e-5);
    expect(learned.healthy).toBe(theirs.healthy);
  });

  test('what is as good as it gets stays', async () => {
    const search = 'deck:Languages';
    const first = await ours.deckConfig.optimize({ ...request(search, []), healthCheck: false }, callContext());
    expect(first.alreadyOptimal).toBe(false);
    const again = await ours.deckConfig.optimize(
      { ...request(search, first.fsrsParameters), healthCheck: false },
      callContext(),
    );
    expect(again).toMatchObject({ alreadyOptimal: true, fsrsParameters: first.fsrsParameters, healthy: null });
  });

  test('a search that finds no review says so in both', async () => {
    const none = { ...request('is:new', []), healthCheck: false };
    await expect(ours.deckConfig.optimize(none, callContext())).rejects.toMatchObject({ code: 'fsrs.noReviews' });
    await expect(ours.deckConfig.evaluate(none, callContext())).rejects.toMatchObject({ code: 'fsrs.noReviews' });
    await expect(peer.call('evaluate-params', { given: given('is:new', []) }, file)).rejects.toThrow();
  });

  test('computing and evaluating report how far they are, and end when they are cancelled', async () => {
    const context = callContext<{ done: number; total: number; reviews: number }>();
    await ours.deckConfig.optimize({ ...request('', []), healthCheck: false }, context);
    expect(context.reports.length).toBeGreaterThan(0);
    expect(context.reports.every(({ done, total }) => done <= total)).toBe(true);
    const cancelled = callContext<never>(AbortSignal.abort());
    await expect(ours.deckConfig.optimize({ ...request('', []), healthCheck: false }, cancelled)).rejects.toMatchObject(
      { code: 'interrupted' },
    );
    await expect(ours.deckConfig.evaluate(request('', []), cancelled)).rejects.toMatchObject({ code: 'interrupted' });
  });
});
