import { create } from 'zustand';
import type { CardId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';

export type PreferencesSection = 'appearance' | 'review' | 'syncing';

export type OpenDialog =
  | { readonly kind: 'preferences'; readonly section: PreferencesSection }
  | { readonly kind: 'backups' }
  | { readonly kind: 'about' }
  /** `syncAfterwards`: the login came in the way of a sync, which goes on. */
  | { readonly kind: 'login'; readonly syncAfterwards?: boolean }
  | { readonly kind: 'syncDoctor' }
  | { readonly kind: 'mediaProgress' }
  | { readonly kind: 'mediaLog' }
  | { readonly kind: 'mediaFolder'; readonly path: string }
  | { readonly kind: 'updateScheduler' }
  | { readonly kind: 'wrongDates' }
  | { readonly kind: 'checkDatabase' }
  /** `isPrevious`: of the card that was studied before the one that is shown. */
  | { readonly kind: 'cardInfo'; readonly cardId: CardId; readonly isPrevious: boolean }
  | { readonly kind: 'editNote'; readonly noteId: NoteId }
  | { readonly kind: 'notetypes' }
  | { readonly kind: 'notetypeFields' | 'notetypeCards'; readonly notetypeId: NotetypeId }
  | { readonly kind: 'emptyCards' }
  | { readonly kind: 'createDeck' }
  | { readonly kind: 'renameDeck'; readonly deckId: DeckId }
  | { readonly kind: 'moveDeck'; readonly deckId: DeckId }
  | { readonly kind: 'deleteDeck'; readonly deckId: DeckId }
  | { readonly kind: 'describeDeck'; readonly deckId: DeckId }
  | { readonly kind: 'deckOptions'; readonly deckId: DeckId }
  /** Null: a new one, with these searches in place of the usual ones. */
  | {
      readonly kind: 'filteredDeck';
      readonly deckId: DeckId | null;
      readonly firstSearch?: string;
      readonly secondSearch?: string;
    }
  | { readonly kind: 'customStudy'; readonly deckId: DeckId };

export interface ShownError {
  readonly error: AppError;
  /** Runs what failed once more. */
  readonly retry: (() => void) | undefined;
  /** It broke off while this device's collection was on its way to the server. */
  readonly whileUploading: boolean;
}

interface DialogState {
  readonly dialog: OpenDialog | undefined;
  /** Lies over the dialog. */
  readonly error: ShownError | undefined;
}

export const useDialogs = create<DialogState>(() => ({ dialog: undefined, error: undefined }));

export function openDialog(dialog: OpenDialog): void {
  useDialogs.setState({ dialog });
}
export function closeDialog(): void {
  useDialogs.setState({ dialog: undefined });
}

/** Shows what went wrong. What a cancel leads to is shown to nobody. */
export function showError(
  cause: unknown,
  options: { readonly retry?: () => void; readonly whileUploading?: boolean } = {},
): void {
  if (isAppError(cause, 'interrupted')) return;
  const error = isAppError(cause) ? cause : new AppError('internal', {}, { cause });
  useDialogs.setState({ error: { error, retry: options.retry, whileUploading: options.whileUploading ?? false } });
}
export function closeError(): void {
  useDialogs.setState({ error: undefined });
}
