import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { OtherAccount } from '#renderer/state/sync-flow.ts';

export interface OtherAccountDialogProps {
  readonly accounts: OtherAccount;
  readonly onGoOn: () => void;
  readonly onCancel: () => void;
}

/** Two accounts' collections, once brought together, can't be told apart again: only on the user's word. */
export function OtherAccountDialog({ accounts: { last, now }, onGoOn, onCancel }: OtherAccountDialogProps) {
  const text = useText();
  const nameOf = ({ username, host }: OtherAccount['now']): string =>
    text('account-changed-name', { user: username, host });
  return (
    <Dialog
      title={text('account-changed-title')}
      role="alertdialog"
      onClose={onCancel}
      actions={
        <>
          <Button onPress={onGoOn}>{text('account-changed-go', { user: now.username })}</Button>
          <Button look="chosen" autoFocus onPress={onCancel}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <dl className="facts">
        <dt>{text('account-changed-last')}</dt>
        <dd>{nameOf(last)}</dd>
        <dt>{text('account-changed-now')}</dt>
        <dd>{nameOf(now)}</dd>
      </dl>
      <p>{text('account-changed-text')}</p>
      <p className="note">{text('account-changed-safe')}</p>
    </Dialog>
  );
}
