// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { cleanPaste, textToHtml } from './clean-paste.ts';

const FRAGMENT = (html: string): string =>
  `<html><body>\r\n<!--StartFragment-->${html}<!--EndFragment-->\r\n</body></html>`;

describe('what is kept of a clipboard', () => {
  test.each([
    [
      'a web page',
      '<p class="x" style="font-family: Arial; font-size: 18px">A <b>bold</b> word</p>',
      'A <b>bold</b> word',
    ],
    ['two paragraphs', '<p>one</p>\n<p>two</p>', '<p>one</p> <p>two</p>'],
    [
      'a link',
      '<a href="https://example.invalid/x" onclick="y" target="_blank">there</a>',
      '<a href="https://example.invalid/x">there</a>',
    ],
    ['a link that acts', '<a href="javascript:alert(1)">there</a>', 'there'],
    ['scripts and styles', '<style>p{}</style><script>x</script>text<noscript>no</noscript>', 'text'],
    [
      'handlers',
      '<img src="https://example.invalid/a.png" onerror="alert(1)" class="c">',
      '<img src="https://example.invalid/a.png">',
    ],
    [
      'a picture in the text',
      '<img src="data:image/png;base64,AAAA" alt="dot">',
      '<img src="data:image/png;base64,AAAA" alt="dot">',
    ],
    ['a picture of another program’s folder', '<img src="file:///C:/x.png">text', 'text'],
    ['form controls', 'a<input value="x"><button>go</button>b', 'ab'],
    ['a frame', '<iframe src="https://example.invalid"></iframe>after', 'after'],
    [
      'Google Docs',
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;color:#000000;font-weight:400;font-style:normal">plain </span><span style="font-weight:700;color:#ff0000">loud</span><span style="font-style:italic"> soft</span></p></b>',
      'plain <b><span style="color: #ff0000;">loud</span></b><i> soft</i>',
    ],
    [
      'Google Docs, raised and crossed out',
      '<span style="vertical-align:super;font-size:0.6em">2</span><span style="text-decoration:line-through">no</span>',
      '<sup>2</sup><s>no</s>',
    ],
    [
      'Word',
      FRAGMENT(
        '<p class=MsoNormal style="margin:0"><span lang=EN-US style="mso-fareast-language:EN-US">Hello <b style="mso-bidi-font-weight:normal">world</b><o:p></o:p></span></p>',
      ),
      'Hello <b>world</b>',
    ],
    ['Word’s hidden text', '<p>seen<span style="display:none;mso-hide:all">unseen</span></p>', 'seen'],
    [
      'Excel',
      FRAGMENT(
        '<table border=0 cellpadding=0 style="border-collapse:collapse"><col width=64><tr height=20 style="height:15pt"><td class=xl65 width=64>1</td><td align=right>2</td></tr></table>',
      ),
      '<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    [
      'LibreOffice',
      '<font face="Liberation Serif" size="3"><font color="#c9211e">red</font> and <strike>gone</strike></font>',
      '<span style="color: #c9211e;">red</span> and <s>gone</s>',
    ],
    [
      'a list',
      '<ul style="margin:0">\n <li dir="ltr"><p>one</p></li>\n <li>two</li>\n</ul>',
      '<ul><li>one</li><li>two</li></ul>',
    ],
    ['a numbered list that goes on', '<ol start="3"><li>c</li></ol>', '<ol start="3"><li>c</li></ol>'],
    ['source code', '<pre style="color:#d4d4d4;background-color:#1e1e1e">a\n  b</pre>', '<pre>a\n  b</pre>'],
    [
      'a table with joined cells',
      '<table><tr><td colspan="2" rowspan="x">a</td></tr></table>',
      '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    ],
    ['line breaks of the source', 'one\n   two\tthree', 'one two three'],
    ['ruby', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>'],
    ['white on white', '<span style="background-color: rgb(255, 255, 255); color: rgb(0, 0, 0)">x</span>', 'x'],
    [
      'a marked word',
      '<span style="background-color:#ffff00">x</span>',
      '<span style="background-color: #ffff00;">x</span>',
    ],
    ['a style that would fetch', '<span style="background: url(https://example.invalid/x)">x</span>', 'x'],
    ['a style that would cover', '<div style="position:fixed;inset:0">x</div>', 'x'],
    ['empty formatting', 'a<b></b><span style="color:red"></span>b', 'ab'],
    ['Arabic', '<p dir="rtl"><span style="color:#000">الكتاب</span> <b>كبير</b></p>', 'الكتاب <b>كبير</b>'],
    ['an SVG', '<svg><script>alert(1)</script></svg>x', 'x'],
    [
      'a name that would shadow the page’s',
      '<img name="body" id="x" src="https://example.invalid/a.png">',
      '<img src="https://example.invalid/a.png">',
    ],
    [
      'a form whose controls hide its properties',
      '<form>a<input name="childNodes"><input name="replaceWith">b</form>',
      'ab',
    ],
  ])('%s', (_, clipboard, kept) => {
    expect(cleanPaste(clipboard)).toBe(kept);
  });

  test('cleaning what was cleaned changes nothing', () => {
    const once = cleanPaste('<div><p>a <span style="color:#f00">b</span></p><p>c</p></div>');
    expect(cleanPaste(once)).toBe(once);
  });

  test('plain text shows as it was typed', () => {
    expect(textToHtml('a < b & c\n  two')).toBe('a &lt; b &amp; c<br>&nbsp; two');
    expect(textToHtml('1\r\n2')).toBe('1<br>2');
  });
});
