import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly action: string;
  /** What is wrong with a name. */
  readonly problemOf: (name: string) => string | undefined;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Another name for something. */
export function NameDialog({ title, name, action, problemOf, onName, onClose }: NameDialogProps) {
  const text = useText();
  const [typed, setTyped] = useState(name);
  const problem = problemOf(typed.trim());
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (problem === undefined) onName(typed.trim());
      }}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={problem !== undefined}>
            {action}
          </Button>
        </>
      }
    >
      <TextInput
        label={text('notetypes-name')}
        autoFocus
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        error={problem}
      />
    </Dialog>
  );
}
