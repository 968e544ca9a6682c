import { create } from 'zustand';
import type { CardId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { ChosenFile } from '#shared/contract/files.ts';
import type { ExportScope } from '#shared/contract/packages.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';

export type PreferencesSection = 'appearance' | 'review' | 'editing' | 'syncing' | 'backups';

/** A note that the cards of a note type are shown with. */
export interface SampleNote {
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** `sample`: the note from which it was opened. `back`: the dialog that it was opened from, which comes again. */
export interface NotetypeWindow {
  readonly kind: 'notetypeFields' | 'notetypeCards';
  readonly notetypeId: NotetypeId;
  readonly sample?: SampleNote;
  readonly back?: OpenDialog | undefined;
}

export type OpenDialog =
  | { readonly kind: 'preferences'; readonly section: PreferencesSection }
  | { readonly kind: 'backups' }
  | { readonly kind: 'profiles' }
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
  | NotetypeWindow
  | { readonly kind: 'emptyCards' }
  | { readonly kind: 'importPackage'; readonly file: ChosenFile }
  | { readonly kind: 'importText'; readonly file: ChosenFile; readonly isDeletionLog?: true }
  /** Null: whatever the person chooses. `isOlderForm`: a whole collection, as programs of before today read it. */
  | { readonly kind: 'export'; readonly scope: ExportScope | null; readonly isOlderForm?: true }
  | { readonly kind: 'studyDeck' }
  | { readonly kind: 'createDeck'; readonly name?: string }
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
/** Back to the dialog from which it was opened, if there is one. */
export function closeDialog(): void {
  useDialogs.setState(({ dialog }) => ({ dialog: dialog !== undefined && 'back' in dialog ? dialog.back : undefined }));
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
