import type { PlainMessageId } from '#shared/i18n/translate.ts';
import { Button } from '#renderer/components/button.tsx';
import { CopyableDetails } from '#renderer/components/copyable-details.tsx';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';

export interface CantOpenScreenProps {
  readonly error: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
  /** Version, door, system: for a report. */
  readonly about: string;
}

const cases = ['newer', 'damaged', 'readOnly', 'busy', 'missing'] as const;

/** Why the collection is not open, in words, and the ways out. */
export function CantOpenScreen({ error, about }: CantOpenScreenProps) {
  const text = useText();
  const { textWith } = useTranslator();
  const reopen = useOperation('app.reopen');
  const found = cases.find((name) => error.code === `collection.${name}`);
  const title: PlainMessageId = `cant-open-title-${found ?? 'other'}`;
  const { file = '', door = '', processId = 0, address = null } = error.details;
  const values = { file: String(file), door: String(door), process: String(processId) };
  return (
    <main className="page page-narrow">
      <section className="panel cant-open" role="alert">
        <h1 className="overview-title">{text(title)}</h1>
        <p>{found === undefined ? text('safe-collection') : textWith(`cant-open-text-${found}`, values)}</p>
        {typeof address === 'string' ? <p>{text('cant-open-busy-address', { address })}</p> : null}
        <div className="button-row">
          <Button look="primary" isDisabled={reopen.running} onPress={() => void reopen.run({ safeMode: false })}>
            {text('button-try-again')}
          </Button>
          <Button onPress={() => openDialog({ kind: 'backups' })}>{text('cant-open-backups')}</Button>
        </div>
        <CopyableDetails
          summary={text('dialog-details')}
          copyLabel={text('button-copy')}
          copiedLabel={text('button-copied')}
          details={`${about}\n${error.code}\n${JSON.stringify(error.details)}`}
        />
      </section>
    </main>
  );
}
