import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { AddProblem } from './use-add-note.ts';

export interface AddProblemDialogProps {
  readonly problem: AddProblem;
  readonly firstField: string;
  readonly notetypeName: string;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

/** Why the note was not added; two of the reasons may be passed over. */
export function AddProblemDialog({ problem, firstField, notetypeName, onAdd, onClose }: AddProblemDialogProps) {
  const text = useText();
  const said = {
    empty: text('add-empty-first', { field: firstField }),
    missingCloze: text('add-missing-cloze-text', { key: 'Ctrl+Shift+C' }),
    notetypeNotCloze: text('add-no-cloze-type-text', { notetype: notetypeName }),
    fieldNotCloze: text('add-cloze-elsewhere'),
  }[problem];
  const mayPass = problem === 'missingCloze' || problem === 'notetypeNotCloze';
  const title = {
    empty: text('add-not-added'),
    missingCloze: text('add-missing-cloze-title'),
    notetypeNotCloze: text('add-no-cloze-type-title'),
    fieldNotCloze: text('add-not-added'),
  }[problem];
  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          {mayPass ? <Button onPress={onAdd}>{text('add-missing-cloze-do')}</Button> : null}
          <Button look="chosen" type="submit" autoFocus>
            {text('add-leave-stay')}
          </Button>
        </>
      }
    >
      <p>{said}</p>
    </Dialog>
  );
}
