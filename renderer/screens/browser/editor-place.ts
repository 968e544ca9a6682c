import type { BrowserLayout } from '#shared/domain/browser-layout.ts';

/** Beside the rows, or below them. */
export type EditorPlace = 'beside' | 'below';

export interface WindowSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The root's font size: words need more room when they are larger. */
  readonly remPx: number;
}

/** Below this width there is no room beside the rows, whatever is wished. */
const NARROW_REM = 52;
/** Above it there is room for rows and note without a wish. */
const ROOMY_REM = 75;

/** Where the note is shown: as wished; by itself beside the rows in a window that is not higher than wide. */
export function editorPlace(layout: BrowserLayout, { widthPx, heightPx, remPx }: WindowSize): EditorPlace {
  const widthRem = widthPx / remPx;
  if (layout === 'vertical' || widthRem < NARROW_REM) return 'below';
  return layout === 'horizontal' || (widthPx >= heightPx && widthRem >= ROOMY_REM) ? 'beside' : 'below';
}
