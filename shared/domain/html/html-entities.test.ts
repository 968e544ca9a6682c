import { expect, test } from 'vitest';
import { decodedEntities } from './html-entities.ts';

test.each([
  ['&lt;b&gt; &amp;amp; &quot;', '<b> &amp; "'],
  ['&#65;&#x42;&eacute;&hearts;', 'ABé♥'],
  ['a&nbsp;b', 'a b'],
  // One that can't be decoded, and all of them stay.
  ['&lt; & b', '&lt; & b'],
  ['&lt;&bogus;', '&lt;&bogus;'],
  ['&lt;&#xd800;&#1114112;', '&lt;&#xd800;&#1114112;'],
  ['no entity\u00a0at all', 'no entity\u00a0at all'],
])('%s is read as %s', (text, decoded) => {
  expect(decodedEntities(text)).toBe(decoded);
});
