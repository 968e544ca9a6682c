import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface DeckNameDialogProps {
  readonly title: string;
  readonly doLabel: string;
  readonly startName: string;
  readonly running: boolean;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the full name of a deck. */
export function DeckNameDialog({ title, doLabel, startName, running, onSubmit, onClose }: DeckNameDialogProps) {
  const text = useText();
  const [name, setName] = useState(startName);
  const [asked, setAsked] = useState(false);
  const empty = name.trim() === '';
  function submit(): void {
    setAsked(true);
    if (!empty && !running) onSubmit(name);
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={running}>
            {doLabel}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput
          label={text('decks-name')}
          autoFocus
          autoComplete="off"
          value={name}
          onChange={setName}
          hint={text('decks-name-hint')}
          error={asked && empty ? text('decks-name-empty') : undefined}
        />
      </div>
    </Dialog>
  );
}
