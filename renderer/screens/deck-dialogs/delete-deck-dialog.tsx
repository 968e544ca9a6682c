import { useEffect, useEffectEvent, useRef } from 'react';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { closeDialog, showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToDecks, useUi } from '#renderer/state/ui-store.ts';
import type { DeckDialogProps } from './rename-deck-dialog.tsx';

/** Asks first when cards would go. An empty or filtered deck loses none, and deleting can be undone. */
export function DeleteDeckDialog({ deckId, onClose }: DeckDialogProps) {
  const text = useText();
  const remove = useOperation('decks.remove', (error) => {
    onClose();
    showError(error);
  });
  const preview = useServerQuery('decks.removalPreview', { deckIds: [deckId] });
  const begun = useRef(false);
  const asks = preview.data !== undefined && preview.data.cardCount > 0 && !preview.data.filtered;

  async function removeNow(): Promise<void> {
    if (begun.current) return;
    begun.current = true;
    const name = preview.data?.fullName ?? '';
    const removed = await remove.run({ deckIds: [deckId] });
    if (removed === undefined) return;
    showToast(text('decks-deleted', { deck: name, cards: removed.cardCount }), { canUndo: true });
    if (useUi.getState().route.screen === 'overview') goToDecks();
    closeDialog();
  }
  const withoutAsking = useEffectEvent(() => void removeNow());
  const failed = useEffectEvent(() => {
    onClose();
    showError(preview.error);
  });
  const { isSuccess, isError, isPlaceholderData } = preview;
  useEffect(() => {
    if (isError) failed();
    else if (isSuccess && !isPlaceholderData && !asks) withoutAsking();
  }, [isError, isSuccess, isPlaceholderData, asks]);

  if (!asks || isPlaceholderData) return null;
  const { fullName, cardCount, deckCount } = preview.data;
  return (
    <ConfirmDialog
      title={text('decks-delete-title', { deck: fullName, cards: cardCount })}
      onClose={onClose}
      action={text('decks-delete-do')}
      onConfirm={() => void removeNow()}
    >
      <p>{text('decks-delete-text', { cards: cardCount })}</p>
      {deckCount > 1 ? <p>{text('decks-delete-children', { count: deckCount - 1 })}</p> : null}
      <p className="soft">{text('decks-delete-undo')}</p>
    </ConfirmDialog>
  );
}
