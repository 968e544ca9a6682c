import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardRow } from '../../storage/card-storage.ts';
import type { RevlogRow } from '../../storage/revlog-storage.ts';
import {
  type WireNote,
  cardFromWire,
  cardToWire,
  noteFromWire,
  noteToWire,
  revlogFromWire,
  revlogToWire,
} from './wire-rows.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 200;
const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const count = fc.nat(2 ** 31 - 1);

const revlog: fc.Arbitrary<RevlogRow> = fc.record({
  id,
  cid: id,
  usn: whole,
  ease: fc.nat(4),
  ivl: whole,
  lastIvl: whole,
  factor: count,
  time: count,
  type: fc.nat(5),
});
const card: fc.Arbitrary<CardRow> = fc.record({
  id,
  nid: id,
  did: id,
  ord: fc.nat(65_535),
  mod: count,
  usn: whole,
  type: fc.nat(3),
  queue: fc.integer({ min: -3, max: 4 }),
  due: whole,
  ivl: count,
  factor: fc.nat(65_535),
  reps: count,
  lapses: count,
  left: count,
  odue: whole,
  odid: id,
  flags: fc.nat(255),
  data: fc.string(),
});
const note: fc.Arbitrary<WireNote> = fc.record({
  id,
  guid: fc.string(),
  mid: id,
  mod: count,
  usn: whole,
  tags: fc.string(),
  flds: fc.string({ unit: 'binary' }),
});

/** What a server reads of what was sent. */
const sent = (wire: unknown): unknown => JSON.parse(JSON.stringify(wire));

describe('a row that was written and read again', () => {
  it('is the same but for the usn it was sent under', () => {
    fc.assert(
      fc.property(revlog, card, note, whole, (aRevlog, aCard, aNote, usn) => {
        expect(revlogFromWire(sent(revlogToWire(aRevlog, usn)))).toEqual({ ...aRevlog, usn });
        expect(cardFromWire(sent(cardToWire(aCard, usn)))).toEqual({ ...aCard, usn });
        expect(noteFromWire(sent(noteToWire(aNote, usn)))).toEqual({ ...aNote, usn });
      }),
      { numRuns },
    );
  });
});

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
