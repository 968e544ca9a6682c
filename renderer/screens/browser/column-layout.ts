import type { BrowserColumn } from '#shared/domain/browser-column.ts';

export interface ColumnLayout {
  readonly gridTemplateColumns: string;
  readonly minInlineSize: string;
}

/** As in the style of rows: between columns, and at both ends. */
const GAP_REM = 0.75;
const EDGE_REM = 1;

/** How wide columns are: alike for the heading and every row, whatever they hold. */
export function columnLayout(columns: readonly BrowserColumn[]): ColumnLayout {
  return {
    gridTemplateColumns: columns
      .map((column) => `minmax(${String(widthRem(column))}rem, ${isWide(column) ? '2.5fr' : '1fr'})`)
      .join(' '),
    minInlineSize: `${String(columns.reduce((sum, column) => sum + widthRem(column) + GAP_REM, 2 * EDGE_REM - GAP_REM))}rem`,
  };
}

const isWide = (column: BrowserColumn): boolean => ['noteFld', 'question', 'answer'].includes(column);
const widthRem = (column: BrowserColumn): number =>
  isWide(column) ? 8 : column === 'noteTags' || column === 'deck' ? 6 : 5.5;
