import type { RenderCase } from './render-corpus.ts';

/** Texts with clozes, each shown on the cards of the numbers. */
const CLOZES: readonly (readonly [text: string, ...ords: number[]])[] = [
  ['{{c1::one}} {{c2::two}}', 0, 1, 2],
  ['{{c1::one::hint}} {{c1::two}}', 0],
  ['{{c1::one::}} {{c1::}} {{c1::::hint}}', 0],
  ['{{c1::a::b::c}}', 0],
  ['{{c1::outer {{c2::inner}} rest}}', 0, 1],
  ['{{c1::outer {{c2::inner::in}} rest::out}}', 0, 1],
  ['{{c1::a {{c1::b}} c}}', 0],
  ['{{c1::a {{c2::b {{c3::c}}}}}}', 0, 1, 2],
  ['{{c1,2::both}} {{c2::two}}', 0, 1],
  ['{{c2,1,2,,::both::h}}', 0, 1],
  ['{{c1::never closed', 0],
  ['{{c1::a}} {{c2::never closed', 0, 1],
  ['{{c1:a}} {{c1::b}}', 0],
  ['{{C1::a}} {{c 1::b}} {{c1 ::c}} {{c1::d}}', 0],
  ['{{c::a}} {{cx::b}} {{c-1::c}} {{c1::d}}', 0],
  ['{{c0::zero}} {{c1::one}}', 0],
  ['{{c01::one}} {{c001::also}}', 0],
  ['{{c65535::a}} {{c65536::b}} {{c99999999999999999999::c}} {{c1::d}}', 0],
  ['{{c12::twelve}}', 11],
  ['}} {{c1::a}} }} {{x}}', 0],
  ['{{{c1::a}}} {{{{c1::b}}}}', 0],
  ['{{c1::<b>bold</b> &amp; "quoted" \'s é 日 😀 \u00a0\u007f}}', 0],
  ['{{c1::<img src="a b.png">}} [sound:a.mp3] {{c1::[sound:b.mp3]}}', 0],
  ['\\({{c1::x}}\\) \\[a {{c2::y::h}}\\]', 0, 1],
  ['\\(\\frac{{c1::a}}{{c2::b}}\\)', 0, 1],
  ['{{c1::\\(x^{2}}\\)}}', 0],
  ['\\(<b>{{c1::x}}</b>\\) \\) \\( {{c1::y}}', 0],
  ['{{c1::a}} \\(<i>n</i>\\)', 0, 1],
  ['<anki-mathjax>{{c1::x}}</anki-mathjax>', 0],
  ['{{c1::a<br>b}}<div>{{c2::c}}</div>', 0, 1],
  ['{{c1::日本[にほん]}} {{c2::語[ご]}}', 0, 1],
  ['{{c1::{{c2::{{c3::{{c4::{{c5::{{c6::{{c7::{{c8::{{c9::{{c10::{{c11::deep}}}}}}}}}}}}}}}}}}}}}}', 0, 9, 10],
  ['{{c1::سؤال::تلميح}} جواب', 0],
  ['{{c1::}}', 0],
  ['no cloze', 0],
  ['', 0],
  ['{{c2::only two}}', 0],
  ['{{c1::a}}{{c1::a}}', 0],
  ['{{c1::a}}, {{c1::b}}, {{c2::c}}', 0, 1],
  ['{{c1::<script>alert("</script>")</script>}}', 0],
  ['{{c1::x::<b>bold</b> hint}}', 0],
  ['{{c1::\n\n::\n}}', 0],
  ['{{c1::\u0000\u001e}}', 0],
];

const SHAPES: readonly string[] = [
  '{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}{{c2::image-occlusion:rect:left=.5:top=.5:width=.1:height=.1}}',
  '{{c1::image-occlusion:ellipse:left=.1:top=.2:rx=.3:ry=.4:fill=#ff0000:angle=45}}{{c0::image-occlusion:rect:left=0:top=0:width=0:height=0}}',
  '{{c1::image-occlusion:polygon:points=.1,.2 .3,.4 x 5,6:oi=1}}',
  '{{c1::image-occlusion:text:left=.1:top=.2:text=a\\: "b" <c>:scale=0:fs=.05}}{{c1::image-occlusion:rect:left=1}}',
  '{{c1::image-occlusion:star:left=.1}}{{c1::image-occlusion:rect:foo=1:left=}}{{c1::image-occlusion:}}',
  '{{c1::image-occlusion:rect}}{{c1::image-occlusion:rect:}}{{c1::image-occlusion:rect:=1:left=2}}{{c1::image-occlusion:rect:left}}',
  '{{c1,2::image-occlusion:rect:left=.1:top=.1\\\\:width=\\x:height=3}}',
  '{{c2::image-occlusion:rect:left=.1:angle=0:oi=0:fill=}} {{c1::text}}',
  '{{c1::image-occlusion:rect:left=.1::hint}}',
  '{{c1:: image-occlusion:rect:left=.1}}',
  '{{c1::image-occlusion:RECT:left=.1}}{{c1::image-occlusion:rect:left=1:left=2}}',
];

/** Clozes and shapes on every card that they make, and on some that they don't. */
export function clozeCases(): RenderCase[] {
  const front = '{{cloze:Text}}{{#Extra}}{{Extra}}{{/Extra}}';
  const back =
    '{{cloze:Text}}|{{cloze-only:Text}}|{{type:cloze:Text}}|{{furigana:cloze:Text}}|{{tts en_US:cloze:Text}}';
  const plain = CLOZES.flatMap(([Text, ...ords]) =>
    ords.map((ord) => ({ fields: { Text, Extra: 'extra' }, front, back, cloze: true, ord })),
  );
  const shapes = SHAPES.flatMap((Text) =>
    [0, 1].map((ord) => ({
      fields: { Text, Image: '<img src="x.png">' },
      front: '<div id="io-wrapper">{{cloze:Text}}<div>{{Image}}</div></div>',
      back: '{{cloze:Text}}{{Image}}',
      cloze: true,
      ord,
    })),
  );
  const templates = [
    '{{cloze:Text}}',
    '{{#c1}}first {{/c1}}{{^c1}}other {{/c1}}{{#c2}}second {{/c2}}{{cloze:Text}}',
    '{{Text}}',
    '{{text:cloze:Text}}',
    '{{cloze:text:Text}}',
    '{{cloze-only:Text}}{{hint:cloze:Text}}',
    '{{type:cloze:Text}}{{cloze:Text}}',
    '{{tts en_US:cloze:Text}}{{tts en_US:cloze-only:Text}}',
    '{{tts en_US cloze_blank="beep beep":cloze:Text}}',
    '{{cloze:Text}}{{cloze:Extra}}',
    '{{cloze:Extra}}',
    '{{cloze:unknown:Text}}{{unknown:cloze:Text}}',
    '{{Card}} {{Type}} {{cloze:Text}}',
    'nothing',
  ];
  const shown = templates.flatMap((template) =>
    [0, 1, 2].map((ord) => ({
      fields: { Text: '{{c1::one::h}} <b>{{c2::two}}</b>', Extra: '{{c2::more}}' },
      front: template,
      back: `${template}{{FrontSide}}`,
      cloze: true,
      ord,
    })),
  );
  return [...plain, ...shapes, ...shown];
}
