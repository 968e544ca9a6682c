import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';

export interface WhichOptionsDialogProps {
  readonly filteredDeckId: DeckId;
  readonly homeDeckId: DeckId;
  readonly onClose: () => void;
}

/** A card in a filtered deck follows the options of its own deck, and the filtered deck has options too. */
export function WhichOptionsDialog({ filteredDeckId, homeDeckId, onClose }: WhichOptionsDialogProps) {
  const text = useText();
  function open(kind: 'filteredDeck' | 'deckOptions'): void {
    onClose();
    openDialog({ kind, deckId: kind === 'filteredDeck' ? filteredDeckId : homeDeckId });
  }
  return (
    <Dialog
      title={text('reviewer-options-title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button onPress={() => open('filteredDeck')}>{text('reviewer-options-filtered')}</Button>
          <Button look="chosen" autoFocus onPress={() => open('deckOptions')}>
            {text('reviewer-options-home')}
          </Button>
        </>
      }
    >
      <p>{text('reviewer-options-text')}</p>
    </Dialog>
  );
}
