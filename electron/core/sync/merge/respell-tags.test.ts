import { afterEach, beforeEach, expect, it } from 'vitest';
import { addTag, listTags } from '../../storage/tag-storage.ts';
import { type TestCollection, makeCollection } from '../../testing/make-collection.ts';
import { respellTags } from './respell-tags.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

function spelled(names: readonly string[], changes: { sent: readonly string[]; came: readonly string[] }): string[] {
  for (const name of names) addTag(made.db, { name, usn: -1, collapsed: true });
  respellTags(made.db, changes);
  return listTags(made.db).map(({ name }) => name);
}

it('takes the server’s spelling of a tag that both sides have, folded as it was', () => {
  expect(spelled(['red::Deep'], { sent: ['red::Deep'], came: ['RED::deep'] })).toEqual(['RED::deep']);
  expect(listTags(made.db)).toMatchObject([{ collapsed: true }]);
});

it('spells the parents of what it sent like the tags that the server knows', () => {
  expect(spelled(['Place', 'place::sea'], { sent: ['place::sea'], came: ['Place'] })).toEqual(['Place', 'Place::sea']);
});

it('leaves what came as it came, below parents of another spelling too', () => {
  const names = ['red', 'RED::deep'];
  expect(spelled(names, { sent: ['RED::deep'], came: ['red', 'RED::deep'] })).toEqual(names);
});
