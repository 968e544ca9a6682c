import { expect, test } from 'vitest';
import { mediaReferences } from './media-references.ts';

test.each([
  ['<img src="a b.png"><IMG class=x SRC=c.png>', ['a b.png', 'c.png']],
  ["<audio controls src='a.mp3'></audio><video poster=p.png><source src=v.mp4></video>", ['a.mp3', 'p.png', 'v.mp4']],
  ['<object data="a.svg"></object><embed src=b.pdf>', ['a.svg', 'b.pdf']],
  ['<img src="a%20b&amp;c.png#x?y">', ['a b&c.png']],
  ['<img src="100%.png"><img src="%zz">', ['100%.png', '%zz']],
  ['<img src="a.png"><img src="a.png">', ['a.png']],
  ['<img alt="<img src=x.png>" src="a.png" src="b.png">', ['a.png', 'b.png']],
  ['<img src="https://example.com/a.png"><img src="//host/a.png"><img src="data:image/png;base64,x"><img src>', []],
  ['<image src=a.png> <a src=b.png> img src=c.png <img', []],
  ['<img\nsrc\n=\n"a.png"/>', ['a.png']],
])('%s names %j', (html, names) => {
  expect([...mediaReferences(html)]).toEqual(names);
});
