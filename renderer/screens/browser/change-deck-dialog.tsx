import { useState } from 'react';
import { Label, ListBox, ListBoxItem, type Key } from 'react-aria-components';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { normalDecks } from '#renderer/components/normal-decks.ts';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** More are found by typing: nobody reads a longer list. */
const SHOWN_AT_MOST = 200;

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
  const [chosen, setChosen] = useState<Key>();
  const key = wanted.trim().toLocaleLowerCase();
  const decks = normalDecks(tree)
    .filter(({ fullName }) => fullName.toLocaleLowerCase().includes(key))
    .slice(0, SHOWN_AT_MOST);
  const deck = decks.find(({ deckId }) => String(deckId) === chosen) ?? (key === '' ? undefined : decks[0]);
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
        <div className="field">
          <Label className="field-label">{text('add-deck')}</Label>
          <ListBox
            className="list-box"
            aria-label={text('add-deck')}
            selectionMode="single"
            selectedKeys={deck === undefined ? [] : [String(deck.deckId)]}
            onSelectionChange={(keys) => setChosen(keys === 'all' ? undefined : [...keys][0])}
          >
            {decks.map(({ deckId, fullName }) => (
              <ListBoxItem key={deckId} id={String(deckId)} textValue={fullName} className="list-item">
                <bdi>{fullName}</bdi>
              </ListBoxItem>
            ))}
          </ListBox>
        </div>
      </div>
    </Dialog>
  );
}
