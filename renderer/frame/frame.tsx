import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { CommandId } from '#shared/domain/commands.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { isEnabled } from '#renderer/commands.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useSyncFlow } from '#renderer/state/sync-flow.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { useUi } from '#renderer/state/ui-store.ts';
import { ClockNote } from './clock-note.tsx';
import { MediaNote } from './media-note.tsx';
import { MenuBar } from './menu-bar.tsx';
import { NearLimitNote, RiskyPlaceNote, SafeModeNote, UnreadableSettingsNote } from './notes.tsx';
import { SyncButton } from './sync-button.tsx';
import { ToastView } from './toast-view.tsx';
import { TopBar } from './top-bar.tsx';
import { useAutoSync } from './use-auto-sync.ts';
import { useCommandSituation } from './use-command-situation.ts';
import { useDropImport } from './use-drop-import.ts';
import { useImportFile } from './use-import-file.ts';
import { useKeys } from './use-keys.ts';
import { useMediaEnd } from './use-media-end.ts';
import { useMediaRunning } from './use-media-running.ts';
import { useOfferedFiles } from './use-offered-files.ts';
import { useQuietEnd } from './use-quiet-end.ts';
import { useRunCommand } from './use-run-command.ts';
import { useServerCheck } from './use-server-check.ts';
import { useShowOpenedFor } from './use-show-opened-for.ts';
import { useOperationName } from './use-undo.ts';

export interface FrameProps {
  readonly info: MethodOutput<'app.info'>;
  readonly collectionOpen: boolean;
  /** The last run ended without closing the collection. */
  readonly recovered: boolean;
  readonly children: ReactNode;
}

/** What is round every screen: menus, top bar, notes, messages, and the keys. */
export function Frame({ info, collectionOpen, recovered, children }: FrameProps) {
  const client = useClient();
  const situation = useCommandSituation(collectionOpen);
  const media = useMediaRunning(collectionOpen);
  const run = useRunCommand(situation, media !== null);
  const status = useServerQuery('sync.status', {}).data;
  const runningHere = useSyncFlow((state) => state.phase.kind === 'running');
  const screen = useUi((state) => state.route.screen);
  const unreadable = info.unreadableFiles ?? [];
  const undoLabels = useUndoLabels(collectionOpen);
  const runFromMenu = useEffectEvent(run);
  useKeys(info.platform, run);
  const importFile = useImportFile();
  useDropImport(importFile.take);
  useOfferedFiles(importFile.open);
  useQuietEnd();
  useMediaEnd();
  useRecoveredNote(recovered);
  useShowOpenedFor(collectionOpen);
  useAutoSync(collectionOpen, info.safeMode);
  useServerCheck(collectionOpen, info.safeMode, screen === 'decks');
  useEffect(() => client.on('command', ({ id }) => runFromMenu(id)), [client]);
  return (
    <>
      <header className="frame-head">
        {info.door === 'electron' ? null : (
          <MenuBar situation={situation} platform={info.platform} labels={undoLabels} onCommand={run} />
        )}
        <TopBar
          at={screen === 'decks' || screen === 'add' || screen === 'browse' ? screen : 'elsewhere'}
          isDisabled={!isEnabled('goToDecks', situation)}
          onDecks={() => run('goToDecks')}
          onAdd={() => run('addNote')}
          onBrowse={() => run('browse')}
          sync={
            <SyncButton
              status={status}
              runningHere={runningHere}
              media={media}
              isDisabled={!isEnabled('sync', situation)}
              onPress={() => run('sync')}
              onHistory={() => run('openSyncHistory')}
            />
          }
        />
        {info.safeMode ? <SafeModeNote /> : null}
        {collectionOpen ? <ClockNote /> : null}
        {screen === 'decks' && info.riskyPlace !== null ? <RiskyPlaceNote place={info.riskyPlace} /> : null}
        <NearLimitNote />
        <MediaNote />
        {unreadable.length > 0 ? <UnreadableSettingsNote files={unreadable} /> : null}
      </header>
      {children}
      <ToastView onUndo={() => run('undo')} />
    </>
  );
}

/** Said once: what was found is in order. */
function useRecoveredNote(recovered: boolean): void {
  const text = useText();
  const say = useEffectEvent(() => showToast(text('recovered-note')));
  useEffect(() => {
    if (recovered) say();
  }, [recovered]);
}

/** `Undo: rename deck`. */
function useUndoLabels(collectionOpen: boolean): Partial<Record<CommandId, string>> {
  const text = useText();
  const nameOf = useOperationName();
  const status = useServerQuery('undo.status', {}, { enabled: collectionOpen }).data;
  const undo = status?.undo ?? null;
  const redo = status?.redo ?? null;
  return {
    ...(undo === null ? {} : { undo: text('command-undo-named', { operation: nameOf(undo) }) }),
    ...(redo === null ? {} : { redo: text('command-redo-named', { operation: nameOf(redo) }) }),
  };
}
