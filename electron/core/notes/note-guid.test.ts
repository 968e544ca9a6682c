import { expect, test } from 'vitest';
import { noteGuid } from './note-guid.ts';

test('64 bits are written in 91 digits, the highest first', () => {
  expect(noteGuid(1n)).toBe('b');
  expect(noteGuid(91n)).toBe('ba');
  expect(noteGuid(2n ** 64n - 1n)).toBe('Rj&Z5m[>Zp');
  for (const number of [0n, 2n ** 32n - 1n, 2n ** 32n, 91n ** 9n, 0x8000_0000_0000_0001n, 0x1234_5678_9abc_def0n]) {
    expect(numberOf(noteGuid(number))).toBe(number);
  }
});

function numberOf(guid: string): bigint {
  const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~';
  return guid.split('').reduce((sum, digit) => sum * 91n + BigInt(digits.indexOf(digit)), 0n);
}
