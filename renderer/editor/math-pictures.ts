import { drawMath } from './draw-math.ts';
import { keepSource, keptSource } from './field-view.ts';
import { mathHtml, type MathSource, mathSourceOf } from './math-source.ts';

const SELECTOR = 'img.field-math';

/** Draws the formulas of a field that are not drawn yet. */
export function drawMathIn(box: Element): void {
  for (const picture of box.querySelectorAll<HTMLImageElement>(`${SELECTOR}:not([src])`)) void drawPicture(picture);
}

/** The formula that a click or a key meets. */
export function mathPictureAt(target: EventTarget | null): HTMLImageElement | undefined {
  return target instanceof HTMLImageElement && target.matches(SELECTOR) ? target : undefined;
}

/** The formula that the caret would go over, if it stands right beside one. */
export function mathBesideCaret(key: string): HTMLImageElement | undefined {
  const selection = document.getSelection();
  if (selection === null || !selection.isCollapsed || selection.focusNode === null) return undefined;
  const { focusNode: node, focusOffset: offset } = selection;
  const isRtl = node.parentElement?.closest('[dir]')?.getAttribute('dir') === 'rtl';
  const goesOn = (key === 'ArrowRight') !== isRtl;
  return mathPictureAt(neighbour(node, offset, goesOn));
}

function neighbour(node: Node, offset: number, goesOn: boolean): Node | null {
  if (!(node instanceof Text)) return node.childNodes[goesOn ? offset : offset - 1] ?? null;
  if (goesOn) return offset === node.data.length ? node.nextSibling : null;
  return offset === 0 ? node.previousSibling : null;
}

export function sourceOfPicture(picture: Element): MathSource {
  return mathSourceOf(keptSource(picture));
}

/** Another formula in the place of this one. The field takes it with its next reading. */
export function changePicture(picture: HTMLImageElement, source: MathSource): void {
  keepSource(picture, mathHtml(source));
  picture.alt = source.tex;
  void drawPicture(picture);
}

async function drawPicture(picture: HTMLImageElement): Promise<void> {
  const html = keptSource(picture);
  const source = mathSourceOf(html);
  const drawn = await drawMath(source);
  // Changed again while this one was being drawn.
  if (keptSource(picture) !== html) return;
  picture.classList.toggle('field-math-block', source.isBlock);
  if (drawn === undefined) {
    picture.removeAttribute('src');
    return;
  }
  picture.src = drawn.source;
  picture.style.width = drawn.width;
  picture.style.height = drawn.height;
  picture.style.verticalAlign = drawn.verticalAlign;
}
