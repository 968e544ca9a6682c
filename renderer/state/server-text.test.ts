import { expect, test } from 'vitest';
import { shownServerText } from './server-text.ts';

test('a server’s text keeps its lines and its markup as text', () => {
  expect(shownServerText(' Closed on <b>Sunday</b>\r\nand\tMonday \n')).toBe('Closed on <b>Sunday</b>\nand\tMonday');
});

test('what would rub out or turn round its surroundings is left out', () => {
  expect(shownServerText('a\u0000b\u001b[31mc\u202ed\u2066e\u0085f')).toBe('ab[31mcdef');
});

test('endless texts are cut', () => {
  expect(shownServerText('x'.repeat(100_000))).toHaveLength(4001);
});
