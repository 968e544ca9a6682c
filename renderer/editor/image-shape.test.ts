// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { floatOf, setFloat, setWidth, showAsItIs } from './image-shape.ts';

function picture(html: string): HTMLImageElement {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const found = holder.querySelector('img');
  if (found === null) throw new Error('no picture');
  return found;
}

test('a width takes the place of every other size; the height follows', () => {
  const image = picture('<img src="a.png" style="width: 3em; height: 2em;" height="7">');
  setWidth(image, 120.7);
  expect(image.outerHTML).toBe('<img src="a.png" width="120">');
  setWidth(image, -3);
  expect(image.getAttribute('width')).toBe('5');
  showAsItIs(image);
  expect(image.outerHTML).toBe('<img src="a.png">');
});

test('a place in the text leaves nothing of the one before, and other styles alone', () => {
  const image = picture('<img src="a.png">');
  setFloat(image, 'left');
  expect(image.outerHTML).toBe('<img src="a.png" style="float: left;">');
  expect(floatOf(image)).toBe('left');
  setFloat(image, 'none');
  expect(image.outerHTML).toBe('<img src="a.png">');
  const styled = picture('<img style="color: red; float: right;">');
  setFloat(styled, 'none');
  expect(styled.getAttribute('style')).toBe('color: red;');
});
