import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { Check } from '#renderer/components/choice.tsx';

export interface ResetCardDialogProps {
  readonly cardIds: readonly CardId[];
  readonly onClose: () => void;
}

/** Makes cards new again; their reviews stay in the log. */
export function ResetCardDialog({ cardIds, onClose }: ResetCardDialogProps) {
  const text = useText();
  const forget = useOperation('scheduler.forget');
  const [restorePosition, setRestorePosition] = useState(true);
  const [resetCounts, setResetCounts] = useState(false);

  async function submit(): Promise<void> {
    const done = await forget.run({ cardIds: [...cardIds], restorePosition, resetCounts });
    if (done === undefined) return;
    showToast(text('reviewer-reset-done', { count: done.cardCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('reviewer-reset-title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="chosen" type="submit" isDisabled={forget.running} autoFocus>
            {text('reviewer-reset-do')}
          </Button>
        </>
      }
    >
      <p>{text('reviewer-reset-text')}</p>
      <Check isSelected={restorePosition} onChange={setRestorePosition}>
        {text('reviewer-reset-position')}
      </Check>
      <Check isSelected={resetCounts} onChange={setResetCounts}>
        {text('reviewer-reset-counts')}
      </Check>
    </Dialog>
  );
}
