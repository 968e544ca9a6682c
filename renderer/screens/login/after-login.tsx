import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SharedAccountNote } from '#renderer/frame/shared-account-note.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { startSync } from '#renderer/state/sync-flow.ts';

export type LoggedIn = MethodOutput<'sync.login'>;

export interface AfterLoginProps {
  readonly loggedIn: LoggedIn;
  readonly onClose: () => void;
}

/** Offers the first sync, and stops at an account that this collection has never seen. */
export function AfterLogin({ loggedIn: { username, host, differentUser }, onClose }: AfterLoginProps) {
  const text = useText();
  const { calls } = useClient();
  const logout = useOperation('sync.logout');
  const syncNow = (): void => {
    onClose();
    // What this dialog has just asked need not be asked again.
    void startSync(calls, { otherAccount: differentUser });
  };
  async function logOut(): Promise<void> {
    await logout.run({});
    onClose();
  }
  if (differentUser) {
    return (
      <Dialog
        title={text('other-account-title')}
        role="alertdialog"
        onClose={onClose}
        actions={
          <>
            <Button onPress={syncNow}>{text('other-account-continue', { user: username })}</Button>
            <Button look="chosen" autoFocus onPress={() => void logOut()}>
              {text('other-account-logout')}
            </Button>
          </>
        }
      >
        <p>{text('login-done', { user: username, host })}</p>
        <p>{text('other-account-text')}</p>
        <SharedAccountNote />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={text('sync-now-title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('sync-now-later')}</Button>
          <Button look="primary" autoFocus onPress={syncNow}>
            {text('sync-now')}
          </Button>
        </>
      }
    >
      <p>{text('login-done', { user: username, host })}</p>
      <p>{text('sync-now-text')}</p>
      <SharedAccountNote />
    </Dialog>
  );
}
