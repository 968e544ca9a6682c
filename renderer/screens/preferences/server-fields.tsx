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

/** The address as typed, kept when the field is left, and tried on request. */
function useServerAddress(server: ServerFieldsProps['settings']['server'], onAnkiWeb: () => void) {
  const translator = useTranslator();
  const format = useFormat();
  const saved = server.kind === 'own' ? server.url : '';
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

  function change(typed: string): void {
    setAddress(typed);
    setProblem(undefined);
    setReport(undefined);
  }
  /** True when the address in the field is the one that is kept. */
  async function keep(): Promise<boolean> {
    const typed = address.trim();
    if (typed === saved) return true;
    if (typed === '') {
      setAddress(saved);
      return false;
    }
    if (isAnkiWebAddress(typed)) {
      // Its notice comes first.
      setAddress(saved);
      onAnkiWeb();
      return false;
    }
    const kept = await set.run({ server: { kind: 'own', url: typed } });
    if (kept?.server.kind === 'own') setAddress(kept.server.url);
    return kept !== undefined;
  }
  async function tryOut(): Promise<void> {
    change(address);
    if (await keep()) setReport(await test.run({ serverUrl: address.trim() }));
  }
  return { address, problem, report, testing: test.running, change, keep, tryOut };
}

/** Which server, its address put right when the field is left, and a test of it. */
export function ServerFields({ settings: { server }, loggedIn }: ServerFieldsProps) {
  const text = useText();
  const [kind, setKind] = useState(server.kind);
  const typed = useServerAddress(server, () => setKind('ankiweb'));
  const set = useOperation('sync.setSettings');
  return (
    <section className="form server-fields">
      <Choice
        label={text('preferences-server')}
        value={kind}
        options={[
          { value: 'own', label: text('login-server-own') },
          { value: 'ankiweb', label: text('login-server-ankiweb') },
        ]}
        onChange={setKind}
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
            value={typed.address}
            onChange={typed.change}
            onBlur={() => void typed.keep()}
            hint={text(isPlainHttp(typed.address) ? 'login-address-plain' : 'login-address-hint')}
            error={typed.problem}
          />
          <div className="button-row">
            <Button isDisabled={typed.testing || typed.address.trim() === ''} onPress={() => void typed.tryOut()}>
              {text('preferences-test')}
            </Button>
            <ConnectionReport running={typed.testing} address={typed.address} report={typed.report} />
          </div>
        </>
      )}
      {loggedIn ? <span className="field-hint">{text('preferences-server-change-note')}</span> : null}
    </section>
  );
}
