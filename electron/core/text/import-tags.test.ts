import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { ImportTags } from './import-tags.ts';

let col: TestCollection;
beforeEach(() => {
  col = makeCollection();
});
afterEach(() => col.remove());

test('a row’s tags are spelled as the list has them, also when they came to it after they were first asked for', () => {
  const { collection } = col;
  collection.transact('importText', () => {
    const tags = new ImportTags(collection.db);
    expect(tags.spelled(['b::c', 'a'])).toEqual(['a', 'b::c']);
    // Asking makes no tag known, so the next row's spelling is the one that stays.
    expect(tags.registered(['B', 'A'])).toEqual(['A', 'B']);
    expect(tags.spelled(['b::c', 'a'])).toEqual(['A', 'B::c']);
    expect(tags.spelled(['b::c', 'a'])).toEqual(['A', 'B::c']);
    expect(tags.registered(['b::C', 'a'])).toEqual(['A', 'B::C']);
    expect(tags.spelled(['b::c', 'a'])).toEqual(['A', 'B::C']);
  });
});
