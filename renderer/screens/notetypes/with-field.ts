import { type DraftPart, textAt, withValue } from './notetype-draft.ts';

export interface FieldWish {
  readonly name: string;
  /** Which side it goes on. */
  readonly side: 'qfmt' | 'afmt';
  readonly place: 'beginning' | 'end';
  readonly fontFamily: string;
  readonly fontSizePx: number;
  /** Its cloze deletions are what is asked. */
  readonly isCloze: boolean;
}

/** The template with a line of its own for the field, in a font of its own. */
export function withField(template: DraftPart, wish: FieldWish): DraftPart {
  const tag = `{{${wish.isCloze ? 'cloze:' : ''}${wish.name}}}`;
  const style = `font-family: '${fontName(wish.fontFamily)}'; font-size: ${wish.fontSizePx}px;`;
  const line = `<div style="${style}">${tag}</div>`;
  const before = textAt(template, wish.side);
  const parts = wish.place === 'end' ? [before, line] : [line, before];
  return withValue(template, wish.side, parts.filter((part) => part !== '').join('\n'));
}

/** What would end the quotes or the attribute, or begin another tag, is in no font's name. */
function fontName(wished: string): string {
  return wished.replaceAll(/["'<>&;{}\\]/gu, '').trim() || 'Arial';
}
