import { expect, test } from 'vitest';
import { stackText } from './stack-text.ts';

function failureOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error: unknown) {
    return error;
  }
}

test('the log gets where it happened, and of each cause too', () => {
  const text = stackText(new Error('outer', { cause: new RangeError('inner') }));
  expect(text).toMatch(/^Error: outer\n +at [^]*\ncaused by RangeError: inner\n +at /u);
});

test.each(['{"flds": the answer}', 'the\n    at answer'])(
  'the log gets nothing of a text that could not be read: %j',
  (content) => {
    const failure = failureOf(content);
    // Otherwise there would be nothing to leave out.
    expect(String(failure)).toContain('answer');
    const text = stackText(new Error('a damaged row', { cause: failure }));
    expect(text).toMatch(/caused by SyntaxError\n +at JSON\.parse/u);
    expect(text).not.toContain('answer');
  },
);

test('what is no error is its text', () => {
  expect(stackText('gone')).toBe('gone');
});
