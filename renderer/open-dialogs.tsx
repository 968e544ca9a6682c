import { PlaceDialog } from '#renderer/components/place-dialog.tsx';
import { useImportFile } from '#renderer/frame/use-import-file.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { AboutDialog } from '#renderer/screens/about/about-dialog.tsx';
import { BackupsDialog } from '#renderer/screens/backups/backups-dialog.tsx';
import { CheckDatabaseDialog } from '#renderer/screens/check-database/check-database-dialog.tsx';
import { CustomStudyDialog } from '#renderer/screens/custom-study/custom-study-dialog.tsx';
import { CardInfoDialog } from '#renderer/screens/card-info/card-info-dialog.tsx';
import { CreateDeckDialog } from '#renderer/screens/deck-dialogs/create-deck-dialog.tsx';
import { DeleteDeckDialog } from '#renderer/screens/deck-dialogs/delete-deck-dialog.tsx';
import { DescribeDeckDialog } from '#renderer/screens/deck-dialogs/describe-deck-dialog.tsx';
import { MoveDeckDialog } from '#renderer/screens/deck-dialogs/move-deck-dialog.tsx';
import { RenameDeckDialog } from '#renderer/screens/deck-dialogs/rename-deck-dialog.tsx';
import { StudyDeckDialog } from '#renderer/screens/deck-dialogs/study-deck-dialog.tsx';
import { DeckOptionsDialog } from '#renderer/screens/deck-options/deck-options-dialog.tsx';
import { ErrorDialog } from '#renderer/screens/error/error-dialog.tsx';
import { EditNoteDialog } from '#renderer/screens/edit-note/edit-note-dialog.tsx';
import { EmptyCardsDialog } from '#renderer/screens/empty-cards/empty-cards-dialog.tsx';
import { ExportDialog } from '#renderer/screens/export/export-dialog.tsx';
import { FilteredDeckDialog } from '#renderer/screens/filtered-deck/filtered-deck-dialog.tsx';
import { ImportPackageDialog } from '#renderer/screens/import-package/import-package-dialog.tsx';
import { ReceivingDialog } from '#renderer/screens/import-package/receiving-dialog.tsx';
import { ImportTextDialog } from '#renderer/screens/import-text/import-text-dialog.tsx';
import { LoginDialog } from '#renderer/screens/login/login-dialog.tsx';
import { MediaClosingDialog } from '#renderer/screens/media-sync/media-closing-dialog.tsx';
import { MediaLogDialog } from '#renderer/screens/media-sync/media-log-dialog.tsx';
import { MediaProgressDialog } from '#renderer/screens/media-sync/media-progress-dialog.tsx';
import { CardsDialog } from '#renderer/screens/notetypes/cards-dialog.tsx';
import { FieldsDialog } from '#renderer/screens/notetypes/fields-dialog.tsx';
import { NotetypesDialog } from '#renderer/screens/notetypes/notetypes-dialog.tsx';
import { UpdateSchedulerDialog } from '#renderer/screens/old-scheduler/update-scheduler-dialog.tsx';
import { PreferencesDialog } from '#renderer/screens/preferences/preferences-dialog.tsx';
import { ProfilesDialog } from '#renderer/screens/profiles/profiles-dialog.tsx';
import { SyncDialogs } from '#renderer/screens/sync/sync-dialogs.tsx';
import { SyncDoctorDialog } from '#renderer/screens/sync-doctor/sync-doctor-dialog.tsx';
import { WrongDatesDialog } from '#renderer/screens/wrong-dates/wrong-dates-dialog.tsx';
import { closeDialog, type OpenDialog, useDialogs } from '#renderer/state/dialog-store.ts';

/** Every dialog that is open now, the error on top. */
export function OpenDialogs({ about }: { readonly about: string }) {
  const error = useDialogs((state) => state.error);
  return (
    <>
      <ChosenDialog about={about} />
      <SyncDialogs about={about} />
      <MediaClosingDialog />
      <ReceivingDialog />
      {error === undefined ? null : <ErrorDialog shown={error} about={about} />}
    </>
  );
}

