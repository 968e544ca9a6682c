import { useImportFile } from '#renderer/frame/use-import-file.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { Button } from '#renderer/components/button.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { UpdateLine } from './update-line.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { DeckGrid } from './deck-grid.tsx';
import { FirstSteps } from './first-steps.tsx';
import { SharedDecksLink } from './shared-decks-link.tsx';
import { SidePanel } from './side-panel.tsx';
import { TodayLine } from './today-line.tsx';
import { useDeckActions } from './use-deck-actions.ts';
import { useRowHeight } from '#renderer/components/use-row-height.ts';
import { findDeck } from './visible-rows.ts';

/** Counts change by themselves: learning cards become due. */
const refreshMs = 10 * 60_000;

export function DeckListScreen() {
  const text = useText();
  const tree = useServerQuery('decks.tree', {}, { refetchIntervalMs: refreshMs });
  const current = useServerQuery('decks.current', {});
  const info = useServerQuery('collection.info', {});
  const select = useOperation('decks.select');
  const setCollapsed = useOperation('decks.setCollapsed');
  const { open, move, act } = useDeckActions(tree.data ?? []);
  const slow = useDelayed(tree.isPending, 300);
  const rowPx = useRowHeight();

  if (tree.data === undefined) {
    return <main className="page">{slow ? <p className="soft">{text('decks-loading')}</p> : null}</main>;
  }
  const isFresh = info.data?.cards === 0 && tree.data.length <= 1;
  const chosen = current.data === undefined ? undefined : findDeck(tree.data, current.data.deckId);
  return (
    <main className="page page-with-side">
      <h1 className="unseen">{text('decks-title')}</h1>
      <div className="page-main">
        <UpdateLine />
        {tree.data.length === 0 ? null : (
          <section className="panel deck-panel">
            <DeckGrid
              tree={tree.data}
              currentId={current.data?.deckId}
              rowPx={rowPx}
              onOpen={(deckId) => void open(deckId)}
              onSelect={(deckId) => void select.run({ deckId })}
              onFold={(deckId, collapsed) => void setCollapsed.run({ deckId, collapsed })}
              onAction={act}
              onMove={(deckId, newParentId) => void move(deckId, newParentId)}
            />
            <DeckButtons isFresh={isFresh} />
          </section>
        )}
        {isFresh ? <FirstSteps /> : <TodayLine />}
      </div>
      <SidePanel deck={chosen} isQuiet={isFresh} onOpen={(deckId) => void open(deckId)} />
    </main>
  );
}

/** What the first steps offer is not offered twice. */
function DeckButtons({ isFresh }: { readonly isFresh: boolean }) {
  const text = useText();
  const importFile = useImportFile();
  return (
    <div className="panel-foot">
      <Button onPress={() => openDialog({ kind: 'createDeck' })}>{text('decks-create')}</Button>
      <Button onPress={() => openDialog({ kind: 'filteredDeck', deckId: null })}>{text('filtered-title-new')}</Button>
      {isFresh ? null : (
        <>
          <Button onPress={importFile.choose}>{text('command-importFile')}</Button>
          <SharedDecksLink />
        </>
      )}
    </div>
  );
}
