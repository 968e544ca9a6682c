import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestMedia } from '../testing/make-media.ts';
import { hasMediaIn } from './has-media.ts';

let media: TestMedia;
beforeEach(() => {
  media = new TestMedia();
});
afterEach(() => media.end());

it('finds files as cards are served them: by their name, in whatever way its letters are put together', () => {
  media.put({ 'é.png': 'x', 'e\u0301 as stored.png': 'x' });
  mkdirSync(join(media.path, 'folder'));
  const has = hasMediaIn(media.path);
  expect(['é.png', 'e\u0301.png', 'e\u0301 as stored.png'].map(has)).toEqual([true, true, true]);
  expect(['É.png', 'folder', 'missing.png', '../media.db', '..', '', 'a\0b'].map(has)).toEqual(Array(7).fill(false));
});
