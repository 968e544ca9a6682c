import type { BrowserColumn } from '#shared/domain/browser-column.ts';

export interface ColumnLayout {
  readonly gridTemplateColumns: string;
  readonly minInlineSize: string;
}

/** How wide columns are: alike for the heading and every row, whatever they hold. */
export function columnLayout(columns: readonly BrowserColumn[]): ColumnLayout {
  return {
    gridTemplateColumns: columns
      .map((column) => `minmax(${String(widthRem(column))}rem, ${isWide(column) ? '2.5fr' : '1fr'})`)
      .join(' '),
    minInlineSize: `${String(columns.reduce((sum, column) => sum + widthRem(column) + 0.75, 2))}rem`,
  };
}

const isWide = (column: BrowserColumn): boolean => ['noteFld', 'question', 'answer'].includes(column);
const widthRem = (column: BrowserColumn): number =>
  isWide(column) ? 10 : column === 'noteTags' || column === 'deck' ? 7 : 5.5;
