import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { Button } from '#renderer/components/button.tsx';
import { ChooseDialog } from '#renderer/components/choose-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { goToOverview } from '#renderer/state/ui-store.ts';

/** To a deck from anywhere, by parts of its name. */
export function StudyDeckDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const select = useOperation('decks.select');
  const tree = useServerQuery('decks.tree', {}).data;
  const current = useServerQuery('decks.current', {}).data;
  if (tree === undefined) return null;
  const decks = everyDeck(tree);
  async function open(key: string): Promise<void> {
    const deck = decks.find(({ deckId }) => String(deckId) === key);
    if (deck === undefined || (await select.run({ deckId: deck.deckId })) === undefined) return;
    onClose();
    goToOverview(deck.deckId);
  }
  return (
    <ChooseDialog
      title={text('study-deck-title')}
      findLabel={text('decks-move-find')}
      options={decks.map(({ deckId, fullName }) => ({ key: String(deckId), label: fullName }))}
      chosen={current && String(current.deckId)}
      onChoose={(key) => void open(key)}
      onClose={onClose}
      other={(typed) => (
        <Button onPress={() => openDialog({ kind: 'createDeck', name: typed.trim() })}>
          {text('command-createDeck')}
        </Button>
      )}
    />
  );
}

function everyDeck(tree: readonly DeckTreeNode[]): readonly DeckTreeNode[] {
  return tree.flatMap((deck) => [deck, ...everyDeck(deck.children)]);
}
