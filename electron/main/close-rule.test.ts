import { expect, it } from 'vitest';
import { closeVerdict } from './close-rule.ts';

it('asks the page to quit, so that it can sync first', () => {
  expect(closeVerdict({ quitting: false, pageAnswers: true, askedBefore: false })).toBe('ask');
});

it('ends without a page that has crashed or does not come to an end', () => {
  expect(closeVerdict({ quitting: false, pageAnswers: false, askedBefore: false })).toBe('quit');
  expect(closeVerdict({ quitting: false, pageAnswers: true, askedBefore: true })).toBe('quit');
});

it('lets the window go while the app ends', () => {
  expect(closeVerdict({ quitting: true, pageAnswers: true, askedBefore: false })).toBe('close');
});
