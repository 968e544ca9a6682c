/** What the field holds, and what was typed. */
export type AnswerPair = readonly [expected: string, typed: string];

/** Each of the typed ones against each of the expected ones. */
function each(expected: readonly string[], typed: readonly string[]): AnswerPair[] {
  return expected.flatMap((one) => typed.map((other): AnswerPair => [one, other]));
}

const PLAIN = each(
  ['answer', 'the quick brown fox', 'a', 'aaaa', 'abcabc'],
  [
    '',
    ' ',
    'answer',
    'Answer',
    'answr',
    'asnwer',
    'answer ',
    ' answer',
    'the brown quick fox',
    'a',
    'aa',
    'bca',
    'cab',
    'x',
  ],
);
const ACCENTS = each(
  ['näch', 'na\u0308ch', 'café crème', 'Å', 'İstanbul', 'Straße', 'ﬁn ½ ²', 'naïve', 'tiếng Việt', 'ø', '\u0301a'],
  [
    'näch',
    'na\u0308ch',
    'nach',
    'cafe creme',
    'café creme',
    '\u212b',
    'A',
    'istanbul',
    'Strasse',
    'fin 1⁄2 2',
    'naive',
    'tieng Viet',
    'o',
  ],
);
const ARABIC = each(
  ['كِتَاب', 'كتاب', 'السَّلامُ عليكم', 'مدرسة', 'إلى', 'שָׁלוֹם', 'كـتـاب'],
  ['كتاب', 'كِتَاب', 'كتب', 'السلام عليكم', 'مدرسه', 'الى', 'שלום'],
);
const ASIAN = each(
  [
    '한국어',
    '\u1112\u1161\u11ab\u1100\u116e\u11a8',
    '안녕하세요',
    '日本語',
    'がっこう',
    'か\u3099っこう',
    'ｶﾞ',
    'ปลา ที่',
  ],
  [
    '한국어',
    '한국',
    'ㅎㅏㄴ',
    '\u1112\u1161\u11ab',
    '안녕',
    '日本',
    '中国語',
    'かっこう',
    'がっこう',
    'ガ',
    'ปลา',
    'ที',
  ],
);
const EMOJI = each(
  ['😀', '👩‍🚀 moon', '🇯🇵🇩🇪', '👍🏽', '❤️', 'e\u20e3'],
  ['😀', '😃', '👩', '🇯🇵', '👍', '👍🏻', '❤', 'moon'],
);
const HTML = each(
  [
    '<b>bold</b> text',
    'a<br>b<br/>c<br />d<div>e</div>f',
    '<div>one</div><div>two</div>',
    'a &amp; b &lt;c&gt; &quot;d&quot; &nbsp;e',
    '&bogus; &amp; a & b',
    '[sound:a.mp3]word[anki:tts lang=en]spoken[/anki:tts]',
    '<img src="x.png">',
    '<script>x</script><style>y</style>word<!-- z -->',
    ' \n<br> word \n ',
    '\\(x^2\\)',
    '{{c1::cloze}}',
    '<ruby>日<rt>に</rt></ruby>',
    'a\u200bb\u00a0c',
    '[[type:Front]]',
  ],
  [
    'bold text',
    'a b c d e f',
    'one two',
    'a & b <c> "d"  e',
    '<b>bold</b> text',
    'word',
    'x',
    '&amp;',
    "it's <i>",
    'a b\u00a0c',
  ],
);

export const ANSWER_PAIRS: readonly AnswerPair[] = [...PLAIN, ...ACCENTS, ...ARABIC, ...ASIAN, ...EMOJI, ...HTML];
