import { expect, test } from 'vitest';
import { cardDataText, parseCardData } from './card-data.ts';

const rewritten = (text: string): string => cardDataText(parseCardData(text));

test('what is known is kept, in the official order and rounding', () => {
  expect(
    rewritten('{"cd":"{\\"a\\":1}","lrt":1700000000,"decay":0.15421,"dr":0.905,"d":5.43216,"s":123.45678,"pos":7}'),
  ).toBe('{"pos":7,"s":123.4568,"d":5.432,"dr":0.91,"decay":0.154,"lrt":1700000000,"cd":"{\\"a\\":1}"}');
  expect(rewritten('{"s":100,"d":10}')).toBe('{"s":100.0,"d":10.0}');
});

test('what is unknown, mistyped or unreadable is lost', () => {
  for (const text of [
    '',
    '{}',
    '[]',
    'x',
    '{"pos":-1}',
    '{"pos":1.5}',
    '{"s":3}',
    '{"cd":{}}',
    '{"cd":"{}"}',
    '{"x":1}',
  ]) {
    expect(rewritten(text)).toBe('{}');
  }
});
