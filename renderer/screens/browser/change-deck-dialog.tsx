import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { ChoiceList, namedLike } from '#renderer/components/choice-list.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { normalDecks } from '#renderer/components/normal-decks.ts';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface ChangeDeckDialogProps {
  readonly cardIds: readonly CardId[];
  readonly onClose: () => void;
}

/** Normal decks only: a filtered one gathers its cards itself. */
export function ChangeDeckDialog({ cardIds, onClose }: ChangeDeckDialogProps) {
  const text = useText();
  const setDeck = useOperation('cards.setDeck');
  const tree = useServerQuery('decks.tree', {}).data ?? [];
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<string>();
  const decks = namedLike(normalDecks(tree), wanted, ({ fullName }) => fullName);
  const deck = decks.find(({ deckId }) => String(deckId) === chosen) ?? (wanted.trim() === '' ? undefined : decks[0]);
  async function submit(): Promise<void> {
    if (deck === undefined) return;
    const moved = await setDeck.run({ cardIds: [...cardIds], deckId: deck.deckId });
    if (moved === undefined) return;
    showToast(text('browser-cards-changed', { count: moved.cardCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-change-deck-title', { count: cardIds.length })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={setDeck.running || deck === undefined}>
            {text('browser-change-deck-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput label={text('decks-move-find')} autoFocus autoComplete="off" value={wanted} onChange={setWanted} />
        <ChoiceList
          label={text('add-deck')}
          options={decks.map(({ deckId, fullName }) => ({ key: String(deckId), label: fullName }))}
          chosen={deck && String(deck.deckId)}
          onChoose={setChosen}
        />
      </div>
    </Dialog>
  );
}
