import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { Check } from '#renderer/components/choice.tsx';

export interface ResetCardDialogProps {
  readonly cardIds: readonly CardId[];
  /** Each place has choices of its own, as in the official client. */
  readonly place: 'reviewer' | 'browser';
  readonly onClose: () => void;
}

/** Makes cards new again; their reviews stay in the log. */
export function ResetCardDialog({ cardIds, place, onClose }: ResetCardDialogProps) {
  const text = useText();
  const forget = useOperation('scheduler.forget');
  const last = useServerQuery('scheduler.handChoices', { place }).data;
  const [chosen, setChosen] = useState<{ restorePosition?: boolean; resetCounts?: boolean }>({});
  const { restorePosition, resetCounts } = {
    restorePosition: chosen.restorePosition ?? last?.restorePosition ?? true,
    resetCounts: chosen.resetCounts ?? last?.resetCounts ?? false,
  };

  async function submit(): Promise<void> {
    const choice = { restorePosition, resetCounts, rememberFor: place } as const;
    const done = await forget.run({ cardIds: [...cardIds], ...choice });
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
      <Check isSelected={restorePosition} onChange={(on) => setChosen({ ...chosen, restorePosition: on })}>
        {text('reviewer-reset-position')}
      </Check>
      <Check isSelected={resetCounts} onChange={(on) => setChosen({ ...chosen, resetCounts: on })}>
        {text('reviewer-reset-counts')}
      </Check>
    </Dialog>
  );
}
