// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { isStill } from './still.ts';

describe('a card can be drawn before its turn', () => {
  test.each([
    'text \\(x^2\\) &lt;b&gt;',
    '<div class="front" style="color: red">a<br><b>b</b><img src="a.jpg"></div><hr id=answer>',
    '<ruby>漢<rt>かん</rt></ruby><table><tr><td>1</table><ul><li>a</ul>',
    '<center><input type=text id=typeans style="font-size: 20px"></center>',
    '<a class=hint href="#" onclick="this.style.display=\'none\'">Hint</a>',
    '<style>.a { color: red; transition: color 1s }</style><a href="https://example.org">x</a>',
    '<!-- <script>x</script> -->',
    '',
  ])('%s', (html) => {
    expect(isStill(html, '.card { font-size: 20px }')).toBe(true);
  });
});

describe('a card begins when it is shown, with', () => {
  test.each([
    '<script>x()</script>',
    '<img src="x" onerror="x()">',
    '<IMG/SRC="x"/ONLOAD=x()>',
    '<b onpointerover=x()>',
    '<input autofocus onfocus=x()>',
    '<input autofocus>',
    '<audio src="a.mp3" autoplay></audio>',
    '<video src="a.mp4"></video>',
    '<iframe srcdoc="x"></iframe>',
    '<object data="a.svg"></object>',
    '<svg><animate onbegin="x()"/></svg>',
    '<math><mtext></mtext></math>',
    '<link rel="stylesheet" href="_a.css">',
    '<meta http-equiv="refresh" content="0">',
    '<noscript><p title="</noscript><img src=x onerror=x()>">',
    '<frameset></frameset><img src=x onerror=x()>',
    '<template><script>x()</script></template>',
    '<marquee>a</marquee>',
    '<my-clock></my-clock>',
    '<style>@import "_a.css"</style>',
    '<style>@keyframes a { to { color: red } }</style>',
    '<p style="animation: a 1s">',
  ])('%s', (html) => {
    expect(isStill(html, '')).toBe(false);
  });

  test('styles that move', () => {
    expect(isStill('a', '.card { animation-name: turn }')).toBe(false);
    expect(isStill('a', '@import url("_fonts.css");')).toBe(false);
  });
});
