import { useRef } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { Choice, Direction } from '#renderer/state/sync-flow.ts';
import { choiceRules } from './choice-rules.ts';
import { ServerWords } from './server-words.tsx';
import { SidesTable } from './sides-table.tsx';

export interface ChoiceDialogProps {
  readonly choice: Choice;
  readonly onChoose: (direction: Direction) => void;
  readonly onCancel: () => void;
}

const labels = { upload: 'choice-upload', download: 'choice-download' } as const;

/** One side must replace the other: which? Esc and Cancel change nothing on either side. */
export function ChoiceDialog({ choice, onChoose, onCancel }: ChoiceDialogProps) {
  const text = useText();
  const defaultButton = useRef<HTMLButtonElement>(null);
  const { title, text: explanation, consequences, defaultAction, offered } = choiceRules(choice);
  const cancel = (
    <Button
      key="cancel"
      {...(defaultAction === 'cancel' ? { ref: defaultButton } : {})}
      look={defaultAction === 'cancel' ? 'chosen' : 'ordinary'}
      autoFocus={defaultAction === 'cancel'}
      onPress={onCancel}
    >
      {text('button-cancel')}
    </Button>
  );
  const directions = offered.map((direction) => (
    <Button
      key={direction}
      {...(defaultAction === direction ? { ref: defaultButton } : {})}
      look={defaultAction === direction ? 'primary' : 'ordinary'}
      autoFocus={defaultAction === direction}
      onPress={() => onChoose(direction)}
    >
      {text(labels[direction])}
    </Button>
  ));
  return (
    <Dialog
      title={text(title)}
      role="alertdialog"
      size="medium"
      onClose={onCancel}
      actions={defaultAction === 'cancel' ? [...directions, cancel] : [cancel, ...directions]}
    >
      <p>{text(explanation)}</p>
      <SidesTable choice={choice} onCounted={() => defaultButton.current?.focus()} />
      <ul className="consequences">
        {consequences.map((id) => (
          <li key={id}>{text(id)}</li>
        ))}
      </ul>
      {consequences.includes('choice-saved') || reasonLosesNothing(choice) ? null : (
        <p className="note">{text('choice-saved')}</p>
      )}
      {choice.serverMessage === '' ? null : (
        <>
          <p>{text('choice-server-says')}</p>
          <ServerWords message={choice.serverMessage} />
        </>
      )}
    </Dialog>
  );
}

/** The server holds nothing: there is nothing of it to save. */
function reasonLosesNothing({ reason }: Choice): boolean {
  return reason === 'serverEmpty' || reason === 'serverEmptyAgain';
}
