import { describe, expect, test } from 'vitest';
import type { MediaLogLine, MediaOutcome } from '#shared/contract/media.ts';
import { createFormatter } from '#shared/i18n/format.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { mediaOutcome, mediaProgress, noCounts } from '#renderer/testing/fake-media.ts';
import { filesToGo, logLines, outcomeText, shareDone } from './media-words.ts';

describe('how far a media sync is', () => {
  test('is the share of the files that are known to be moved', () => {
    expect(filesToGo(mediaProgress)).toBe(163);
    expect(shareDone(mediaProgress)).toBeCloseTo(355 / 518);
  });

  test('can’t be told before the server has listed its files, nor of nothing', () => {
    expect(filesToGo({ ...mediaProgress, waiting: null })).toBeUndefined();
    expect(shareDone({ ...mediaProgress, waiting: null })).toBeUndefined();
    expect(shareDone({ ...mediaProgress, counts: noCounts, waiting: { up: 0, down: 0 } })).toBeUndefined();
  });
});

test('the log says what was moved before the line of the end, and nothing if nothing was', () => {
  const atMs = 1;
  const lines = (counts: NonNullable<MediaLogLine['counts']>, kind: 'complete' | 'repeat' = 'complete') =>
    logLines([{ atMs, kind, counts }]).map((line) => line.kind);
  expect(lines(noCounts)).toEqual(['complete']);
  expect(lines({ ...noCounts, removed: { up: 0, down: 1 } })).toEqual(['removed', 'complete']);
  expect(lines(mediaProgress.counts, 'repeat')).toEqual(['added', 'removed', 'repeat']);
});

describe('a media sync that nobody watched', () => {
  const said = (patch: Partial<MediaOutcome>) =>
    outcomeText(mediaOutcome(patch), createTranslator('en'), createFormatter('en'));

  test.each([
    ['nothing to do', {}, undefined],
    ['switched off', { kind: 'off' }, undefined],
    ['files moved', { kind: 'synced', counts: mediaProgress.counts }, 'Media sync complete: 13 sent, 342 received.'],
    [
      'files left out',
      { kind: 'synced', skipped: [{ fileName: 'a', reason: 'empty' }] },
      'Media sync complete. 1 file was left out.',
    ],
    ['counts that differ', { kind: 'repeat' }, 'The media sync has to run once more'],
  ] as const)('says in one line: %s', (_name, patch, expected) => {
    expect(said(patch as Partial<MediaOutcome>)).toBe(expected);
  });
});
