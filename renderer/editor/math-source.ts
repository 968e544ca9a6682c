/** A formula as it stands in a field, and what MathJax gets of it. */
export interface MathSource {
  readonly tex: string;
  /** In a line of its own. */
  readonly isBlock: boolean;
}

const FORMULA = /\\\((?<inline>[\s\S]*?)\\\)|\\\[(?<block>[\s\S]*?)\\\]/gu;

export interface FoundMath {
  readonly from: number;
  readonly to: number;
}

/** Where formulas stand in a text. */
export function findMath(text: string): readonly FoundMath[] {
  return [...text.matchAll(FORMULA)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

/** From the HTML of one formula, delimiters included. Lines are `<br>` in fields. */
export function mathSourceOf(html: string): MathSource {
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.innerHTML = html;
  for (const line of holder.querySelectorAll('br')) line.replaceWith('\n');
  const text = holder.textContent;
  return { tex: text.slice(2, -2), isBlock: text.startsWith('\\[') };
}

/** The HTML of a formula, as it is stored. What would end it too early can't be in it. */
export function mathHtml({ tex, isBlock }: MathSource): string {
  const safe = tex.replaceAll(/\\[)\]]/gu, '');
  const inner = safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
  return isBlock ? `\\[${inner}\\]` : `\\(${inner}\\)`;
}
