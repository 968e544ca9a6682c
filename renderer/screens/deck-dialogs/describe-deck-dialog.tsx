import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { DeckDialogProps } from './rename-deck-dialog.tsx';

export function DescribeDeckDialog({ deckId, onClose }: DeckDialogProps) {
  const deck = useServerQuery('decks.get', { deckId }).data;
  return deck?.deckId === deckId ? <DescriptionForm deck={deck} onClose={onClose} /> : null;
}

interface DescriptionFormProps {
  readonly deck: MethodOutput<'decks.get'>;
  readonly onClose: () => void;
}

function DescriptionForm({ deck, onClose }: DescriptionFormProps) {
  const text = useText();
  const save = useOperation('decks.setDescription');
  const [description, setDescription] = useState(deck.description);
  const [markdown, setMarkdown] = useState(deck.descriptionIsMarkdown);
  async function submit(): Promise<void> {
    const saved = await save.run({ deckId: deck.deckId, description, markdown });
    if (saved === undefined) return;
    showToast(text('overview-description-saved'), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('overview-description-title', { deck: deck.name })}
      size="medium"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={save.running}>
            {text('button-save')}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput
          label={text('overview-description-label')}
          autoFocus
          lines={8}
          value={description}
          onChange={setDescription}
          hint={text(markdown ? 'overview-description-markdown-hint' : 'overview-description-hint')}
        />
        <Check isSelected={markdown} onChange={setMarkdown}>
          {text('overview-description-markdown')}
        </Check>
      </div>
    </Dialog>
  );
}
