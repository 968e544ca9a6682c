import { useId, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { certificateText, maxCertificateBytes } from './certificate-text.ts';

/** The certificates that are trusted beside those of the system: what they are, another, none. */
export function CertificatesField() {
  const text = useText();
  const [titleId, hintId] = [useId(), useId()];
  const chooseButton = useRef<HTMLButtonElement>(null);
  const certificates = useServerQuery('sync.trustedCertificates', {}).data;
  const { problem, running, choose, remove } = useCertificateChange();
  if (certificates === undefined) return null;
  const some = certificates.length > 0;
  return (
    <section className="field" aria-labelledby={titleId}>
      <h3 className="field-label" id={titleId}>
        {text('certificates-title')}
      </h3>
      {some ? <CertificateList certificates={certificates} /> : null}
      <div className="button-row">
        <FileTrigger onSelect={(files) => void choose(files?.item(0) ?? undefined)}>
          <Button ref={chooseButton} describedBy={hintId}>
            {text(some ? 'certificates-replace' : 'certificates-add')}
          </Button>
        </FileTrigger>
        {some ? (
          <Button
            isDisabled={running}
            onPress={() => {
              // This button is about to go.
              chooseButton.current?.focus();
              void remove();
            }}
          >
            {text('certificates-remove')}
          </Button>
        ) : null}
      </div>
      <span className={problem === undefined ? 'field-hint' : 'field-error'} id={hintId} role="status">
        {problem ?? text('certificates-hint')}
      </span>
    </section>
  );
}

function useCertificateChange() {
  const text = useText();
  const translator = useTranslator();
  const format = useFormat();
  const [problem, setProblem] = useState<string>();
  const trust = useOperation('sync.trustCertificates', (error) => {
    if (!isAppError(error, 'sync.badCertificate')) return showError(error);
    const { title, next } = errorWords(error, translator, format);
    setProblem(`${title} ${next}`);
  });
  async function choose(file: File | undefined): Promise<void> {
    setProblem(undefined);
    if (file === undefined) return;
    if (file.size > maxCertificateBytes) return setProblem(text('certificates-too-large'));
    const pem = certificateText(new Uint8Array(await file.arrayBuffer()));
    if ((await trust.run({ pem })) !== undefined) showToast(text('certificates-added'));
  }
  async function remove(): Promise<void> {
    setProblem(undefined);
    if ((await trust.run({ pem: null })) !== undefined) showToast(text('certificates-removed'));
  }
  return { problem, running: trust.running, choose, remove };
}

function CertificateList({ certificates }: { readonly certificates: MethodOutput<'sync.trustedCertificates'> }) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  return (
    <ul className="plain-list">
      {certificates.map(({ subject, fingerprint, validUntilMs }) => (
        <li key={fingerprint}>
          <bdi>{subject}</bdi>
          <span className="soft"> {text('certificates-until', { when: format.moment(validUntilMs, nowMs) })}</span>
          <span className="field-hint path fingerprint" dir="ltr">
            {fingerprint}
          </span>
        </li>
      ))}
    </ul>
  );
}
