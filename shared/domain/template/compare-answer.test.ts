import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedAnswer } from './compare-answer.ts';

const exact = (expected: string, typed: string): string => comparedAnswer(expected, typed, { combining: true });
const good = (text: string): string => `<span class=typeGood>${text}</span>`;
const bad = (text: string): string => `<span class=typeBad>${text}</span>`;
const missed = (text: string): string => `<span class=typeMissed>${text}</span>`;
const ARROW = '<br><span id=typearrow>&darr;</span><br>';
const code = (html: string): string => `<code id=typeans>${html}</code>`;

describe('a typed answer', () => {
  test('that is right is shown once', () => {
    expect(exact('näch', 'na\u0308ch')).toBe(code(good('näch')));
  });

  test('that is wrong is shown above what was expected, part by part', () => {
    expect(exact('answer', 'anwerx')).toBe(
      code(good('an') + missed('-') + good('wer') + bad('x') + ARROW + good('an') + missed('s') + good('wer')),
    );
  });

  test('that is missing leaves what was expected', () => {
    expect(exact('<b>a</b> &amp; b', '')).toBe(code('a &amp; b'));
  });

  test('need not have accents, if the field says so', () => {
    expect(comparedAnswer('tiếng Việt', 'tieng viet', { combining: false })).toContain(missed('V'));
    expect(comparedAnswer('كِتَاب', 'كتاب', { combining: false })).toBe(code(good('كِتَاب')));
  });

  test('is compared with the text of the field alone', () => {
    expect(exact('<div>one</div>two[sound:x.mp3]&nbsp;', 'one two')).toBe(code(good('one two')));
  });
});

test('nothing that was typed, and nothing of the field, becomes markup', () => {
  const text = fc.array(
    fc.constantFrom('<', '>', '&', '"', "'", 'script', '<b>', 'é', '&lt;', '<img onerror=x src=y>', ' ', '/'),
  );
  const OWN = /<code id=typeans>|<\/code>|<span class=type(?:Good|Bad|Missed)>|<\/span>|<br>|<span id=typearrow>/g;
  fc.assert(
    fc.property(text, text, fc.boolean(), (expected, typed, combining) => {
      const html = comparedAnswer(expected.join(''), typed.join(''), { combining });
      expect(html.replace(OWN, '')).not.toMatch(/[<>"']/);
    }),
    { numRuns: Number(process.env['EBB_DEPTH'] ?? 1) * 200 },
  );
});
