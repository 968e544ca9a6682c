import { create } from 'zustand';
import type { CardId, DeckId } from '#shared/contract/ids.ts';
import type { MediaFilter } from '#shared/contract/media.ts';
import { beginDraft } from './add-draft.ts';

export type Route =
  | { readonly screen: 'decks' }
  | { readonly screen: 'overview'; readonly deckId: DeckId }
  | { readonly screen: 'review'; readonly deckId: DeckId }
  | { readonly screen: 'syncHistory' }
  | { readonly screen: 'mediaFiles'; readonly filter: MediaFilter }
  | { readonly screen: 'checkMedia' }
  /** `cardId`: is chosen at first, if it is found. */
  | { readonly screen: 'browse'; readonly query?: string; readonly cardId?: CardId }
  /** `back`: where it was called from. */
  | { readonly screen: 'add'; readonly back: Route };

interface UiState {
  readonly route: Route;
  /** Where the deck list was scrolled to when it was left. */
  readonly deckListScrollPx: number;
  /** What the screen says of itself in the window's title. */
  readonly screenTitle: string | undefined;
  /** The card that is being studied. */
  readonly studied: CardId | undefined;
  /** The app was asked to close and has. */
  readonly closed: boolean;
}

export const useUi = create<UiState>(() => ({
  route: { screen: 'decks' },
  deckListScrollPx: 0,
  screenTitle: undefined,
  studied: undefined,
  closed: false,
}));

export function goToDecks(): void {
  useUi.setState({ route: { screen: 'decks' } });
}
export function goToOverview(deckId: DeckId): void {
  useUi.setState({ route: { screen: 'overview', deckId } });
}
export function goToReview(deckId: DeckId): void {
  useUi.setState({ route: { screen: 'review', deckId } });
}
export function goToSyncHistory(): void {
  useUi.setState({ route: { screen: 'syncHistory' } });
}
export function goToMediaFiles(filter: MediaFilter): void {
  useUi.setState({ route: { screen: 'mediaFiles', filter } });
}
export function goToCheckMedia(): void {
  useUi.setState({ route: { screen: 'checkMedia' } });
}
export function goToAdd(): void {
  beginDraft();
  useUi.setState(({ route }) => (route.screen === 'add' ? {} : { route: { screen: 'add', back: route } }));
}
/** Without a search: as it is shown now, or with the one of the preferences, and the card that is studied chosen. */
export function goToBrowser(query?: string): void {
  useUi.setState(({ route, studied }) => {
    if (query !== undefined) return { route: { screen: 'browse', query } };
    if (route.screen === 'browse') return {};
    return { route: { screen: 'browse', ...(studied === undefined ? {} : { cardId: studied }) } };
  });
}
export function goBackFromAdding(): void {
  useUi.setState(({ route }) => (route.screen === 'add' ? { route: route.back } : {}));
}
export function keepDeckListScroll(deckListScrollPx: number): void {
  useUi.setState({ deckListScrollPx });
}
export function showInTitle(screenTitle: string | undefined): void {
  useUi.setState({ screenTitle });
}
export function keepStudied(studied: CardId | undefined): void {
  useUi.setState({ studied });
}
export function markClosed(): void {
  useUi.setState({ closed: true });
}
