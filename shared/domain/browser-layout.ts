/** Where the browser shows a note: below the rows, beside them, or as the window has room. Official has the same words. */
export const BROWSER_LAYOUTS = ['auto', 'vertical', 'horizontal'] as const;
export type BrowserLayout = (typeof BROWSER_LAYOUTS)[number];
