// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldView, keptSource, viewHtml } from './field-view.ts';

const mediaAddress = (fileName: string): string => `http://127.0.0.1:1/s/${encodeURIComponent(fileName)}`;

function viewed(html: string, drawsMath = false): HTMLElement {
  const root = document.createElement('div');
  root.append(fieldView(html, { mediaAddress, drawsMath }));
  return root;
}
const stored = (html: string): string => viewHtml(viewed(html));
const storedDrawn = (html: string): string => viewHtml(viewed(html, true));

const kept = [
  '<script>alert("x") // </p> --></script>',
  'before <!-- a note --> after',
  '<style>.card { color: red }</style>',
  '<iframe src="https://example.invalid/"></iframe>',
  '<svg viewBox="0 0 1 1"><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi>x</mi></math>',
  '<audio src="a.mp3" controls=""></audio>',
  '<input type="text" value="a &quot;b&quot;">',
  '<b onclick="alert(1)" class="dialog" id="x">bold</b>',
  '<a href="javascript:alert(1)">link</a>',
  '<a href="https://example.invalid/?a=1&amp;b=2" target="_blank">link</a>',
  '<img src="dog.jpg" onerror="alert(1)">',
  '<img src="a%20dog.jpg" style="float: left" width="30">',
  '<img src="https://example.invalid/dog.jpg" srcset="x.png 2x">',
  '<img src="data:image/png;base64,AAAA">',
  '<div style="position:fixed;top:0">over everything</div>',
  '<anki-mathjax block="true">x^2</anki-mathjax>',
  '<ruby>漢<rt>かん</rt></ruby>',
  '<table><tbody><tr><td colspan="2" bgcolor="#eee">1</td></tr></tbody></table>',
  '{{c1::الكلمة::hint}} \\(x &lt; y\\) [sound:a b.mp3]',
  '<span data-ebb-kept="stolen" data-ebb-attributes="{}">hers</span>',
  '<form><input name="outerHTML"><input name="localName"><input name="replaceWith">x</form>',
  '<img name="body"><img name="querySelectorAll" id="getElementById">',
  '<p title="a --&gt; b" alt="</script>">x</p>',
  '<b @click="x" (tap)="y" v-bind:z="1">framework</b>',
  'a&nbsp;&nbsp;b &amp;lt; c',
  '  leading and trailing  ',
  '\\(a &lt; b<br>+ c\\) and <b>\\[\\frac{1}{2}\\]</b> \\(unclosed',
  '\\(a<b>b</b>\\) \\(\\) <code>\\(x\\)</code> {{c1::\\(y&nbsp;z\\)}}',
  '\u200B zero \uFEFF width',
];

describe('what the page shows of a field', () => {
  test.each(kept)('%s comes back as it was', (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    expect(stored(html)).toBe(template.innerHTML);
    expect(storedDrawn(html)).toBe(template.innerHTML);
  });

  test.each(kept)('%s can neither act nor load from elsewhere', (html) => {
    const root = viewed(html);
    for (const element of root.querySelectorAll('*')) {
      expect(['script', 'style', 'iframe', 'svg', 'math', 'audio', 'input', 'form', 'object']).not.toContain(
        element.localName,
      );
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^(?:on|id$|name$|href$|srcset$|@|\()/u);
        if (name === 'src') expect(value).toMatch(/^(?:http:\/\/127\.0\.0\.1:1\/s\/|data:image\/)/u);
        if (name === 'class') expect(value).toBe('field-kept');
      }
    }
  });

  test('generated markup comes back as the browser reads it, whatever is in it', () => {
    const piece = fc.constantFrom(
      ...kept,
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '<div>',
      '</div>',
      '<br>',
      '<li>x',
      '</ul>',
      '"',
      "'",
      '<',
      '>',
      '&',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const template = document.createElement('template');
        template.innerHTML = pieces.join('');
        const once = template.innerHTML;
        const same = ['<br>', '<div><br></div>'].includes(once) ? '' : once;
        expect(stored(once)).toBe(same);
        expect(storedDrawn(once)).toBe(same);
      }),
      { numRuns: 200 * Number(process.env['EBB_DEPTH'] ?? 1) },
    );
  });

  test('a picture of the folder is shown from there, by its decoded name', () => {
    expect(viewed('<img src="a%20dog.jpg">').querySelector('img')?.getAttribute('src')).toBe(
      'http://127.0.0.1:1/s/a%20dog.jpg',
    );
    expect(viewed('<img src="100%.jpg">').querySelector('img')?.getAttribute('src')).toBe(
      'http://127.0.0.1:1/s/100%25.jpg',
    );
    expect(viewed('<img src="//host/x.jpg">').querySelector('img')?.hasAttribute('src')).toBe(false);
  });

  test('formulas are pictures that stand for what was written', () => {
    const pictures = [...viewed('a \\(x &lt; y<br>z\\) \\[q\\]<pre>\\(code\\)</pre>', true).querySelectorAll('img')];
    expect(pictures.map(({ alt }) => alt)).toEqual(['x < y\nz', 'q']);
    expect(pictures.map(keptSource)).toEqual(['\\(x &lt; y<br>z\\)', '\\[q\\]']);
  });

  test('what is not shown has a mark with its name', () => {
    expect(viewed('a<script>x</script>b').textContent).toBe('a<script>b');
  });

  test('words beside what is kept can be changed', () => {
    const root = viewed('one <script>x</script> <b onclick="y">two</b>');
    root.querySelector('b')?.replaceChildren('three');
    expect(viewHtml(root)).toBe('one <script>x</script> <b onclick="y">three</b>');
  });

  test('a field with nothing but the caret’s line is empty', () => {
    expect(stored('<br>')).toBe('');
    expect(stored('')).toBe('');
    expect(stored('<br><br>')).toBe('<br><br>');
  });
});
