import { expect, test } from 'vitest';
import { noteGuid } from './note-guid.ts';

test('64 bits are written in 91 digits, the highest first', () => {
  expect(noteGuid(1n)).toBe('b');
  expect(noteGuid(91n)).toBe('ba');
  expect(noteGuid(2n ** 64n - 1n)).toBe('Rj&Z5m[>Zp');
});
