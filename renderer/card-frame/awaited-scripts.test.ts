import { expect, it } from 'vitest';
import { AwaitedScripts } from './awaited-scripts.ts';

function missing(...fileNames: readonly string[]): AwaitedScripts {
  const scripts = new AwaitedScripts();
  for (const fileName of fileNames) scripts.missed(fileName);
  return scripts;
}

it('is told once that the last of the scripts has come', () => {
  const scripts = missing('_a.js', '_b.MJS', 'picture.png');
  expect(scripts.areAllThereWith(['_a.js', 'other.js'])).toBe(false);
  expect(scripts.areAllThereWith(['_b.MJS'])).toBe(true);
  expect(scripts.areAllThereWith(['_a.js', '_b.MJS'])).toBe(false);
});

it('takes a name for the same however its letters are composed', () => {
  expect(missing('caf\u{e9}.js').areAllThereWith(['cafe\u{301}.js'])).toBe(true);
});

it('is not told of pictures, of files that nobody names, nor of another side', () => {
  expect(missing('picture.png').areAllThereWith(['picture.png'])).toBe(false);
  const scripts = missing('_a.js');
  expect(scripts.areAllThereWith(null)).toBe(false);
  expect(scripts.areAllThereWith([])).toBe(false);
  scripts.clear();
  expect(scripts.areAllThereWith(['_a.js'])).toBe(false);
});
