import type { CommandId } from '#shared/domain/commands.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { isEnabled, type CommandSituation } from '#renderer/commands.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import {
  goToAdd,
  goToBrowser,
  goToCheckMedia,
  goToDecks,
  goToMediaFiles,
  goToOverview,
  goToSyncHistory,
  useUi,
} from '#renderer/state/ui-store.ts';
import { useCreateBackup } from './use-create-backup.ts';
import { useDeletedNotes } from './use-deleted-notes.ts';
import { useImportFile } from './use-import-file.ts';
import { useFilteredDeck } from './use-filtered-deck.ts';
import { useStartStudy } from './use-start-study.ts';
import { usePressSync } from './use-press-sync.ts';
import { useQuit } from './use-quit.ts';
import { useUndo } from './use-undo.ts';

const zoomStep = 10;

function onShownDeck(act: (deckId: DeckId) => void): void {
  const { route } = useUi.getState();
  if (route.screen === 'overview') act(route.deckId);
}

/** Sets the size of everything, in percent, as near as it goes. */
function useZoom(): (uiScale: number) => void {
  const setPreferences = useOperation('preferences.set');
  return (uiScale) =>
    void setPreferences.run({ uiScale: Math.min(200, Math.max(100, Math.round(uiScale / zoomStep) * zoomStep)) });
}

/** Runs a command wherever it came from: a menu, a key, the native menu. */
export function useRunCommand(situation: CommandSituation, mediaRunning: boolean): (id: CommandId) => void {
  const current = useServerQuery('decks.current', {}, { enabled: situation.collectionOpen });
  const zoom = useZoom();
  const backUp = useCreateBackup();
  const { undo, redo } = useUndo();
  const pressSync = usePressSync(mediaRunning);
  const quit = useQuit();
  const filtered = useFilteredDeck();
  const startStudy = useStartStudy();
  const importFile = useImportFile();
  const openDeletedNotes = useDeletedNotes();

  function study(): void {
    const { route } = useUi.getState();
    if (route.screen === 'overview') void startStudy(route.deckId);
    else if (route.screen === 'review') goToOverview(route.deckId);
    else if (current.data !== undefined) goToOverview(current.data.deckId);
  }
  const actions: Record<CommandId, () => void> = {
    switchProfile: () => openDialog({ kind: 'profiles' }),
    createDeck: () => openDialog({ kind: 'createDeck' }),
    importFile: importFile.choose,
    exportFile: () => openDialog({ kind: 'export', scope: null }),
    createBackup: () => void backUp(),
    openBackups: () => openDialog({ kind: 'backups' }),
    openDeletedNotes,
    quit: () => void quit(),
    undo: () => void undo(),
    redo: () => void redo(),
    goToDecks,
    study,
    studyDeck: () => openDialog({ kind: 'studyDeck' }),
    addNote: goToAdd,
    browse: () => goToBrowser(),
    createFilteredDeck: () => openDialog({ kind: 'filteredDeck', deckId: null }),
    deckOptions: () =>
      onShownDeck((deckId) =>
        openDialog({ kind: situation.shownDeck === 'filtered' ? 'filteredDeck' : 'deckOptions', deckId }),
      ),
    customStudy: () => onShownDeck((deckId) => openDialog({ kind: 'customStudy', deckId })),
    rebuildDeck: () => onShownDeck((deckId) => void filtered.rebuild(deckId)),
    emptyDeck: () => onShownDeck((deckId) => void filtered.empty(deckId)),
    toggleFullScreen: () => undefined,
    zoomIn: () => zoom(situation.uiScale + zoomStep),
    zoomOut: () => zoom(situation.uiScale - zoomStep),
    zoomReset: () => zoom(100),
    sync: pressSync,
    openSyncHistory: goToSyncHistory,
    manageNotetypes: () => openDialog({ kind: 'notetypes' }),
    openEmptyCards: () => openDialog({ kind: 'emptyCards' }),
    checkDatabase: () => openDialog({ kind: 'checkDatabase' }),
    checkMedia: goToCheckMedia,
    openMediaFiles: () => goToMediaFiles('all'),
    openPreferences: () => openDialog({ kind: 'preferences', section: 'appearance' }),
    showAbout: () => openDialog({ kind: 'about' }),
  };
  return (id) => {
    if (isEnabled(id, situation)) actions[id]();
  };
}
