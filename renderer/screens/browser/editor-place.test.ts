import { expect, test } from 'vitest';
import { editorPlace } from './editor-place.ts';

const size = (widthPx: number, heightPx: number, remPx = 16) => ({ widthPx, heightPx, remPx });

test('a note is shown where it is wished, in a window of any shape', () => {
  expect(editorPlace('vertical', size(1920, 1000))).toBe('below');
  expect(editorPlace('horizontal', size(900, 1600))).toBe('beside');
});

test('by itself a note is beside the rows, unless the window is higher than wide', () => {
  expect(editorPlace('auto', size(1280, 800))).toBe('beside');
  expect(editorPlace('auto', size(1280, 1281))).toBe('below');
});

test('where words have no room beside each other, the note is below the rows', () => {
  expect(editorPlace('auto', size(1199, 800))).toBe('below');
  expect(editorPlace('auto', size(1280, 800, 32))).toBe('below');
  expect(editorPlace('horizontal', size(800, 600))).toBe('below');
});
