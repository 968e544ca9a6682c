import { expect, test } from 'vitest';
import { withFurigana } from './furigana.ts';

test.each([
  ['日本[にほん]', '<ruby><rb>日本</rb><rt>にほん</rt></ruby>', 'にほん', '日本'],
  ['大 人[おとな]だ', '大<ruby><rb>人</rb><rt>おとな</rt></ruby>だ', '大おとなだ', '大人だ'],
  ['<b>人[ひと]</b>', '<b><ruby><rb>人</rb><rt>ひと</rt></ruby></b>', '<b>ひと</b>', '<b>人</b>'],
  ['人&nbsp;人[x]', '人<ruby><rb>人</rb><rt>x</rt></ruby>', '人x', '人人'],
  ['a[sound:b.mp3]', 'a[sound:b.mp3]', 'a[sound:b.mp3]', 'a[sound:b.mp3]'],
  ['[x] a[] b[c', '[x] a[] b[c', '[x] a[] b[c', '[x] a[] b[c'],
])('%s with its reading above, as the reading and as the word', (field, both, reading, word) => {
  expect(withFurigana(field, 'furigana')).toBe(both);
  expect(withFurigana(field, 'kana')).toBe(reading);
  expect(withFurigana(field, 'kanji')).toBe(word);
});
