import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { startErrorText } from './start-error-text.ts';

const busy = new AppError('collection.busy', { door: 'cli', processId: 12345, address: null });

it('says who has the collection, in the language of the app', () => {
  expect(startErrorText(busy, 'en')).toMatch(/cli.*12345[^]*\n\S/);
  expect(startErrorText(busy, 'ar')).toMatch(/\p{Script=Arabic}/u);
  expect(startErrorText(busy, 'ar')).toContain('12345');
});

it('names a wrong option', () => {
  expect(startErrorText(new AppError('invalidInput', { issues: ['--port: not a port'] }), 'en')).toBe(
    '--port: not a port',
  );
});

it('shows where a fault of ours lies', () => {
  expect(startErrorText(new TypeError('x'), 'en')).toMatch(/TypeError: x\n.*start-error-text\.test/);
});
