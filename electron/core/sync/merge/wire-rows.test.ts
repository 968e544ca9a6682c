import { describe, expect, it } from 'vitest';
import { cardFromWire, noteFromWire, revlogFromWire } from './wire-rows.ts';

const aCard = [1, 2, 3, 0, 100, 5, 2, 2, 30, 12, 2500, 4, 1, 0, 0, 0, 0, '{}'];
const aRevlog = [1, 2, 5, 3, 12, -600, 2500, 1500, 1];
const aNote = [1, 'guid', 3, 100, 5, '', 'a\u001fb', '', '', 0, ''];
const changed = (row: readonly unknown[], index: number, value: unknown): unknown[] => row.with(index, value);

describe('reading a row', () => {
  it.each([4, 8, 9, 14])('takes a card’s number %i with a fraction', (index) => {
    expect(Object.values(cardFromWire(changed(aCard, index, 7.9)))[index]).toBe(7);
  });

  it.each([4, 5, 6, 7])('takes a review’s number %i with a fraction', (index) => {
    expect(Object.values(revlogFromWire(changed(aRevlog, index, -7.9)))[index]).toBe(-7);
  });

  it('counts a review of an unknown kind as learning', () => {
    expect(revlogFromWire(changed(aRevlog, 8, 9)).type).toBe(0);
  });

  it.each([
    ['a card with a fraction in its ease', () => cardFromWire(changed(aCard, 10, 2500.5)), 'card[10]'],
    ['a card of an unknown kind', () => cardFromWire(changed(aCard, 6, 4)), 'card[6]'],
    ['a card in an unknown queue', () => cardFromWire(changed(aCard, 7, 5)), 'card[7]'],
    ['a card without its last value', () => cardFromWire(aCard.slice(0, -1)), 'card'],
    ['a note whose fields are a number', () => noteFromWire(changed(aNote, 6, 5)), 'note[6]'],
    ['a note with an id of text', () => noteFromWire(changed(aNote, 0, '5')), 'note[0]'],
    ['a review that is none', () => revlogFromWire({ id: 1 }), 'revlog'],
  ])('refuses %s', (_name, read, what) => {
    expect(read).toThrow(expect.objectContaining({ code: 'sync.badData', details: { what } }));
  });
});
