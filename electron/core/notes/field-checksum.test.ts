import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivedColumns, fieldChecksum, strippedField } from './field-checksum.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 300;

describe('stripping a field', () => {
  test.each([
    ['hello <b>x</b>', 'hello x'],
    ['a<!-- > -->b', 'ab'],
    ['a<!-->b', 'ab'],
    ['<style>.x{}</STYLE>y<Script a>z</script>', 'y'],
    ['<style>never closed', 'never closed'],
    ['1 < 2', '1 < 2'],
    ['1 < 2 > 1', '1  1'],
    ['<img src="a b.png">', ' a b.png '],
    ["<IMG alt='x>y' src='c.png' title=1>t", ' c.png t'],
    ['<img src=d.png>', ' d.png '],
    ['<img src=d.png class=x>', ' d.png '],
    ['<img data-src="no.png" src="yes.png">', ' no.png '],
    ['<imgs src="no.png">', ''],
    ['<img alt="no src"> src="x">', ' src="x">'],
    ['&lt;b&gt; &amp;&nbsp;&#65;&#x42;', '<b> & AB'],
    ['&nbsp; & co', '&nbsp; & co'],
    ['&hellip;&nosuch;', '&hellip;&nosuch;'],
    ['\u00a0kept without an ampersand', '\u00a0kept without an ampersand'],
    ['  not trimmed ', '  not trimmed '],
  ])('%j becomes %j', (field, stripped) => {
    expect(strippedField(field)).toBe(stripped);
  });

  test('hostile text takes no longer than plain text', () => {
    const parts = ['<img ', '"', "'", '<style', '<!--', '<', ' src=', '&', 'data="'];
    for (const part of parts) {
      const start = performance.now();
      strippedField(`<img ${part.repeat(200_000 / part.length)}`);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });

  test('agrees with the plain regular expressions on small texts', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<img ',
      '<b>',
      '"',
      "'",
      ' src=',
      'data=',
      'é',
      'x',
      ' ',
      '=',
      '<!--',
      '-->',
      '<style',
      '</style>',
      '<script>',
      '</script>',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        expect(strippedField(text)).toBe(byExpressions(text));
      }),
      { numRuns: numRuns * 10 },
    );
  });
});

describe('derived columns', () => {
  test('the checksum is of the first field, sorting by the chosen one', () => {
    expect(derivedColumns(['hello <b>x</b>', '<i>2</i>'], 1)).toEqual({ sfld: '2', csum: 1_759_323_011 });
    expect(fieldChecksum('123')).toBe(1_086_128_149);
    expect(derivedColumns(['a'], 4)).toEqual({ sfld: '', csum: fieldChecksum('a') });
  });
});

/** The rule as two expressions, for text without entities; slow on long text. */
function byExpressions(text: string): string {
  const word = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]';
  const value = `(?:"([^"]+?)"[^>]*>|'([^']+?)'[^>]*>|([^ >]+?)(?: [^>]*>|>))`;
  const media = new RegExp(
    `<(?:img|audio|video|object|source)(?!${word})(?:[^>]|"[^"]+?"|'[^']+?')+?(?<!${word})(?:src|data)=${value}`,
    'gisu',
  );
  const html = /(<!--.*?-->)|(<style.*?>.*?<\/style>)|(<script.*?>.*?<\/script>)|(<.*?>)/gisu;
  return text.replace(media, (_, a = '', b = '', c = '') => ` ${a}${b}${c} `).replace(html, '');
}
