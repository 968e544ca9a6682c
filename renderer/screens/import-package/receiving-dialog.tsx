import { ProgressDialog } from '#renderer/components/progress-dialog.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
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
  return (
    <ProgressDialog
      title={text('import-receiving')}
      value={progressShare(doneBytes, totalBytes)}
      numbers={text('sync-progress-bytes', { done: format.bytes(doneBytes), total: format.bytes(totalBytes) })}
      onCancel={cancel}
    />
  );
}
