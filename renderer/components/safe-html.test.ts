// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { safeHtml } from './safe-html.ts';

test.each([
  ['scripts', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
  ['handlers', '<b onclick="alert(1)">a</b>', '<b>a</b>'],
  ['pictures, which would be fetched', '<img src="https://example.org/x.png">a', 'a'],
  ['styles, which the page’s rules refuse', '<p style="color:red" class="panel">a</p>', '<p>a</p>'],
  ['frames', '<iframe src="https://example.org"></iframe>a', 'a'],
  ['forms', '<form action="x"><input></form>a', 'a'],
])('takes out %s', (_what, html, expected) => {
  expect(safeHtml(html)).toBe(expected);
});

test('links open outside and know nothing of where they came from', () => {
  const template = document.createElement('template');
  template.innerHTML = safeHtml('<a href="https://example.org/">a</a>');
  const link = template.content.querySelector('a');
  expect(link?.getAttribute('target')).toBe('_blank');
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'app://x'])(
  'a link to %s leads nowhere',
  (href) => {
    expect(safeHtml(`<a href="${href}">a</a>`)).not.toContain('href');
  },
);

test('plain formatting stays', () => {
  const html = '<h2>Title</h2><ul><li><b>a</b> <i dir="rtl">b</i></li></ul>';
  expect(safeHtml(html)).toBe(html);
});
