import { expect, test } from 'vitest';
import { trimmed, trimmedStart } from './white-space.ts';

test('both ends lose every space that Unicode knows, and nothing else', () => {
  expect(trimmed(' \u0085\u2003\u3000a b\t\n')).toBe('a b');
  expect(trimmed('\ufeffa\u200b')).toBe('\ufeffa\u200b');
  expect(trimmed(' \n')).toBe('');
  expect(trimmedStart(' a ')).toBe('a ');
});
