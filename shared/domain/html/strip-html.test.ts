import { expect, test } from 'vitest';
import { plainText, withoutHtml } from './strip-html.ts';

test.each([
  ['a<b>c</b>d', 'acd'],
  ['a<!-- <b> -->c<style>d</style><SCRIPT x>e</script>f', 'acf'],
  ['a<script>b', 'ab'],
  ['a < b', 'a < b'],
  ['a < b > c', 'a  c'],
  ['<<b>>', '>'],
])('%s without markup is %s', (html, text) => {
  expect(withoutHtml(html)).toBe(text);
});

test('markup that is written in entities is text', () => {
  expect(plainText('<b>&lt;i&gt;</b>')).toBe('<i>');
});
