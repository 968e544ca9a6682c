import { expect, test } from 'vitest';
import { escapedAttribute, escapedHtml } from './escape-html.ts';

test('text is shown as it is', () => {
  expect(escapedHtml(`<a href="x" title='y'>&amp;é`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;amp;é',
  );
});

test('in an attribute nothing but letters, digits and what lies beyond Latin-1 stays', () => {
  expect(escapedAttribute('a1 "é\n日😀')).toBe('a1&#x20;&quot;&#xE9;&#x0A;日😀');
});
