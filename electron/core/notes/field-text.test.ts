import { expect, test } from 'vitest';
import { fieldText } from './field-text.ts';

test('control characters go, but line ends and tabs stay', () => {
  expect(fieldText('a\u0000\u001f\r\u007fb\tc\nd\u0085', { compose: true })).toBe('ab\tc\nd\u0085');
});

test('text is composed unless the collection says otherwise', () => {
  expect(fieldText('e\u0301', { compose: true })).toBe('\u00e9');
  expect(fieldText('e\u0301', { compose: false })).toBe('e\u0301');
});
