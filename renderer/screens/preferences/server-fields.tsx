import { useEffect, useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { AnkiWebNotice } from '#renderer/components/ankiweb-notice.tsx';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { isAnkiWebAddress, isPlainHttp } from '#renderer/state/server-address.ts';
import { ConnectionReport } from './connection-report.tsx';

export interface ServerFieldsProps {
  readonly settings: MethodOutput<'sync.settings'>;
  readonly loggedIn: boolean;
}

/** Which server, its address put right when the field is left, and a test of it. */
export function ServerFields({ settings: { server }, loggedIn }: ServerFieldsProps) {
  const text = useText();
  const translator = useTranslator();
  const format = useFormat();
  const saved = server.kind === 'own' ? server.url : '';
  const [kind, setKind] = useState(server.kind);
  const [address, setAddress] = useState(saved);
  const [problem, setProblem] = useState<string>();
  const [report, setReport] = useState<MethodOutput<'sync.testConnection'>>();
  useEffect(() => setAddress(saved), [saved]);
  const explain = (error: unknown): void => {
    if (isAppError(error)) setProblem(errorWords(error, translator, format).title);
    else showError(error);
  };
  const set = useOperation('sync.setSettings', explain);
  const test = useOperation('sync.testConnection', explain);

  async function keepAddress(): Promise<boolean> {
    if (address.trim() === saved) return true;
    if (address.trim() === '') {
      setAddress(saved);
      return false;
    }
    if (isAnkiWebAddress(address)) {
      // Its notice comes first.
      setKind('ankiweb');
      setAddress(saved);
      return false;
    }
    const kept = await set.run({ server: { kind: 'own', url: address.trim() } });
    if (kept?.server.kind === 'own') setAddress(kept.server.url);
    return kept !== undefined;
  }
  async function tryConnection(): Promise<void> {
    setProblem(undefined);
    setReport(undefined);
    if (!(await keepAddress())) return;
    setReport(await test.run({ serverUrl: address.trim() }));
  }
  function choose(chosen: 'own' | 'ankiweb'): void {
    setKind(chosen);
    setProblem(undefined);
    setReport(undefined);
  }
  return (
    <section className="form server-fields">
      <Choice
        label={text('preferences-server')}
        value={kind}
        options={[
          { value: 'own', label: text('login-server-own') },
          { value: 'ankiweb', label: text('login-server-ankiweb') },
        ]}
        onChange={choose}
      />
      {kind === 'ankiweb' ? (
        <AnkiWebNotice
          accepted={server.kind === 'ankiweb'}
          onAccept={(accepted) => accepted && void set.run({ server: { kind: 'ankiweb' } })}
        />
      ) : (
        <>
          <TextInput
            label={text('preferences-address')}
            direction="ltr"
            autoComplete="off"
            value={address}
            onChange={(typed) => {
              setAddress(typed);
              setProblem(undefined);
              setReport(undefined);
            }}
            onBlur={() => void keepAddress()}
            hint={text(isPlainHttp(address) ? 'login-address-plain' : 'login-address-hint')}
            error={problem}
          />
          <div className="button-row">
            <Button isDisabled={test.running || address.trim() === ''} onPress={() => void tryConnection()}>
              {text('preferences-test')}
            </Button>
            <ConnectionReport running={test.running} address={address} report={report} />
          </div>
        </>
      )}
      {loggedIn ? <span className="field-hint">{text('preferences-server-change-note')}</span> : null}
    </section>
  );
}
