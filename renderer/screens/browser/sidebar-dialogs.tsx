import type { DeckId } from '#shared/contract/ids.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { MoveEntriesDialog } from './move-entries-dialog.tsx';
import { RenameEntryDialog } from './rename-entry-dialog.tsx';
import { SaveSearchDialog } from './save-search-dialog.tsx';
import type { SidebarNode } from './sidebar-tree.ts';
import type { SidebarQuestion } from './use-sidebar-actions.ts';
import type { Move } from './use-sidebar-drag.ts';

interface SidebarDialogProps {
  readonly question: SidebarQuestion;
  readonly nodes: readonly SidebarNode[];
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

export function SidebarDialog({ question, nodes, onMove, onClose }: SidebarDialogProps) {
  switch (question.kind) {
    case 'saveSearch':
      return <SaveSearchDialog query={question.query} onClose={onClose} />;
    case 'rename':
      return <RenameEntryDialog node={question.node} onClose={onClose} />;
    case 'move':
      return <MoveEntriesDialog moved={question.nodes} nodes={nodes} onMove={onMove} onClose={onClose} />;
    case 'removeDecks':
      return <RemoveDecksDialog deckIds={question.deckIds} onClose={onClose} />;
  }
}

/** Asked whenever several decks go, whether or not there are cards in them. */
function RemoveDecksDialog({
  deckIds,
  onClose,
}: {
  readonly deckIds: readonly DeckId[];
  readonly onClose: () => void;
}) {
  const text = useText();
  const remove = useOperation('decks.remove');
  const preview = useServerQuery('decks.removalPreview', { deckIds: [...deckIds] });
  if (preview.data === undefined || preview.isPlaceholderData) return null;
  const { deckCount, cardCount } = preview.data;
  async function removeNow(): Promise<void> {
    const removed = await remove.run({ deckIds: [...deckIds] });
    if (removed === undefined) return;
    showToast(text('browser-decks-removed', { count: deckCount }), { canUndo: true });
    onClose();
  }
  return (
    <ConfirmDialog
      title={text('browser-decks-remove-title', { count: deckCount })}
      onClose={onClose}
      action={text('browser-decks-remove-do')}
      isDisabled={remove.running}
      onConfirm={() => void removeNow()}
    >
      <p>{text('decks-delete-text', { cards: cardCount })}</p>
      <p className="soft">{text('decks-delete-undo')}</p>
    </ConfirmDialog>
  );
}
