import { useState } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { type DraftPart, withValue } from './notetype-draft.ts';

interface DeckOverrideDialogProps {
  readonly template: DraftPart;
  readonly onChange: (template: DraftPart) => void;
  readonly onClose: () => void;
}

const NONE = '';

/** Where new cards of one template go, whatever deck is chosen when adding. */
export function DeckOverrideDialog({ template, onChange, onClose }: DeckOverrideDialogProps) {
  const text = useText();
  const tree = useServerQuery('decks.tree', {}).data ?? [];
  const { did } = template.json;
  const [deckId, setDeckId] = useState(typeof did === 'number' ? String(did) : NONE);
  const decks = normalDecks(tree);
  return (
    <Dialog
      title={text('cards-deck-title')}
      onClose={onClose}
      onSubmit={() => onChange(withValue(template, 'did', deckId === NONE ? null : Number(deckId)))}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit">
            {text('cards-deck-do')}
          </Button>
        </>
      }
    >
      <SelectInput
        label={text('add-deck')}
        value={deckId}
        onChange={setDeckId}
        options={[
          { value: NONE, label: text('cards-deck-none') },
          ...decks.map(({ deckId: id, fullName }) => ({ value: String(id), label: fullName })),
        ]}
      />
    </Dialog>
  );
}

function normalDecks(tree: readonly DeckTreeNode[]): readonly DeckTreeNode[] {
  return tree.flatMap((deck) => [...(deck.filtered ? [] : [deck]), ...normalDecks(deck.children)]);
}
