/** Where each page that was opened begins, the current one last; `undefined`: at the beginning. */
export type PageStarts = readonly (number | undefined)[];

export const FIRST_PAGE: PageStarts = [undefined];

export function currentStart(starts: PageStarts): number | undefined {
  return starts.at(-1);
}
export function nextPage(starts: PageStarts, start: number | undefined): PageStarts {
  return start === undefined ? starts : [...starts, start];
}
export function previousPage(starts: PageStarts): PageStarts {
  return starts.length > 1 ? starts.slice(0, -1) : starts;
}
