import { useState } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { ChoiceList, namedLike } from '#renderer/components/choice-list.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { DeckDialogProps } from './rename-deck-dialog.tsx';

const topLevel = 'top';

/** The keyboard's way of dragging a deck onto another. */
export function MoveDeckDialog({ deckId, onClose }: DeckDialogProps) {
  const text = useText();
  const reparent = useOperation('decks.reparent');
  const tree = useServerQuery('decks.tree', {}).data ?? [];
  const deck = useServerQuery('decks.get', { deckId }).data;
  const [wanted, setWanted] = useState('');
  const [target, setTarget] = useState(topLevel);
  if (deck?.deckId !== deckId) return null;
  const targets = namedLike(possibleTargets(tree, deckId), wanted, ({ fullName }) => fullName);
  async function submit(): Promise<void> {
    const parent = targets.find((candidate) => String(candidate.deckId) === target);
    if (parent === undefined && target !== topLevel) return;
    const moved = await reparent.run({ deckIds: [deckId], newParentId: parent?.deckId ?? null });
    if (moved === undefined) return;
    if (moved.movedCount > 0) showToast(text('decks-moved', { count: moved.movedCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('decks-move-title', { deck: deck.name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={reparent.running}>
            {text('decks-move-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput label={text('decks-move-find')} autoFocus autoComplete="off" value={wanted} onChange={setWanted} />
        <ChoiceList
          label={text('decks-move-target')}
          options={[
            { key: topLevel, label: text('decks-move-top') },
            ...targets.map((deck) => ({ key: String(deck.deckId), label: deck.fullName })),
          ]}
          chosen={target}
          onChoose={setTarget}
        />
        <p className="soft">{text('decks-move-text')}</p>
      </div>
    </Dialog>
  );
}

/** Every deck that can take it: not itself, nothing inside it, no filtered deck. */
function possibleTargets(tree: readonly DeckTreeNode[], movedId: DeckId): DeckTreeNode[] {
  return tree.flatMap((deck) => {
    if (deck.deckId === movedId) return [];
    const inside = possibleTargets(deck.children, movedId);
    return deck.filtered ? inside : [deck, ...inside];
  });
}
