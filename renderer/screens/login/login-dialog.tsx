import { useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';
import { AfterLogin, type LoggedIn } from './after-login.tsx';
import { type LoginDraft, type LoginProblems, loginProblems, meansAnkiWeb } from './login-draft.ts';
import { LoginFields } from './login-fields.tsx';

export interface LoginDialogProps {
  readonly syncAfterwards: boolean;
  readonly onClose: () => void;
}

/** Asks which server, and who. What was typed stays after a failure, the password included. */
export function LoginDialog({ syncAfterwards, onClose }: LoginDialogProps) {
  const settings = useServerQuery('sync.settings', {}).data;
  const { calls } = useClient();
  const [loggedIn, setLoggedIn] = useState<LoggedIn>();
  async function goOn(done: LoggedIn): Promise<void> {
    if (!syncAfterwards || done.differentUser || (await hasNote())) return setLoggedIn(done);
    onClose();
    void startSync(calls);
  }
  /** What the dialog after the login would say of the account, besides asking whether to sync. */
  async function hasNote(): Promise<boolean> {
    try {
      return (await calls.app.othersOnAccount({})).length > 0;
    } catch (error: unknown) {
      showError(error);
      return false;
    }
  }
  if (loggedIn !== undefined) return <AfterLogin loggedIn={loggedIn} onClose={onClose} />;
  if (settings === undefined) return null;
  const known = settings.server;
  return (
    <LoginForm
      start={{
        kind: known.kind,
        address: known.kind === 'own' ? known.url : '',
        username: '',
        password: '',
        noticeAccepted: known.kind === 'ankiweb',
      }}
      onClose={onClose}
      onLoggedIn={(done) => void goOn(done)}
    />
  );
}

interface LoginFormProps {
  readonly start: LoginDraft;
  readonly onClose: () => void;
  readonly onLoggedIn: (loggedIn: LoggedIn) => void;
}

function LoginForm({ start, onClose, onLoggedIn }: LoginFormProps) {
  const text = useText();
  const [draft, setDraft] = useState(start);
  const [problems, setProblems] = useState<LoginProblems>({});
  const login = useOperation('sync.login', (error) => {
    if (isAppError(error, 'sync.wrongCredentials')) setProblems({ password: 'login-wrong' });
    else showError(error, { retry: () => void submit() });
  });
  const waitsForNotice = meansAnkiWeb(draft) && !draft.noticeAccepted;
  async function submit(): Promise<void> {
    // Nothing was written: whoever says OK to that means to leave.
    if (draft.username.trim() === '' && draft.password === '') return onClose();
    const missing = loginProblems(draft);
    setProblems(missing);
    if (waitsForNotice || Object.keys(missing).length > 0 || login.running) return;
    const done = await login.run({
      serverUrl: draft.kind === 'ankiweb' ? '' : draft.address.trim(),
      username: draft.username.trim(),
      password: draft.password,
    });
    if (done !== undefined) onLoggedIn(done);
  }
  return (
    <Dialog
      title={text('login-title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={login.running || waitsForNotice}>
            {text(login.running ? 'login-working' : 'login-do')}
          </Button>
        </>
      }
    >
      <LoginFields
        draft={draft}
        problems={problems}
        addressKnown={start.address !== ''}
        onChange={(patch) => {
          setProblems({});
          setDraft({ ...draft, ...patch });
        }}
      />
    </Dialog>
  );
}
