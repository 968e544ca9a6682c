import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useReceiving } from '#renderer/state/receiving-store.ts';

/** While a large file goes from the browser to the host. */
export function ReceivingDialog() {
  const text = useText();
  const format = useFormat();
  const receiving = useReceiving((state) => state.receiving);
  const slow = useDelayed(receiving !== undefined, 300);
  if (receiving === undefined || !slow) return null;
  const { doneBytes, totalBytes, cancel } = receiving;
  const numbers = text('sync-progress-bytes', { done: format.bytes(doneBytes), total: format.bytes(totalBytes) });
  return (
    <Dialog
      title={text('import-receiving')}
      onClose={cancel}
      actions={
        <Button look="chosen" autoFocus onPress={cancel}>
          {text('button-cancel')}
        </Button>
      }
    >
      <ProgressBar label={text('import-receiving')} value={doneBytes / totalBytes} valueText={numbers} />
      <p className="progress-numbers">{numbers}</p>
    </Dialog>
  );
}
