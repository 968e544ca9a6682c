import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface SetDueDateDialogProps {
  readonly cardIds: readonly CardId[];
  /** Each place has choices of its own, as in the official client. */
  readonly place: 'reviewer' | 'browser';
  readonly onClose: () => void;
}

/** `3`, `3-7`, and `!` to set the interval too. */
const WRITTEN = /^\s*\d{1,5}\s*(?:-\s*\d{1,5}\s*)?!?\s*$/u;

export function SetDueDateDialog({ cardIds, place, onClose }: SetDueDateDialogProps) {
  const text = useText();
  const setDueDate = useOperation('scheduler.setDueDate');
  const last = useServerQuery('scheduler.handChoices', { place }).data;
  // The dialog is there before the answer is: keys that follow its own at once are meant for it.
  const [typed, setTyped] = useState<string>();
  const days = typed ?? last?.dueDays ?? '';
  const [tried, setTried] = useState(false);
  const isWrong = !WRITTEN.test(days);

  async function submit(): Promise<void> {
    setTried(true);
    if (isWrong) return;
    const written = days.replaceAll(/\s/gu, '');
    const done = await setDueDate.run({ cardIds: [...cardIds], days: written, rememberFor: place });
    if (done === undefined) return;
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
        onChange={setTyped}
        hint={text('reviewer-due-hint')}
        error={tried && isWrong ? text('reviewer-due-wrong') : undefined}
        direction="ltr"
        autoFocus
      />
    </Dialog>
  );
}
