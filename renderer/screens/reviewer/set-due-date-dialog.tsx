import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface SetDueDateDialogProps {
  readonly cardIds: readonly CardId[];
  readonly onClose: () => void;
}

/** `3`, `3-7`, and `!` to set the interval too. */
const WRITTEN = /^\s*\d{1,5}\s*(?:-\s*\d{1,5}\s*)?!?\s*$/u;
/** What was written last, for as long as the window lives. */
let lastWritten = '0';

export function SetDueDateDialog({ cardIds, onClose }: SetDueDateDialogProps) {
  const text = useText();
  const setDueDate = useOperation('scheduler.setDueDate');
  const [days, setDays] = useState(lastWritten);
  const [tried, setTried] = useState(false);
  const isWrong = !WRITTEN.test(days);

  async function submit(): Promise<void> {
    setTried(true);
    if (isWrong) return;
    const done = await setDueDate.run({ cardIds: [...cardIds], days: days.replaceAll(/\s/gu, '') });
    if (done === undefined) return;
    lastWritten = days;
    showToast(text('reviewer-due-set', { count: done.cardCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('reviewer-due-title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="chosen" type="submit" isDisabled={setDueDate.running}>
            {text('reviewer-due-do')}
          </Button>
        </>
      }
    >
      <TextInput
        label={text('reviewer-due-days')}
        value={days}
        onChange={setDays}
        hint={text('reviewer-due-hint')}
        error={tried && isWrong ? text('reviewer-due-wrong') : undefined}
        direction="ltr"
        autoFocus
      />
    </Dialog>
  );
}
