import { describe, expect, test } from 'vitest';
import { everything, inverted, NOTHING, only, toggled, upTo, within } from './selection.ts';

const rows = [5, 3, 9, 1];
const ids = (selection: { ids: ReadonlySet<number> }): number[] => rows.filter((id) => selection.ids.has(id));

describe('choosing rows', () => {
  test('a click chooses one, Ctrl more, and once more fewer', () => {
    const two = toggled(only(3), 1);
    expect(ids(two)).toEqual([3, 1]);
    expect(ids(toggled(two, 3))).toEqual([1]);
  });
  test('Shift goes from where the range began, in the order of the rows, in both directions', () => {
    const range = upTo(only(3), rows, 1);
    expect(ids(range)).toEqual([3, 9, 1]);
    expect(ids(upTo(range, rows, 5))).toEqual([5, 3]);
    expect(ids(upTo(NOTHING, rows, 9))).toEqual([9]);
  });
  test('everything, and all others', () => {
    expect(ids(everything(rows, NOTHING))).toEqual(rows);
    expect(ids(inverted(only(9), rows))).toEqual([5, 3, 1]);
  });
  test('another search keeps what it still finds', () => {
    const kept = within(upTo(only(5), rows, 9), new Set([9, 1]));
    expect([...kept.ids]).toEqual([9]);
    expect(kept.current).toBe(9);
    expect(kept.anchor).toBeUndefined();
  });
});
