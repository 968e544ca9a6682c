import { useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { AnkiWebNotice } from '#renderer/components/ankiweb-notice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { isAnkiWebAddress, isPlainHttp } from '#renderer/state/server-address.ts';
import { AfterLogin, type LoggedIn } from './after-login.tsx';
import { type LoginDraft, loginProblems } from './login-draft.ts';

const signUpAddress = 'https://ankiweb.net/account/signup';

/** Asks which server, and who. What was typed stays after a failure, the password included. */
export function LoginDialog({ onClose }: { readonly onClose: () => void }) {
  const settings = useServerQuery('sync.settings', {}).data;
  const [loggedIn, setLoggedIn] = useState<LoggedIn>();
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
      onLoggedIn={setLoggedIn}
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
  const [asked, setAsked] = useState(false);
  const [wrong, setWrong] = useState(false);
  const login = useOperation('sync.login', (error) => {
    if (isAppError(error, 'sync.wrongCredentials')) setWrong(true);
    else showError(error, { retry: () => void submit() });
  });
  const problems = asked ? loginProblems(draft) : {};
  const change = (patch: Partial<LoginDraft>): void => {
    setWrong(false);
    setDraft({ ...draft, ...patch });
  };
  const meansAnkiWeb = draft.kind === 'ankiweb' || isAnkiWebAddress(draft.address);
  const waitsForNotice = meansAnkiWeb && !draft.noticeAccepted;
  async function submit(): Promise<void> {
    setAsked(true);
    if (waitsForNotice || Object.keys(loginProblems(draft)).length > 0 || login.running) return;
    const done = await login.run({
      serverUrl: draft.kind === 'ankiweb' ? '' : draft.address.trim(),
      username: draft.username.trim(),
      password: draft.password,
    });
    if (done !== undefined) onLoggedIn(done);
  }
  const say = (id: (typeof problems)[keyof typeof problems]): string | undefined =>
    id === undefined ? undefined : text(id);
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
      <div className="form">
        <Choice
          label={text('login-server')}
          value={draft.kind}
          options={[
            { value: 'own', label: text('login-server-own') },
            { value: 'ankiweb', label: text('login-server-ankiweb') },
          ]}
          onChange={(kind) => change({ kind })}
        />
        {draft.kind === 'own' ? (
          <TextInput
            label={text('login-address')}
            type="text"
            direction="ltr"
            autoFocus={start.address === ''}
            autoComplete="off"
            value={draft.address}
            onChange={(address) => change({ address })}
            hint={text(isPlainHttp(draft.address) ? 'login-address-plain' : 'login-address-hint')}
            error={say(problems.address)}
          />
        ) : null}
        {meansAnkiWeb ? (
          <AnkiWebNotice
            accepted={draft.noticeAccepted}
            onAccept={(noticeAccepted) => change({ noticeAccepted })}
            signUpAddress={signUpAddress}
          />
        ) : null}
        <TextInput
          label={text(draft.kind === 'ankiweb' ? 'login-email' : 'login-username')}
          direction="ltr"
          autoFocus={start.address !== ''}
          autoComplete="username"
          value={draft.username}
          onChange={(username) => change({ username })}
          error={say(problems.username)}
        />
        <TextInput
          label={text('login-password')}
          type="password"
          direction="ltr"
          autoComplete="current-password"
          value={draft.password}
          onChange={(password) => change({ password })}
          hint={text('login-keeps')}
          error={wrong ? text('login-wrong') : say(problems.password)}
        />
      </div>
    </Dialog>
  );
}
