/** Where somebody is who looks through cards: on which row, and what is seen of its card. */
export interface PreviewPlace {
  readonly index: number;
  readonly side: 'question' | 'answer';
}

/** Both sides at once are the answer: it holds the question. */
export function shownPreviewSide(place: PreviewPlace, bothSides: boolean): PreviewPlace['side'] {
  return bothSides ? 'answer' : place.side;
}

/** From a question to its answer, from there to the next card. Undefined: there is nothing further on. */
export function nextPreview(place: PreviewPlace, count: number, bothSides: boolean): PreviewPlace | undefined {
  if (!bothSides && place.side === 'question') return { index: place.index, side: 'answer' };
  return place.index + 1 < count ? { index: place.index + 1, side: 'question' } : undefined;
}

/** From an answer back to its question, from there to the card before. */
export function previousPreview(place: PreviewPlace, bothSides: boolean): PreviewPlace | undefined {
  if (!bothSides && place.side === 'answer') return { index: place.index, side: 'question' };
  return place.index > 0 ? { index: place.index - 1, side: 'question' } : undefined;
}
