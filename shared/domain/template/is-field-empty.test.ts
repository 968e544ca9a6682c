import { expect, test } from 'vitest';
import { isFieldEmpty } from './is-field-empty.ts';

test.each(['', ' \n\t\r', '<br>', '<BR /> <div></div>', '</br><div >\n'])('%j is empty', (text) => {
  expect(isFieldEmpty(text)).toBe(true);
});

test.each(['x', '\u00a0', '&nbsp;', '<p></p>', '<br  />', '<br class="a">', '<div', ' <br>.'])('%j is not', (text) => {
  expect(isFieldEmpty(text)).toBe(false);
});