function ChosenDialog({ about }: { readonly about: string }) {
  const dialog = useDialogs((state) => state.dialog);
  const importFile = useImportFile();
  if (dialog === undefined) return null;
  switch (dialog.kind) {
    case 'preferences':
      return <PreferencesDialog section={dialog.section} onClose={closeDialog} />;
    case 'backups':
      return <BackupsDialog onChooseFile={importFile.choosePackage} onClose={closeDialog} />;
    case 'profiles':
      return <ProfilesDialog onClose={closeDialog} />;
    case 'about':
      return <AboutDialog onClose={closeDialog} />;
    case 'login':
      return <LoginDialog syncAfterwards={dialog.syncAfterwards ?? false} onClose={closeDialog} />;
    case 'syncDoctor':
      return <SyncDoctorDialog about={about} onClose={closeDialog} />;
    case 'wrongDates':
      return <WrongDatesDialog onClose={closeDialog} />;
    case 'checkDatabase':
      return <CheckDatabaseDialog about={about} onClose={closeDialog} />;
    case 'mediaProgress':
      return <MediaProgressDialog onClose={closeDialog} />;
    case 'mediaLog':
      return <MediaLogDialog onClose={closeDialog} />;
    case 'mediaFolder':
      return <MediaFolderDialog path={dialog.path} />;
    case 'updateScheduler':
      return <UpdateSchedulerDialog onClose={closeDialog} />;
    default:
      return <NotesDialog dialog={dialog} />;
  }
}

function MediaFolderDialog({ path }: { readonly path: string }) {
  const text = useText();
  return (
    <PlaceDialog
      title={text('media-folder-title')}
      message={text('media-folder-text')}
      path={path}
      onClose={closeDialog}
    />
  );
}

type Of<Kind extends OpenDialog['kind']> = { readonly dialog: Extract<OpenDialog, { kind: Kind }> };
type DeckDialogKind =
  | 'studyDeck'
  | 'createDeck'
  | 'renameDeck'
  | 'moveDeck'
  | 'deleteDeck'
  | 'describeDeck'
  | 'deckOptions'
  | 'filteredDeck'
  | 'customStudy';
type NotesDialogKind =
  | 'cardInfo'
  | 'editNote'
  | 'notetypes'
  | 'notetypeFields'
  | 'notetypeCards'
  | 'emptyCards'
  | 'importPackage'
  | 'importText'
  | 'export';

/** Cards, notes, what they are made of, and files with them. */
function NotesDialog({ dialog }: Of<NotesDialogKind | DeckDialogKind>) {
  switch (dialog.kind) {
    case 'cardInfo':
      return <CardInfoDialog cardId={dialog.cardId} isPrevious={dialog.isPrevious} onClose={closeDialog} />;
    case 'editNote':
      return <EditNoteDialog key={dialog.noteId} noteId={dialog.noteId} onClose={closeDialog} />;
    case 'notetypes':
      return <NotetypesDialog onClose={closeDialog} />;
    case 'notetypeFields':
      return <FieldsDialog notetypeId={dialog.notetypeId} onClose={closeDialog} />;
    case 'notetypeCards':
      return <CardsDialog notetypeId={dialog.notetypeId} sample={dialog.sample} onClose={closeDialog} />;
    case 'emptyCards':
      return <EmptyCardsDialog onClose={closeDialog} />;
    case 'importPackage':
      return <ImportPackageDialog key={dialog.file.path} file={dialog.file} onClose={closeDialog} />;
    case 'importText':
      return (
        <ImportTextDialog
          key={dialog.file.path}
          file={dialog.file}
          isDeletionLog={dialog.isDeletionLog}
          onClose={closeDialog}
        />
      );
    case 'export':
      return <ExportDialog scope={dialog.scope} isOlderForm={dialog.isOlderForm} onClose={closeDialog} />;
    default:
      return <DeckDialog dialog={dialog} />;
  }
}

function DeckDialog({ dialog }: Of<DeckDialogKind>) {
  switch (dialog.kind) {
    case 'studyDeck':
      return <StudyDeckDialog onClose={closeDialog} />;
    case 'createDeck':
      return <CreateDeckDialog name={dialog.name} onClose={closeDialog} />;
    case 'renameDeck':
      return <RenameDeckDialog deckId={dialog.deckId} onClose={closeDialog} />;
    case 'moveDeck':
      return <MoveDeckDialog deckId={dialog.deckId} onClose={closeDialog} />;
    case 'deleteDeck':
      return <DeleteDeckDialog deckId={dialog.deckId} onClose={closeDialog} />;
    case 'describeDeck':
      return <DescribeDeckDialog deckId={dialog.deckId} onClose={closeDialog} />;
    case 'deckOptions':
      return <DeckOptionsDialog deckId={dialog.deckId} onClose={closeDialog} />;
    case 'filteredDeck':
      return (
        <FilteredDeckDialog
          deckId={dialog.deckId}
          firstSearch={dialog.firstSearch}
          secondSearch={dialog.secondSearch}
          onClose={closeDialog}
        />
      );
    case 'customStudy':
      return <CustomStudyDialog deckId={dialog.deckId} onClose={closeDialog} />;
  }
}
