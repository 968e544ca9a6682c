import { expect, test } from 'vitest';
import { markdownToHtml } from './markdown-to-html.ts';

/** What the official client makes of each text, apart from what it adds to links for safety. */
const official: readonly (readonly [markdown: string, html: string])[] = [
  ['# Title', '<h1>Title</h1>'],
  ['## Two ##\ntext', '<h2>Two</h2>\n<p>text</p>'],
  ['a\nb', '<p>a\nb</p>'],
  ['a  \nb', '<p>a<br>\nb</p>'],
  ['a\\\nb', '<p>a<br>\nb</p>'],
  ['*em* **strong** ***both***', '<p><em>em</em> <strong>strong</strong> <em><strong>both</strong></em></p>'],
  ['_em_ __strong__ snake_case_word', '<p><em>em</em> <strong>strong</strong> snake_case_word</p>'],
  ['a*b*c', '<p>a<em>b</em>c</p>'],
  ['**bold*in*side**', '<p><strong>bold<em>in</em>side</strong></p>'],
  ['`code <b>` and ``a ` b``', '<p><code>code &lt;b&gt;</code> and <code>a ` b</code></p>'],
  ['- one\n- two\n- three', '<ul>\n<li>one</li>\n<li>two</li>\n<li>three</li>\n</ul>'],
  ['* one\n\n* two', '<ul>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>'],
  ['1. one\n2. two', '<ol>\n<li>one</li>\n<li>two</li>\n</ol>'],
  ['3) three\n4) four', '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'],
  [
    '- one\n  - inner\n  - inner two\n- two',
    '<ul>\n<li>one\n<ul>\n<li>inner</li>\n<li>inner two</li>\n</ul>\n</li>\n<li>two</li>\n</ul>',
  ],
  ['- one\n\n  para\n- two', '<ul>\n<li>\n<p>one</p>\n<p>para</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>'],
  ['> quote\n> more\n\nafter', '<blockquote>\n<p>quote\nmore</p>\n</blockquote>\n<p>after</p>'],
  ['> lazy\ncontinues', '<blockquote>\n<p>lazy\ncontinues</p>\n</blockquote>'],
  ['```\ncode & more\n```', '<pre><code>code &amp; more\n</code></pre>'],
  ['~~~js\nlet a;\n~~~', '<pre><code>let a;\n</code></pre>'],
  ['    indented\n    code\n\npara', '<pre><code>indented\ncode\n</code></pre>\n<p>para</p>'],
  ['---', '<hr>'],
  ['***', '<hr>'],
  ['Title\n===\n\nSub\n---', '<h1>Title</h1>\n<h2>Sub</h2>'],
  ['[link](https://a.b/c "title")', '<p><a href="https://a.b/c" title="title">link</a></p>'],
  ['[a **b**](https://x.y)', '<p><a href="https://x.y">a <strong>b</strong></a></p>'],
  ['<https://auto.link/x>', '<p><a href="https://auto.link/x">https://auto.link/x</a></p>'],
  ['<b>html</b> inline', '<p><b>html</b> inline</p>'],
  ['<div>\nblock *not em*\n</div>\n\n*em*', '<div>\nblock *not em*\n</div>\n<p><em>em</em></p>'],
  ['&amp; &lt; & <', '<p>&amp; &lt; &amp; &lt;</p>'],
  ['\\*not em\\*', '<p>*not em*</p>'],
  ['text\n# head\ntext', '<p>text</p>\n<h1>head</h1>\n<p>text</p>'],
  ['text\n- item', '<p>text</p>\n<ul>\n<li>item</li>\n</ul>'],
  ['text\n2. no list', '<p>text\n2. no list</p>'],
  ['1. a\n\n   b\n\n2. c', '<ol>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ol>'],
  ['عربي **غامق**', '<p>عربي <strong>غامق</strong></p>'],
  ['- a\n- b\n\ntext', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>text</p>'],
  ['* a\n+ b', '<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>'],
  ['** not strong **', '<p>** not strong **</p>'],
  ['*(a)*', '<p><em>(a)</em></p>'],
  ['[no](link', '<p>[no](link</p>'],
  ['[x][y]', '<p>[x][y]</p>'],
  ['[x][y]\n\n[y]: https://a.b', '<p><a href="https://a.b">x</a></p>'],
  ['a <me@b.c> b', '<p>a <a href="mailto:me@b.c">me@b.c</a> b</p>'],
  ['- a\n\n      code', '<ul>\n<li>\n<p>a</p>\n<pre><code>code</code></pre>\n</li>\n</ul>'],
  ['> - a\n> - b', '<blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</blockquote>'],
  ['a  b', '<p>a  b</p>'],
  ['line one\n\n\n\nline two', '<p>line one</p>\n<p>line two</p>'],
  ['#nohead', '<p>#nohead</p>'],
  ['- [x] task', '<ul>\n<li>[x] task</li>\n</ul>'],
  ['~~strike~~', '<p>~~strike~~</p>'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', '<p>| a | b |\n|---|---|\n| 1 | 2 |</p>'],
  ['http://plain.link', '<p>http://plain.link</p>'],
  ['1986\\. A great year', '<p>1986. A great year</p>'],
  ['- a\n  b\nc', '<ul>\n<li>a\nb\nc</li>\n</ul>'],
  ['**a\nb**', '<p><strong>a\nb</strong></p>'],
  ['`unclosed', '<p>`unclosed</p>'],
  ['a\r\nb', '<p>a\nb</p>'],
  ['- a\n    - deep', '<ul>\n<li>a\n<ul>\n<li>deep</li>\n</ul>\n</li>\n</ul>'],
];

/** Space between marks is nobody's. */
const plain = (html: string): string => html.replaceAll(/>\s+/gu, '>').replaceAll(/\s+</gu, '<').trim();

test.each(official)('%j is shown as officially', (markdown, html) => {
  expect(plain(markdownToHtml(markdown))).toBe(plain(html));
});

test('pictures and HTML are handed on, to be cleaned by who shows them', () => {
  expect(markdownToHtml('![a pic](x.png "t")')).toBe('<p><img src="x.png" alt="a pic" title="t"></p>');
  expect(markdownToHtml('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
});

test('nothing in a link’s address or title gets out of its attribute', () => {
  expect(markdownToHtml('[a](x"onclick="y)')).toBe('<p><a href="x%22onclick=%22y">a</a></p>');
  expect(markdownToHtml("[a](x '\"><b>')")).toBe('<p><a href="x" title="&quot;&gt;&lt;b&gt;">a</a></p>');
});

test('a text that opens everything and closes nothing comes back', () => {
  const html = markdownToHtml('*_['.repeat(2000) + '\n' + '> '.repeat(300) + '\n' + '- '.repeat(300));
  expect(html).toContain('<blockquote>');
});
