import { expect, test } from 'vitest';
import { nextPreview, type PreviewPlace, previousPreview, shownPreviewSide } from './preview-steps.ts';

function walk(from: PreviewPlace, step: (place: PreviewPlace) => PreviewPlace | undefined): string[] {
  const seen: string[] = [];
  for (let place: PreviewPlace | undefined = from; place !== undefined; place = step(place)) {
    seen.push(`${String(place.index)} ${place.side}`);
  }
  return seen;
}

test('one card after another shows its question, then its answer, and backwards the other way', () => {
  expect(walk({ index: 0, side: 'question' }, (place) => nextPreview(place, 2, false))).toEqual([
    '0 question',
    '0 answer',
    '1 question',
    '1 answer',
  ]);
  expect(walk({ index: 1, side: 'answer' }, (place) => previousPreview(place, false))).toEqual([
    '1 answer',
    '1 question',
    '0 question',
  ]);
});

test('with both sides at once each step is another card', () => {
  expect(walk({ index: 0, side: 'question' }, (place) => nextPreview(place, 3, true))).toEqual([
    '0 question',
    '1 question',
    '2 question',
  ]);
  expect(walk({ index: 2, side: 'answer' }, (place) => previousPreview(place, true))).toHaveLength(3);
  expect(shownPreviewSide({ index: 0, side: 'question' }, true)).toBe('answer');
});
