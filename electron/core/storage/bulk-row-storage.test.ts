import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCollection, makeCollection } from '../testing/make-collection.ts';
import { type CardRow, cardStorage } from './card-storage.ts';
import { type RevlogRow, revlogStorage } from './revlog-storage.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

const review = (id: number, change: Partial<RevlogRow> = {}): RevlogRow => {
  return { id, cid: 1, usn: 4, ease: 3, ivl: -600, lastIvl: 1, factor: 2500, time: 7, type: 1, ...change };
};
/** More than one statement holds, and not a multiple of it. */
const MANY = 123;
const reviews = (change?: Partial<RevlogRow>): RevlogRow[] =>
  Array.from({ length: MANY }, (_, at) => review(at + 1, change));

describe('many rows at once', () => {
  it('are added and replaced as if one by one', () => {
    revlogStorage.put(made.db, review(60, { ease: 1 }));
    revlogStorage.putAll(made.db, reviews({ ease: 2 }));
    expect([...revlogStorage.each(made.db)]).toEqual(reviews({ ease: 2 }));
    revlogStorage.putAll(made.db, []);
    expect([...revlogStorage.each(made.db)]).toHaveLength(MANY);
  });

  it('leave what is known as it is, where only unknown ones are wanted', () => {
    for (const id of [1, 60, MANY]) revlogStorage.put(made.db, review(id, { ease: 1 }));
    revlogStorage.addUnknown(made.db, reviews({ ease: 2 }));
    const eases = [...revlogStorage.each(made.db)].map(({ ease }) => ease);
    expect(eases).toHaveLength(MANY);
    expect(eases.flatMap((ease, at) => (ease === 1 ? [at + 1] : []))).toEqual([1, 60, MANY]);
  });

  it('are found by their ids, whichever of them there are', () => {
    revlogStorage.putAll(made.db, [review(5), review(9, { usn: -1 }), review(11)]);
    expect(revlogStorage.findAll(made.db, [9, 5, 7])).toEqual(
      new Map([
        [5, review(5)],
        [9, review(9, { usn: -1 })],
      ]),
    );
    expect(revlogStorage.usnsOf(made.db, [9, 7, 11])).toEqual(
      new Map([
        [9, -1],
        [11, 4],
      ]),
    );
  });
});

describe('a row of a moment', () => {
  it('gets the moment as its id, or what comes behind the last row where that is taken', () => {
    revlogStorage.putFree(made.db, review(9));
    revlogStorage.putFree(made.db, review(4));
    revlogStorage.putFree(made.db, review(4, { ease: 1 }));
    expect([...revlogStorage.each(made.db)]).toEqual([review(4), review(9), review(10, { ease: 1 })]);
  });
});

describe('changes of cards', () => {
  const numbers = { mod: 2, usn: 3, type: 1, queue: 2, due: 6, ivl: 7, factor: 8, reps: 9, lapses: 10, left: 11 };
  const card = (id: number): CardRow => {
    return { ...numbers, id, nid: 70, did: 5, ord: 4, odue: 12, odid: 13, flags: 1, data: '{}' };
  };
  const doubled = (row: CardRow): CardRow => {
    const twice = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value * 2]));
    return { ...row, ...twice, id: row.id, data: '{"pos":1}' };
  };

  it('write all of a card but its note and its place among the templates, one by one and together', () => {
    const cards = Array.from({ length: MANY }, (_, at) => card(at + 1));
    cardStorage.putAll(made.db, cards);
    const changed = cards.map((row) => ({ ...doubled(row), nid: row.nid }));
    for (const row of cards.slice(0, 2)) cardStorage.change(made.db, doubled(row));
    expect([...cardStorage.each(made.db)]).toEqual([...changed.slice(0, 2), ...cards.slice(2)]);
    cardStorage.changeAll(made.db, cards.map(doubled));
    expect([...cardStorage.each(made.db)]).toEqual(changed);
  });
});
