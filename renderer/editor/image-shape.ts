/** Size and place of a picture, written as the official editor writes them. */

export const SMALLEST_PX = 5;
export type ImageFloat = 'left' | 'none' | 'right';

export function floatOf(picture: HTMLImageElement): ImageFloat {
  const { float } = picture.style;
  return float === 'left' || float === 'right' ? float : 'none';
}

export function setFloat(picture: HTMLImageElement, float: ImageFloat): void {
  if (float === 'none') withoutStyles(picture, 'float');
  else picture.style.float = float;
}

/** The height follows. */
export function setWidth(picture: HTMLImageElement, px: number): void {
  withoutStyles(picture, 'width', 'height');
  picture.removeAttribute('height');
  picture.setAttribute('width', String(Math.max(SMALLEST_PX, Math.trunc(px))));
}

/** As large as the file is. */
export function showAsItIs(picture: HTMLImageElement): void {
  withoutStyles(picture, 'width', 'height');
  picture.removeAttribute('width');
  picture.removeAttribute('height');
}

function withoutStyles(picture: HTMLImageElement, ...properties: readonly string[]): void {
  for (const property of properties) picture.style.removeProperty(property);
  if (picture.getAttribute('style') === '') picture.removeAttribute('style');
}
