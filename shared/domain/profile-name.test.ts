import { expect, test } from 'vitest';
import { isSameProfileName, profileNameOf } from './profile-name.ts';

test.each(['User 1', 'رنا', 'a.b', 'Éva', 'x'.repeat(60)])('%s can be a profile', (name) => {
  expect(profileNameOf(` ${name} `)).toBe(name);
});

test.each([
  '',
  '  ',
  '.',
  '..',
  '.hidden',
  'a/b',
  'a\\b',
  'a:b',
  'what?',
  'a*',
  '<a>',
  '"a"',
  'a|b',
  'a.',
  'NUL',
  'com1.x',
  'a\tb',
  'x'.repeat(61),
])('%j is refused: some file system could not hold it', (name) => {
  expect(profileNameOf(name)).toBeUndefined();
});

test('names differ by more than case and composition', () => {
  expect(isSameProfileName('ÉVA', 'e\u0301va')).toBe(true);
  expect(isSameProfileName('Eva', 'Éva')).toBe(false);
});
