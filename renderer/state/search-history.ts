import { create } from 'zustand';

/** As many as the official client keeps. */
const KEPT_AT_MOST = 30;

/** What was searched for in the browser, the last one first, as long as the window is open. */
export const useSearchHistory = create<{ readonly searches: readonly string[] }>(() => ({ searches: [] }));

export function rememberSearch(search: string): void {
  const wanted = search.trim();
  if (wanted === '') return;
  useSearchHistory.setState(({ searches }) => ({
    searches: [wanted, ...searches.filter((known) => known !== wanted)].slice(0, KEPT_AT_MOST),
  }));
}
export function forgetSearches(): void {
  useSearchHistory.setState({ searches: [] });
}
