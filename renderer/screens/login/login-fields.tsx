import { Choice } from '#renderer/components/choice.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { AnkiWebNotice } from '#renderer/components/ankiweb-notice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { isPlainHttp } from '#renderer/state/server-address.ts';
import { type LoginDraft, type LoginProblems, meansAnkiWeb } from './login-draft.ts';

const signUpAddress = 'https://ankiweb.net/account/signup';

export interface LoginFieldsProps {
  readonly draft: LoginDraft;
  readonly problems: LoginProblems;
  /** The address was known when the dialog opened: the user name comes first. */
  readonly addressKnown: boolean;
  readonly onChange: (patch: Partial<LoginDraft>) => void;
}

export function LoginFields({ draft, problems, addressKnown, onChange }: LoginFieldsProps) {
  const text = useText();
  const say = (id: LoginProblems[keyof LoginProblems]): string | undefined => (id === undefined ? undefined : text(id));
  return (
    <div className="form">
      <Choice
        label={text('login-server')}
        value={draft.kind}
        options={[
          { value: 'own', label: text('login-server-own') },
          { value: 'ankiweb', label: text('login-server-ankiweb') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      {draft.kind === 'own' ? (
        <TextInput
          label={text('login-address')}
          direction="ltr"
          autoFocus={!addressKnown}
          autoComplete="off"
          value={draft.address}
          onChange={(address) => onChange({ address })}
          hint={text(isPlainHttp(draft.address) ? 'login-address-plain' : 'login-address-hint')}
          error={say(problems.address)}
        />
      ) : null}
      {meansAnkiWeb(draft) ? (
        <AnkiWebNotice
          accepted={draft.noticeAccepted}
          onAccept={(noticeAccepted) => onChange({ noticeAccepted })}
          signUpAddress={signUpAddress}
        />
      ) : null}
      <TextInput
        label={text(draft.kind === 'ankiweb' ? 'login-email' : 'login-username')}
        direction="ltr"
        autoFocus={addressKnown}
        autoComplete="username"
        value={draft.username}
        onChange={(username) => onChange({ username })}
        error={say(problems.username)}
      />
      <TextInput
        label={text('login-password')}
        type="password"
        direction="ltr"
        autoComplete="current-password"
        value={draft.password}
        onChange={(password) => onChange({ password })}
        hint={text('login-keeps')}
        error={say(problems.password)}
      />
    </div>
  );
}
